using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Intake;

/// <summary>Takes mail by SMTP and by LMTP as long as the application runs; a mail in hand is finished before it stops.</summary>
public sealed class ReceiverService(ReceiverSettings settings, LmtpSettings lmtpSettings, TakeSmtpMail handler, ILogger<SmtpReceiver> logger, TimeProvider time)
    : IHostedService, IAsyncDisposable
{
    private SmtpReceiver? smtp;
    private SmtpReceiver? lmtp;

    /// <summary>The port on which SMTP is spoken; null when that is off.</summary>
    public int? Port => smtp?.Port;

    /// <summary>Where SMTP is spoken; null when that is off.</summary>
    public IPEndPoint? Smtp => Port is { } port ? new(settings.Address, port) : null;

    /// <summary>Where LMTP is spoken; null when that is off.</summary>
    public IPEndPoint? Lmtp => lmtp is null ? null : new(lmtpSettings.Address, lmtp.Port);

    /// <summary>Whether clients of <see cref="Smtp"/> may encrypt the line.</summary>
    public bool OffersTls => settings.Certificate is not null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Port is { } port)
            smtp = Start("Mail:Receiver:Port", port, new SmtpReceiverOptions
            {
                Address = settings.Address,
                Port = port,
                Certificate = settings.Certificate is { } certificate ? () => certificate.Current(logger) : null,
                RequireTls = settings.RequireTls,
                MaxMessageSize = settings.LargestMessage,
                MaxConnections = settings.MostConnections,
                MaxConnectionsPerAddress = settings.MostConnectionsPerAddress,
                MaxBytesInMemory = settings.MostMemory,
            });
        if (lmtpSettings.Port is { } lmtpPort)
            lmtp = Start("Mail:Lmtp:Port", lmtpPort, new SmtpReceiverOptions
            {
                Protocol = SmtpReceiverProtocol.Lmtp,
                Address = lmtpSettings.Address,
                Port = lmtpPort,
                MaxMessageSize = settings.LargestMessage,
                MaxConnections = settings.MostConnections,
                // One mail server makes all of them.
                MaxConnectionsPerAddress = settings.MostConnections,
                MaxBytesInMemory = settings.MostMemory,
            });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(smtp?.StopAsync(cancellationToken) ?? Task.CompletedTask, lmtp?.StopAsync(cancellationToken) ?? Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        if (smtp is not null)
            await smtp.DisposeAsync();
        if (lmtp is not null)
            await lmtp.DisposeAsync();
    }

    private SmtpReceiver Start(string setting, int port, SmtpReceiverOptions options)
    {
        var receiver = new SmtpReceiver(options, handler, logger, time);
        try
        {
            receiver.Start();
            return receiver;
        }
        catch (SocketException e)
        {
            throw new SettingException(setting, $"is {port}, and nothing can listen there ({e.Message}); choose another, or off");
        }
    }
}

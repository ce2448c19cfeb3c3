using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Intake;

/// <summary>Runs the SMTP receiver as long as the application runs; a mail in hand is finished before it stops.</summary>
public sealed class ReceiverService(ReceiverSettings settings, TakeSmtpMail handler, ILogger<SmtpReceiver> logger, TimeProvider time) : IHostedService, IAsyncDisposable
{
    private SmtpReceiver? receiver;

    /// <summary>The port that it listens on; null when it is off.</summary>
    public int? Port => receiver?.Port;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Port is not { } port)
            return Task.CompletedTask;
        receiver = new SmtpReceiver(new SmtpReceiverOptions { Address = settings.Address, Port = port }, handler, logger, time);
        try
        {
            receiver.Start();
        }
        catch (SocketException e)
        {
            throw new SettingException("Mail:Receiver:Port", $"is {port}, and nothing can listen there ({e.Message}); choose another, or off");
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => receiver?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => receiver?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>What a newcomer has without configuring anything: the desk's own SMTP receiver in, files out.</summary>
public sealed class ReceiverAndFiles(BrowserDesk desk) : IMailRoad
{
    public string Requester => "rita@customer.test";
    public string Desk => "help@alpha.test";
    public string LeftState => "not delivered";
    public TimeSpan Patience => TimeSpan.FromSeconds(10);

    public async Task BringAsync(Letter letter)
    {
        var port = desk.Services.GetRequiredService<ReceiverService>().Port;
        Assert.NotNull(port);
        await using var client = new SmtpClient();
        await client.ConnectAsync(new MailServer("127.0.0.1", port.Value, SecureConnection.None));
        var result = Assert.Single(await client.SendAsync(letter.From, [letter.To], letter.ToBytes()));
        Assert.Equal(SmtpOutcome.Accepted, result.Outcome);
        await client.QuitAsync();
    }

    public Task<MimeMessage> ArrivedAsync(string words) => ArrivedAsync(words, Requester);

    /// <summary>Waits for a mail to somebody whose text holds <paramref name="words"/>.</summary>
    public async Task<MimeMessage> ArrivedAsync(string words, string to)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(50))
        {
            var files = Directory.Exists(desk.SentFolder) ? Directory.GetFiles(desk.SentFolder, "*.eml") : [];
            foreach (var file in files)
            {
                var mail = MimeMessage.Load(await File.ReadAllBytesAsync(file));
                if (mail.To.Any(x => x.Address == to) && mail.TextBody!.Contains(words, StringComparison.Ordinal))
                    return mail;
            }
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                throw new TimeoutException($"No mail to {to} with '{words}' in {desk.SentFolder} after 30 s; there are {files.Length} mails.");
        }
    }
}

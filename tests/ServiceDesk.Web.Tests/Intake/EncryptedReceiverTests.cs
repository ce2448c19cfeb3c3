using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.Intake;

public sealed class EncryptedReceiverTests : IDisposable
{
    private readonly PemFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task MailComesInEncryptedAlone_WhenThatIsRequired_AndARenewedCertificateIsShown()
    {
        var (certificate, key) = folder.Write("desk");
        await using var desk = await WebDesk.StartAsync(settings: new()
        {
            ["Mail:Receiver:Port"] = "0",
            ["Mail:Receiver:Certificate"] = certificate,
            ["Mail:Receiver:Key"] = key,
            ["Mail:Receiver:RequireTls"] = "true",
            ["Mail:Receiver:LargestMessage"] = "100000",
        });
        var port = desk.Services.GetRequiredService<ReceiverService>().Port!.Value;
        Assert.Equal(250, (await SendAsync(port, SecureConnection.StartTls, certificate, "one")).Code);
        folder.Write("desk");
        Assert.Equal(250, (await SendAsync(port, SecureConnection.StartTls, certificate, "two")).Code);
        Assert.Equal(530, (await SendAsync(port, SecureConnection.None, certificate, "three")).Code);
        Assert.Equal(552, (await SendAsync(port, SecureConnection.StartTls, certificate, new string('x', 100_000))).Code);
        Assert.Equal(2, await desk.ReadAsync(desk.Alpha, db => db.Journal.CountAsync(Cancellation)));
    }

    private static async Task<SmtpReply> SendAsync(int port, SecureConnection security, string certificate, string text)
    {
        using var shown = X509CertificateLoader.LoadCertificateFromFile(certificate);
        await using var client = new SmtpClient();
        await client.ConnectAsync(new MailServer("127.0.0.1", port, security) { AcceptedCertificate = shown.GetCertHashString(HashAlgorithmName.SHA256) }, Cancellation);
        var sent = await client.SendAsync("ivy@customer.test", ["help@alpha.test"], Encoding.UTF8.GetBytes($"Subject: x\r\n\r\n{text}\r\n"), Cancellation);
        return Assert.Single(sent).Reply;
    }
}

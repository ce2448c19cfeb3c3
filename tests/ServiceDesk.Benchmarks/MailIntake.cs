using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;

namespace ServiceDesk.Benchmarks;

/// <summary>Brings mails of new requests to the application's receiver; a mail counts once it is in the journal (250).</summary>
internal sealed class MailIntake(int port) : IAsyncDisposable
{
    private readonly SmtpClient?[] clients = new SmtpClient?[64];
    // Each address sends no more than the desk acknowledges within ten minutes.
    private const int MailsOfAnAddress = 5;

    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private int sent;

    public Task<Turn> SendAsync(int worker, CancellationToken cancellation) => SendAsync(worker, Compose, cancellation);

    /// <summary>A mail with one attachment of random bytes, so that no two are the same file.</summary>
    /// <param name="worker">Each has a connection of its own.</param>
    /// <param name="size">Of the whole mail, in bytes, roughly.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Turn> SendLargeAsync(int worker, int size, CancellationToken cancellation)
    {
        var file = RandomNumberGenerator.GetBytes(size / 78 * 57);
        var attached = Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks);
        return SendAsync(worker, (sender, number) => ComposeLarge(sender, number, attached), cancellation);
    }

    private async Task<Turn> SendAsync(int worker, Func<string, int, string> compose, CancellationToken cancellation)
    {
        var client = clients[worker];
        if (client is null)
        {
            clients[worker] = client = new SmtpClient();
            await client.ConnectAsync(new MailServer("127.0.0.1", port, SecureConnection.None), cancellation);
        }
        var number = Interlocked.Increment(ref sent);
        var sender = string.Create(CultureInfo.InvariantCulture, $"{run}-{number / MailsOfAnAddress}@benchmark.example");
        var mail = Encoding.ASCII.GetBytes(compose(sender, number));
        var results = await client.SendAsync(sender, [SeededDesk.MailAddress], mail, cancellation);
        return results is [{ Outcome: SmtpOutcome.Accepted }]
            ? new(mail.Length)
            : throw new InvalidOperationException($"The receiver refused a mail: {string.Join("; ", results)}");
    }

    private static string ComposeLarge(string sender, int number, string attached) => string.Create(CultureInfo.InvariantCulture, $"""
        From: {sender}
        To: {SeededDesk.MailAddress}
        Subject: Benchmark request {number} with a large file
        Message-ID: <{Guid.NewGuid():N}@benchmark.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=between

        --between
        Content-Type: text/plain; charset=us-ascii

        Here is the recording.
        --between
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename=recording.bin
        Content-Transfer-Encoding: base64


        """).Replace("\n", "\r\n", StringComparison.Ordinal) + attached + "\r\n--between--\r\n";

    private static string Compose(string sender, int number) => string.Create(CultureInfo.InvariantCulture, $"""
        From: {sender}
        To: {SeededDesk.MailAddress}
        Subject: Benchmark request {number}
        Message-ID: <{Guid.NewGuid():N}@benchmark.example>
        Date: Mon, 01 Dec 2025 09:00:00 +0000
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        Hello,

        the printer in the corridor prints every page twice since this morning, whatever is chosen in the dialog.
        We have switched it off and on again, without any difference. Could somebody have a look before noon?

        Thanks
        """).Replace("\n", "\r\n", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            if (client is not null)
                await client.DisposeAsync();
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Testing;

/// <summary>What came of killing the application while mail came in.</summary>
/// <param name="Lost">Mails that are in no ticket.</param>
/// <param name="Doubled">Mails that are in more than one message.</param>
/// <param name="Unanswered">Tickets without exactly one acknowledgement that was sent.</param>
/// <param name="Stuck">Journal entries that are neither placed nor refused.</param>
/// <param name="Repeated">Acknowledgements that left more than once, under the same Message-ID: a kill fell between the server's 250 and the note of it.</param>
public sealed record KillReport(
    int Mails, int Kills, int Restarts, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, int Unanswered, int Stuck, int Repeated, TimeSpan Took)
{
    public bool IsClean => Lost.Count + Doubled.Count + Unanswered + Stuck == 0 && Repeated <= Kills + Restarts;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Mails} mails, {Kills} kills, {Restarts} restarts of each server in {Took.TotalSeconds:0} s: {Lost.Count} lost, {Doubled.Count} doubled, {Unanswered} without their one acknowledgement, {Stuck} stuck, {Repeated} acknowledgements sent twice");
}

/// <summary>
/// Kills the application again and again while mails come in by SMTP and IMAP at once, then counts: each mail must be in exactly
/// one ticket, and each ticket acknowledged. A sender behaves as a mail server does: it repeats what was not answered with 250.
/// </summary>
/// <param name="assembly">The application.</param>
/// <param name="provider">Its database.</param>
/// <param name="mails">Half of them come by SMTP, half by IMAP.</param>
/// <param name="kills">Of the application.</param>
/// <param name="restarts">Of Dovecot, and of PostgreSQL where it is the database, broken off as by a crash.</param>
public sealed class KillProof(string assembly, DatabaseProvider provider, int mails, int kills, int restarts = 0)
{
    private const int Senders = 4;

    /// <summary>Each address sends no more than the desk acknowledges within ten minutes.</summary>
    private const int MailsOfAnAddress = 5;

    /// <param name="seed">Of the pauses between the kills.</param>
    public async Task<KillReport> RunAsync(int seed, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var desk = await TestDesk.CreateAsync(provider);
        var box = new RealMailbox();
        await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        await using var sink = new MailSink();
        await using var application = new DeskProcess(assembly, desk.Settings, desk.Folder)
        {
            Environment =
            {
                ["Mail__Server__Host"] = "127.0.0.1",
                ["Mail__Server__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
                ["Mail__Server__Security"] = "none",
            },
        };
        application.Start();
        await application.ReadyAsync(cancellation);

        var (bySmtp, byImap) = (mails / 2, mails - mails / 2);
        var sending = Task.WhenAll(SendAsync(application, bySmtp, cancellation), AppendAsync(box, bySmtp, byImap));
        await KillAsync(application, new Random(seed), cancellation);
        await sending;
        await SettleAsync(desk, cancellation);
        return await CountAsync(desk, sink, TimeProvider.System.GetElapsedTime(began));
    }

    private static string Token(int number) => string.Create(CultureInfo.InvariantCulture, $"token{number:D6}x");

    private static byte[] Mail(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        From: Sender {number} <sender{number / MailsOfAnAddress}@customer.test>
        To: help@alpha.test
        Subject: {Token(number)}
        Message-ID: <{Token(number)}@customer.test>

        Mail number {number}.

        """).ReplaceLineEndings("\r\n"));

    // The pauses are short against the work, so that kills fall into every part of it.
    private async Task KillAsync(DeskProcess application, Random random, CancellationToken cancellation)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(random.Next(100, 1200), cancellation);
            if (restarts > 0 && kill % Math.Max(1, kills / restarts) == 0)
                await RestartAsync(cancellation);
            await application.KillAsync();
            application.Start();
            await application.ReadyAsync(cancellation);
        }
    }

    // While the application works: it has to bear it.
    private async Task RestartAsync(CancellationToken cancellation)
    {
        await TestServers.RestartAsync("dovecot", cancellation);
        if (provider == DatabaseProvider.Postgres)
            await TestServers.RestartAsync("postgres", cancellation);
        NpgsqlConnection.ClearAllPools(); // This process's own connections are broken too.
    }

    private static async Task SendAsync(DeskProcess application, int count, CancellationToken cancellation)
    {
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, count));
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            while (waiting.TryDequeue(out var number))
                while (!await TrySendAsync(application, number, cancellation))
                    await Task.Delay(100, cancellation);
        }));
    }

    private static async Task<bool> TrySendAsync(DeskProcess application, int number, CancellationToken cancellation)
    {
        try
        {
            await using var client = new SmtpClient();
            await client.ConnectAsync(new MailServer("127.0.0.1", application.SmtpPort, SecureConnection.None), cancellation);
            var results = await client.SendAsync($"sender{number / MailsOfAnAddress}@customer.test", ["help@alpha.test"], Mail(number), cancellation);
            return results[0].Outcome == SmtpOutcome.Accepted;
        }
        catch (MailServerException)
        {
            return false; // It was killed; a mail server tries again.
        }
    }

    private static async Task AppendAsync(RealMailbox box, int first, int count)
    {
        for (var number = first; number < first + count; number++)
            for (var isRepeated = false; !await TryAppendAsync(box, number, isRepeated ? number - first + 1 : int.MaxValue); isRepeated = true)
                await Task.Delay(100);
    }

    private static async Task<bool> TryAppendAsync(RealMailbox box, int number, int wanted)
    {
        try
        {
            // A server that broke off may have taken the mail before.
            if (wanted == int.MaxValue || await box.CountAsync("INBOX") < wanted)
                await box.AppendAsync(Encoding.ASCII.GetString(Mail(number)));
            return true;
        }
        catch (MailServerException)
        {
            return false; // It was restarted.
        }
    }

    private async Task SettleAsync(TestDesk desk, CancellationToken cancellation)
    {
        while (await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            return await db.Journal.CountAsync(cancellation) < mails
                || await db.Journal.AnyAsync(x => x.State == JournalState.Received, cancellation)
                || await db.Outbox.AnyAsync(x => x.State == OutboxState.Queued, cancellation);
        }))
            await Task.Delay(250, cancellation);
    }

    private async Task<KillReport> CountAsync(TestDesk desk, MailSink sink, TimeSpan took) => await desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var ids = await db.Messages.Where(x => x.MailId != null).Select(x => x.MailId!).ToListAsync();
        var times = ids.CountBy(x => x).ToDictionary();
        var all = Enumerable.Range(0, mails).Select(x => $"{Token(x)}@customer.test").ToList();
        var answered = await db.Outbox.Where(x => x.Kind == OutboxKind.Acknowledgement && x.State == OutboxState.Sent)
            .GroupBy(x => x.TicketId).Select(x => x.Count()).ToListAsync();
        return new KillReport(
            mails, kills, restarts,
            [.. all.Where(x => !times.ContainsKey(x))],
            [.. all.Where(x => times.GetValueOrDefault(x) > 1)],
            await db.Tickets.CountAsync() - answered.Count(x => x == 1),
            await db.Journal.CountAsync(x => x.State != JournalState.Placed),
            sink.Repeated,
            took);
    });
}

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Testing;

/// <summary>The steps of <see cref="RetailProof"/>'s stories, and what has to be there at their end.</summary>
internal sealed class RetailRound(TestDesk desk, MailSink sink, IReadOnlyList<DeskProcess> nodes, int stories, TimeSpan patience)
{
    public IReadOnlyList<DeskProcess> Nodes => nodes;

    private static string Token(int number) => string.Create(CultureInfo.InvariantCulture, $"story{number:D5}x");

    // The mail to the customer: staff of both desks are told of it too, in mails of their own.
    private static string[] Answer(string token) => [$"{token}@customer.test\n", $"{token} answer"];

    private IEnumerable<string> Tokens(int round) => Enumerable.Range(round * stories, stories).Select(Token);

    public async Task LinkAsync(CancellationToken cancellation)
    {
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ProposeSupplier>().RunAsync(desk.StaffAct(desk.Alpha), "beta", cancellation));
        await UntilAsync(desk.Beta, db => db.SupplierLinks.AnyAsync(cancellation), cancellation);
        await desk.InAsync(desk.Beta, async scope => await scope.GetRequiredService<AcceptSupplier>().RunAsync(
            desk.StaffAct(desk.Beta), await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(cancellation), cancellation));
        await UntilAsync(desk.Alpha, db => db.SupplierLinks.AnyAsync(x => x.State == LinkState.Active, cancellation), cancellation);
        // From the supplier's commit to the mail at the customer nobody but the nodes does anything.
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().SupplierLinks.ExecuteUpdateAsync(x => x.SetProperty(link => link.ForwardsAnswers, true), cancellation));
    }

    /// <summary>What people do in one step: the customer writes; the retailer hands on; the supplier answers; the customer thanks; both solve it.</summary>
    public async Task ActAsync(int round, int step, CancellationToken cancellation)
    {
        foreach (var token in Tokens(round))
            await (step switch
            {
                0 => SendAsync(token, $"{token} request", null, cancellation),
                1 => HandOnAsync(token, cancellation),
                2 => AnswerAsync(token, cancellation),
                3 => SendAsync(token, $"{token} thanks", sink.IdOf(Answer(token)), cancellation),
                _ => EndAsync(token, cancellation),
            });
    }

    /// <returns>False: something of the step's consequences still waits after all patience.</returns>
    public async Task<bool> SettledAsync(int round, int step, CancellationToken cancellation)
    {
        var last = (round + 1) * stories;
        return await TryUntilAsync(async () =>
        {
            if (await IsBusyAsync(desk.Alpha, cancellation) || await IsBusyAsync(desk.Beta, cancellation))
                return false;
            return step switch
            {
                0 => await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.CountAsync(cancellation)) >= last,
                1 => await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().SupplierTickets.CountAsync(x => x.OtherNumber != null, cancellation)) >= last,
                2 => Tokens(round).All(x => sink.CountOf(Answer(x)) > 0),
                3 => await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Messages.CountAsync(x => x.Text.EndsWith("thanks"), cancellation)) >= last,
                _ => await ToldAsync(desk.Alpha, cancellation) >= last && await ToldAsync(desk.Beta, cancellation) >= last,
            };
        }, cancellation);
    }

    private async Task<bool> IsBusyAsync(TenantInfo tenant, CancellationToken cancellation) => await desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        return await db.Journal.AnyAsync(x => x.State == JournalState.Received, cancellation)
            || await db.Crossings.AnyAsync(x => x.State == CrossingState.Waiting, cancellation)
            || await db.Outbox.AnyAsync(x => x.State == OutboxState.Queued, cancellation);
    });

    private async Task HandOnAsync(string token, CancellationToken cancellation)
    {
        var number = await NumberAsync(desk.Alpha, token, cancellation);
        await WorkAsync(desk.Alpha, number, new() { AssigneeId = desk.AlphaAdministrator, Kind = MessageKind.Note, Text = new($"{token} retailer's note") }, cancellation);
        await desk.InAsync(desk.Alpha, async scope => await scope.GetRequiredService<EscalateToSupplier>().RunAsync(
            desk.StaffAct(desk.Alpha), number,
            new(await scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.Id).SingleAsync(cancellation), token, $"{token} opening", [], [], []), cancellation));
    }

    private async Task AnswerAsync(string token, CancellationToken cancellation)
    {
        var number = await NumberAsync(desk.Beta, token, cancellation);
        await WorkAsync(desk.Beta, number, new() { Kind = MessageKind.Note, Text = new($"{token} supplier's note") }, cancellation);
        await WorkAsync(desk.Beta, number, new() { Text = new($"{token} answer") }, cancellation);
    }

    private async Task EndAsync(string token, CancellationToken cancellation)
    {
        foreach (var tenant in (TenantInfo[])[desk.Beta, desk.Alpha])
        {
            var solved = await desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync(cancellation));
            await WorkAsync(tenant, await NumberAsync(tenant, token, cancellation), new() { StatusId = solved }, cancellation);
        }
    }

    // How many tickets' other half this desk knows to be solved.
    private Task<int> ToldAsync(TenantInfo tenant, CancellationToken cancellation) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().SupplierTickets.CountAsync(x => x.OtherPhase == Phase.Solved, cancellation));

    private Task<int> NumberAsync(TenantInfo tenant, string token, CancellationToken cancellation) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Subject == token).OrderBy(x => x.Id).Select(x => x.Number).FirstAsync(cancellation));

    // The nodes work on the same ticket: who is second tries again, as a page does.
    private async Task WorkAsync(TenantInfo tenant, int number, TicketWork work, CancellationToken cancellation)
    {
        for (var isDone = false; !isDone;)
            try
            {
                isDone = await desk.InAsync(tenant, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(tenant), number, work, cancellation));
            }
            catch (DbUpdateConcurrencyException)
            {
                await Task.Delay(20, cancellation);
            }
    }

    private async Task SendAsync(string token, string text, string? answered, CancellationToken cancellation)
    {
        var reply = answered is null ? "" : $"In-Reply-To: <{answered}>\n";
        var mail = $"From: Rita <{token}@customer.test>\nTo: help@alpha.test\nSubject: {token}\nMessage-ID: <{text.Replace(' ', '.')}@customer.test>\n{reply}\n{text}\n";
        for (var at = 0; !await TrySendAsync(nodes[at % nodes.Count], token, Encoding.ASCII.GetBytes(mail.ReplaceLineEndings("\r\n")), cancellation); at++)
            await Task.Delay(100, cancellation);
    }

    private static async Task<bool> TrySendAsync(DeskProcess node, string token, byte[] mail, CancellationToken cancellation)
    {
        try
        {
            await using var client = new SmtpClient();
            await client.ConnectAsync(new MailServer("127.0.0.1", node.SmtpPort, SecureConnection.None), cancellation);
            var results = await client.SendAsync($"{token}@customer.test", ["help@alpha.test"], mail, cancellation);
            return results[0].Outcome == SmtpOutcome.Accepted;
        }
        catch (MailServerException)
        {
            return false; // It was killed; a mail server tries the next one.
        }
    }

    private async Task UntilAsync(TenantInfo tenant, Func<DeskDb, Task<bool>> isThere, CancellationToken cancellation)
    {
        if (!await TryUntilAsync(() => desk.InAsync(tenant, scope => isThere(scope.GetRequiredService<DeskDb>())), cancellation))
            throw new InvalidOperationException($"The nodes did not link the two desks: {nodes[0].LastError} {nodes[1].LastError}");
    }

    private async Task<bool> TryUntilAsync(Func<Task<bool>> isThere, CancellationToken cancellation)
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < patience; await Task.Delay(100, cancellation))
            if (await isThere())
                return true;
        return false;
    }

    /// <summary>Each thing once, where it belongs, and nothing else.</summary>
    public async Task<(List<string> Lost, List<string> Doubled)> CountAsync(int rounds, CancellationToken cancellation)
    {
        var (ours, theirs) = (await FoundAsync(desk.Alpha, cancellation), await FoundAsync(desk.Beta, cancellation));
        var (lost, doubled) = (new List<string>(), new List<string>());
        foreach (var token in Enumerable.Range(0, rounds * stories).Select(Token))
        {
            Compare($"{token} at the retailer", ["ticket", "pair", "solved", "told", "request", "retailer's note", "answer from the supplier", "answer", "thanks"], ours.GetValueOrDefault(token, []));
            Compare($"{token} at the supplier", ["ticket", "pair", "solved", "told", "opening", "supplier's note", "answer", "thanks"], theirs.GetValueOrDefault(token, []));
            Compare($"{token} at the customer", ["answer"], Enumerable.Repeat("answer", sink.CountOf(Answer(token))));
        }
        return (lost, doubled);

        // What is not asked for counts as too much: a note on the other side, say.
        void Compare(string where, string[] wanted, IEnumerable<string> found)
        {
            var times = found.CountBy(x => x).ToDictionary();
            lost.AddRange(wanted.Where(x => !times.ContainsKey(x)).Select(x => $"{where}: {x}"));
            doubled.AddRange(times.Where(x => x.Value > (wanted.Contains(x.Key) ? 1 : 0)).Select(x => $"{where}: {x.Key} {x.Value} times"));
        }
    }

    private Task<Dictionary<string, List<string>>> FoundAsync(TenantInfo tenant, CancellationToken cancellation) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var found = new List<(string Token, string What)>();
        found.AddRange((await db.Tickets.Select(x => x.Subject).ToListAsync(cancellation)).Select(x => (x, "ticket")));
        found.AddRange((await db.SupplierTickets.Select(x => x.Ticket.Subject).ToListAsync(cancellation)).Select(x => (x, "pair")));
        found.AddRange((await db.SupplierTickets.Where(x => x.OtherPhase == Phase.Solved).Select(x => x.Ticket.Subject).ToListAsync(cancellation)).Select(x => (x, "told")));
        found.AddRange((await db.Tickets.Where(x => x.Phase == Phase.Solved).Select(x => x.Subject).ToListAsync(cancellation)).Select(x => (x, "solved")));
        foreach (var message in await db.Messages.Select(x => new { x.Ticket!.Subject, x.Text, x.Kind, x.Author.RepresentsTenantId }).ToListAsync(cancellation))
        {
            var text = message.Text.Split('\n')[^1];
            var what = text.StartsWith(message.Subject, StringComparison.Ordinal) ? text[message.Subject.Length..].TrimStart() : text;
            found.Add((message.Subject, message is { Kind: MessageKind.Note, RepresentsTenantId: not null } ? $"{what} from the supplier" : what));
        }
        return found.GroupBy(x => x.Token).ToDictionary(x => x.Key, x => x.Select(one => one.What).ToList());
    });
}

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Jobs;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Intake;

/// <summary>Mails that wait at the same time: each ends where it would have ended alone.</summary>
public sealed class PlaceMailTogetherTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Id() => $"{Guid.NewGuid():N}@customer.test";

    private static string Mail(string from, string subject, string id, string? answers = null) =>
        $"From: {from}\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{id}>\n{(answers is null ? "" : $"In-Reply-To: <{answers}>\n")}\nText of {subject}.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NewMails_BecomeTickets_InTheOrderOfTheirArrival(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ids = await TakeAsync(desk, [.. Enumerable.Range(1, 9).Select(x => Mail($"a{x % 3}@order.test", $"Order {x}", Id()))]);

        Assert.True(await PlaceAsync(desk, ids));

        var tickets = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.Include(x => x.Requester)
            .Where(x => x.Subject.StartsWith("Order ")).OrderBy(x => x.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 9).Select(x => $"Order {x}"), tickets.Select(x => x.Subject));
        Assert.Equal(Enumerable.Range(tickets[0].Number, 9), tickets.Select(x => x.Number));
        Assert.Equal(3, tickets.Select(x => x.RequesterId).Distinct().Count());
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMail_ThatAnswersItsNeighbour_JoinsItsTicket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (first, second) = (Id(), Id());
        var ids = await TakeAsync(desk, [
            Mail("ann@chain.test", "Chain", first), Mail("bea@chain.test", "Re: Chain", second, first), Mail("ann@chain.test", "Re: Re: Chain", Id(), second)]);

        Assert.True(await PlaceAsync(desk, ids));

        var texts = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages
            .Where(x => x.Ticket!.Subject == "Chain").OrderBy(x => x.Id).Select(x => x.Text).ToListAsync());
        Assert.Equal(["Text of Chain.", "Text of Re: Chain.", "Text of Re: Re: Chain."], texts.Select(x => x.Trim()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Answers_ToOneTicket_KeepTheirOrder(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var first = Id();
        await PlaceAsync(desk, await TakeAsync(desk, [Mail("ann@answers.test", "Answers", first)]));
        var ids = await TakeAsync(desk, [.. Enumerable.Range(1, 5).Select(x => Mail("ann@answers.test", $"Answer {x}", Id(), first))]);

        Assert.True(await PlaceAsync(desk, ids));

        var texts = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages
            .Where(x => x.Ticket!.Subject == "Answers").OrderBy(x => x.Id).Select(x => x.Text).ToListAsync());
        Assert.Equal(["Text of Answers.", .. Enumerable.Range(1, 5).Select(x => string.Create(CultureInfo.InvariantCulture, $"Text of Answer {x}."))], texts.Select(x => x.Trim()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ARow_ThatAnotherWorkerHasDone_LeavesNothingBehindHere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ids = await TakeAsync(desk, [Mail("ann@twice.test", "Twice 1", Id()), Mail("ann@twice.test", "Twice 2", Id())]);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DueWorkQueue>().DoneAsync(ids[0], default));

        Assert.False(await PlaceAsync(desk, ids));

        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.AnyAsync(x => x.Subject.StartsWith("Twice"))));
        Assert.True(await PlaceAsync(desk, [ids[1]]));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMail_ThatCannotBeRead_DoesNotHoldUpItsNeighbours(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddScoped<FailedWork>().AddSingleton<DueWorker>());
        var ids = await TakeAsync(desk, [Mail("ann@lost.test", "Kept 1", Id()), Mail("ann@lost.test", "Lost", Id()), Mail("ann@lost.test", "Kept 2", Id())]);
        var raw = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.Where(x => x.Id == ids[1]).Select(x => x.RawFile).SingleAsync());
        File.Delete(Directory.EnumerateFiles(desk.Folder, raw, SearchOption.AllDirectories).Single());

        Assert.Equal(3, await desk.Services.GetRequiredService<DueWorker>().RunOnceAsync(WorkKind.PlaceMail, default));

        var states = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.OrderBy(x => x.ReceivedAt).Select(x => x.State).ToListAsync());
        Assert.Equal([JournalState.Placed, JournalState.KeptAside, JournalState.Placed], states);
        Assert.Equal(0, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DueWork.CountAsync(x => x.Kind == WorkKind.PlaceMail)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheSameMail_OverTwoConnectionsAtOnce_IsTakenOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var commit = desk.Services.GetRequiredService<JournalGroupCommit>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(async x =>
        {
            using var raw = new MemoryStream(Encoding.UTF8.GetBytes($"Subject: {x % 4}\r\n\r\n"));
            return await commit.TakeAsync(desk.Alpha.Id, new(_ => $"once:{x % 4}", null, ["help@alpha.test"], raw), default);
        }));
        Assert.Equal(4, taken.Count(x => x is true));
        Assert.Equal(8, taken.Count(x => x is false));
        Assert.Equal(4, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.CountAsync(x => x.Key.StartsWith("once:"))));
    }

    private static Task<bool> PlaceAsync(TestDesk desk, IReadOnlyList<Guid> ids) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PlaceMail>().RunAsync(ids, default));

    private static Task<List<Guid>> TakeAsync(TestDesk desk, IReadOnlyList<string> mails) => desk.InAsync(desk.Alpha, async scope =>
    {
        var mailbox = await scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.IsDefault);
        var keys = new List<string>();
        foreach (var mail in mails)
        {
            keys.Add($"test:{Guid.NewGuid():N}");
            using var raw = new MemoryStream(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
            await scope.GetRequiredService<Journal>().TakeAsync(keys[^1], mailbox.Id, [mailbox.Address], raw, default);
        }
        return await scope.GetRequiredService<DeskDb>().Journal.Where(x => keys.Contains(x.Key)).OrderBy(x => x.ReceivedAt).Select(x => x.Id).ToListAsync();
    });
}

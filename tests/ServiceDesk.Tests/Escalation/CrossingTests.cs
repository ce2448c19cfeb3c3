using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Escalation;

public sealed class CrossingTests
{
    private static async Task<(SupplierDesk Both, Ticket Ours, Ticket Theirs)> PairAsync(TestDesk desk)
    {
        var both = await SupplierDesk.LinkedAsync(desk);
        var ours = await desk.OpenTicketAsync(desk.Alpha);
        await both.EscalateAsync("alpha", ours.Number, "beta");
        await both.CrossAsync();
        return (both, ours, (await both.ComeFromOutsideAsync("beta"))[0]);
    }

    private static Task<Crossing> WaitingAsync(SupplierDesk both) => both.InAsync("alpha", scope =>
        scope.GetRequiredService<DeskDb>().Crossings.AsNoTracking().Include(x => x.Link).Include(x => x.Pair).SingleAsync(x => x.State == CrossingState.Waiting && x.Kind == CrossingKind.Message));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AKillBetweenTheTwoTransactions_NeitherLosesNorDoubles(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, ours, theirs) = await PairAsync(desk);
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("Once.") });
        var crossing = await WaitingAsync(both);
        // The receiver has committed; the sender dies before it notes so.
        var parcel = new Parcel(crossing.Key, crossing.Kind, await both.TenantAsync("alpha"), crossing.Link.Key, crossing.Pair!.Key) { Author = "Ada Alpha", Text = "Once." };
        Assert.Equal(HandOver.Taken, await desk.Services.GetRequiredService<OtherDesk>().PassAsync(desk.Beta.Id, LinkSide.Retailer, parcel, default));
        Assert.Equal(CrossingState.Waiting, (await WaitingAsync(both)).State);
        await both.CrossAsync();
        Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages, x => x.Text.EndsWith("Once.", StringComparison.Ordinal));
        Assert.Equal(CrossingState.Delivered, await both.InAsync("alpha", scope => scope.GetRequiredService<DeskDb>().Crossings.Where(x => x.Key == crossing.Key).Select(x => x.State).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AFailureInTheReceiversTransaction_LeavesNothingThere_AndIsMadeUpFor(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, ours, theirs) = await PairAsync(desk);
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("With a file."), Files = [new("a.txt", "text/plain", "bytes"u8.ToArray())] });
        var file = await both.InAsync("alpha", scope => scope.GetRequiredService<DeskDb>().Attachments.Where(x => x.Message!.Ticket!.Id == ours.Id).Select(x => x.File).SingleAsync());
        // The store is away for a moment.
        var path = Directory.EnumerateFiles(desk.Folder, file, SearchOption.AllDirectories).Single();
        File.Move(path, path + ".away");
        await Assert.ThrowsAnyAsync<IOException>(both.CrossAsync);
        Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages);
        File.Move(path + ".away", path);
        await both.CrossAsync();
        await both.CrossAsync();
        var come = (await both.ReadAsync("beta", theirs.Number)).Messages;
        Assert.Equal(2, come.Count);
        Assert.Equal("a.txt", Assert.Single(come[1].Attachments).Name);
        await both.InAsync("beta", async scope =>
        {
            var stored = await scope.GetRequiredService<DeskDb>().Attachments.Where(x => x.MessageId == come[1].Id).SingleAsync();
            await using var content = scope.GetRequiredService<IFileStore>().Open(desk.Beta.Id, stored.File);
            Assert.Equal("bytes", await new StreamReader(content).ReadToEndAsync());
            return true;
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WithoutTheLicence_OrSuspended_BothTicketsStayAndSayWhatDidNotGo(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, ours, theirs) = await PairAsync(desk);
        await both.LicenseAsync("alpha", Licence.Usual);
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("One.") });
        await both.WorkAsync("beta", theirs.Number, new() { Text = new("Two.") });
        await both.CrossAsync();
        var (here, there) = (await both.ReadAsync("alpha", ours.Number), await both.ReadAsync("beta", theirs.Number));
        Assert.Contains(here.History, x => x is { Fact: Fact.NotHandedOver, From: "Beta" } && x.To!.Contains("licence of Alpha", StringComparison.Ordinal));
        Assert.Contains(there.History, x => x is { Fact: Fact.NotHandedOver, From: "Alpha" });
        Assert.DoesNotContain(here.Messages, x => x.Text == "Two.");
        Assert.Single(there.Messages, x => !x.IsFromStaff);

        await both.LicenseAsync("alpha", new(LicencePackage.Wholesale, null, null));
        await both.SuspendAsync("beta", true);
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("Three.") });
        await both.CrossAsync();
        Assert.Contains((await both.ReadAsync("alpha", ours.Number)).History, x => x.Fact == Fact.NotHandedOver && x.To!.Contains("suspended", StringComparison.Ordinal));
        await both.SuspendAsync("beta", false);
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("Four.") });
        await both.CrossAsync();
        Assert.Equal(["Four."], (await both.ReadAsync("beta", theirs.Number)).Messages.Where(x => !x.IsFromStaff).Skip(1).Select(x => x.Text.Split('\n')[^1]));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheGate_LetsNothingInThatTheReceiversOwnRowsDoNotKnow(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, _, theirs) = await PairAsync(desk);
        var gamma = await desk.AddTenantAsync("gamma", "helpdesk");
        await both.LicenseAsync("gamma", new(LicencePackage.Wholesale, null, null));
        gamma = await both.TenantAsync("gamma");
        var (gate, alpha) = (desk.Services.GetRequiredService<OtherDesk>(), await both.TenantAsync("alpha"));
        var pair = await both.InAsync("alpha", scope => scope.GetRequiredService<DeskDb>().SupplierTickets.AsNoTracking().Include(x => x.Link).SingleAsync());
        var real = new Parcel(Guid.NewGuid(), CrossingKind.Message, alpha, pair.Link.Key, pair.Key) { Text = "Forged." };
        var opening = new TicketContent("Forged", "Forged.", [], [desk.Beta.Id]);
        foreach (var forged in new[]
        {
            // Another tenant with the keys of this pair; a link that is none; a pair that is none; a circle; a yes to what was not asked.
            real with { From = gamma }, real with { LinkKey = Guid.NewGuid() }, real with { PairKey = Guid.NewGuid() },
            real with { Kind = CrossingKind.OpenTicket, PairKey = Guid.NewGuid(), Ticket = opening }, real with { Kind = CrossingKind.Accept, PairKey = null },
        })
            Assert.NotNull((await gate.PassAsync(desk.Beta.Id, LinkSide.Retailer, forged, default)).Refusal);
        // A supplier opens nothing at its retailer.
        var supplier = new Parcel(Guid.NewGuid(), CrossingKind.OpenTicket, await both.TenantAsync("beta"), pair.Link.Key, Guid.NewGuid()) { Ticket = opening with { Chain = [] } };
        Assert.NotNull((await gate.PassAsync(alpha.Id, LinkSide.Supplier, supplier, default)).Refusal);
        Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages);
        Assert.Single(await both.ComeFromOutsideAsync("beta"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMailInTheNameOfAnotherDesk_IsTurnedAway(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, _, theirs) = await PairAsync(desk);
        var entry = await desk.ReceiveAsync(desk.Beta, $"From: Alpha <{theirs.Requester!.Address}>\nTo: help@beta.test\nSubject: Give us the keys\nMessage-ID: <{Guid.NewGuid():N}@x.test>\n\nWe are Alpha.\n");
        Assert.Equal((JournalState.Refused, null), (entry.State, entry.TicketId));
        Assert.Single(await both.ComeFromOutsideAsync("beta"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ANote_IsRefusedBothWhenChosenAndWhenPacked(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, ours, theirs) = await PairAsync(desk);
        await both.WorkAsync("alpha", ours.Number, new() { Kind = MessageKind.Note, Text = new("Secret."), Files = [new("s.txt", "text/plain", "s"u8.ToArray())] });
        var note = (await both.ReadAsync("alpha", ours.Number)).Messages[^1];
        var other = await desk.OpenTicketAsync(desk.Alpha);
        Assert.Contains("cannot be chosen", (await Assert.ThrowsAsync<TicketRuleException>(() => both.EscalateAsync("alpha", ours.Number, "beta", "x", note.Id))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be chosen", (await Assert.ThrowsAsync<TicketRuleException>(() => both.EscalateAsync("alpha", other.Number, "beta", "x", note.Id))).Message, StringComparison.Ordinal);
        await both.InAsync("alpha", async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var pair = await db.SupplierTickets.Include(x => x.Link).SingleAsync();
            var crossing = new Crossing { TenantId = desk.Alpha.Id, Kind = CrossingKind.Message, Link = pair.Link, Pair = pair, Message = await db.Messages.SingleAsync(x => x.Id == note.Id), CreatedAt = desk.StaffAct(desk.Alpha).At };
            db.Add(crossing);
            db.Add(new DueWork { Key = crossing.Key, TenantId = desk.Alpha.Id, Kind = WorkKind.Cross, DueAt = crossing.CreatedAt });
            return await db.SaveChangesAsync();
        });
        await both.CrossAsync();
        Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnEndedLink_PartsItsTickets_AndADeletedTicketSaysSo(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (both, ours, theirs) = await PairAsync(desk);
        await both.InAsync("beta", scope => scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Beta), theirs.Number, null, default));
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("Hello?") });
        await both.CrossAsync();
        Assert.Contains((await both.ReadAsync("alpha", ours.Number)).History, x => x.Fact == Fact.NotHandedOver && x.To!.Contains("deleted", StringComparison.Ordinal));
        await both.InAsync("beta", scope => scope.GetRequiredService<RestoreTicket>().RunAsync(desk.StaffAct(desk.Beta), theirs.Number, default));

        var link = (await both.LinkAsync("alpha", "beta"))!;
        var end = (SupplierDesk x) => x.InAsync("alpha", scope => scope.GetRequiredService<EndSupplierLink>().RunAsync(desk.StaffAct(desk.Alpha), link.Id, default));
        Assert.Equal(LinkOutcome.Done, await end(both));
        Assert.Equal(LinkOutcome.NotFound, await end(both));
        await both.CrossAsync();
        foreach (var (slug, number) in new[] { ("alpha", ours.Number), ("beta", theirs.Number) })
        {
            var view = await both.ReadAsync(slug, number);
            Assert.NotNull(view.OtherDesks[0].EndedAt);
            Assert.Contains(view.History, x => x.Fact == Fact.OtherDeskEnded);
            Assert.True(view.IsActive);
        }
        Assert.Null(await both.LinkAsync("alpha", "beta"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ALink_IsForThoseWithTheLicence_ForOtherDesks_AndOnce(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var both = new SupplierDesk(desk);
        var act = desk.StaffAct(desk.Alpha);
        Task<LinkOutcome> ProposeAsync(Act by, string slug) => both.InAsync("alpha", scope => scope.GetRequiredService<ProposeSupplier>().RunAsync(by, slug, default));
        Assert.Equal(LinkOutcome.NotFound, await ProposeAsync(act with { Rights = Rights.All.Under(Licence.Usual, new(2026, 1, 1)) }, "beta"));
        Assert.Equal(LinkOutcome.UnknownDesk, await ProposeAsync(act, "nobody"));
        Assert.Equal(LinkOutcome.UnknownDesk, await ProposeAsync(act, "alpha"));
        Assert.Equal(LinkOutcome.Done, await ProposeAsync(act, " Beta "));
        Assert.Equal(LinkOutcome.Known, await ProposeAsync(act, "beta"));
        // The licence is looked at on the way too: the proposal ends where it is.
        await both.CrossAsync();
        Assert.Equal(LinkState.Ended, await both.InAsync("alpha", scope => scope.GetRequiredService<DeskDb>().SupplierLinks.Select(x => x.State).SingleAsync()));
        Assert.False(await both.InAsync("beta", scope => scope.GetRequiredService<DeskDb>().SupplierLinks.AnyAsync()));
    }
}

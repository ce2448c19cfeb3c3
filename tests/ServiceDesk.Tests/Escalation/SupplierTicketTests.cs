using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Escalation;

public sealed class SupplierTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsSaidInPublic_TravelsBothWays_AndNotesNever(DatabaseProvider provider)
    {
        var both = await SupplierDesk.LinkedAsync(await desks.OnAsync(provider));
        var ours = await both.Desk.OpenTicketAsync(both.Desk.Alpha, "No light", "The lamp is dark.");
        await both.WorkAsync("alpha", ours.Number, new() { Kind = MessageKind.Note, Text = new("Our secret.") });
        var first = (await both.ReadAsync("alpha", ours.Number)).Messages[0];
        Assert.Equal("Beta", await both.EscalateAsync("alpha", ours.Number, "beta", "Please look.", first.Id));
        await both.CrossAsync();

        var theirs = (await both.ComeFromOutsideAsync("beta"))[0];
        Assert.Equal(("Alpha", "Alpha", "From the retailer"), (theirs.Requester!.Name, theirs.Requester.Customer!.Name, theirs.Subject));
        var opened = Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages);
        Assert.StartsWith("Please look.", opened.Text, StringComparison.Ordinal);
        Assert.Contains("The lamp is dark.", opened.Text, StringComparison.Ordinal);
        var panel = Assert.Single((await both.ReadAsync("alpha", ours.Number)).OtherDesks);
        Assert.Equal(("Beta", theirs.Number, LinkSide.Retailer, Phase.Pending), (panel.Desk, panel.Number, panel.Side, panel.Phase));

        // The supplier's note stays; its answer comes for staff alone, and says who wrote it.
        await both.WorkAsync("beta", theirs.Number, new() { Kind = MessageKind.Note, Text = new("Their secret.") });
        await both.WorkAsync("beta", theirs.Number, new() { Text = new("Change the bulb.") });
        await both.CrossAsync();
        var seen = await both.ReadAsync("alpha", ours.Number);
        var answer = seen.Messages[^1];
        Assert.Equal((MessageKind.Note, "Change the bulb.", "Beta", true, false), (answer.Kind, answer.Text, answer.AuthorName, answer.IsFromDesk, answer.IsFromStaff));
        Assert.DoesNotContain(seen.Messages, x => x.Text.Contains("Their secret", StringComparison.Ordinal));
        Assert.Equal(Phase.Working, seen.OtherDesks[0].Phase);

        // It reaches the customer when somebody passes it on, and does not go back to its author.
        Assert.True(await both.InAsync("alpha", scope => scope.GetRequiredService<PassOnAnswer>().RunAsync(both.Desk.StaffAct(both.Desk.Alpha), ours.Number, answer.Id, answer.Text, false, default)));
        await both.CrossAsync();
        await both.InAsync("alpha", async scope =>
        {
            var mail = await scope.GetRequiredService<DeskDb>().Outbox.Include(x => x.Message).Include(x => x.Person).Where(x => x.TicketId == ours.Id && x.Kind == OutboxKind.Reply).SingleAsync();
            Assert.Equal(("Change the bulb.", "rita@customer.test"), (mail.Message!.Text, mail.Person.Address));
            return true;
        });
        Assert.Equal(3, (await both.ReadAsync("beta", theirs.Number)).Messages.Count);

        // The customer's next word goes on to the supplier, signed.
        await AnswerAsync(both, ours.Number, "It works, thank you all.");
        await both.CrossAsync();
        var come = (await both.ReadAsync("beta", theirs.Number)).Messages;
        Assert.Equal(4, come.Count);
        Assert.EndsWith("It works, thank you all.", come[^1].Text, StringComparison.Ordinal);
        Assert.Equal((MessageKind.Public, "Alpha"), (come[^1].Kind, come[^1].AuthorName));
        Assert.DoesNotContain(come, x => x.Text.Contains("Our secret", StringComparison.Ordinal));
        await both.InAsync("beta", async scope =>
        {
            Assert.False(await scope.GetRequiredService<DeskDb>().Outbox.AnyAsync(x => x.Person.RepresentsTenantId != null));
            return true;
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Statuses_AreTold_AndMoveWhatTheLinkSays_WithoutAnEcho(DatabaseProvider provider)
    {
        var both = await SupplierDesk.LinkedAsync(await desks.OnAsync(provider));
        var (link, solved) = ((await both.LinkAsync("alpha", "beta"))!, await both.StatusAsync("alpha", Phase.Solved));
        Assert.Equal(LinkOutcome.Done, await both.InAsync("alpha", scope => scope.GetRequiredService<ChangeSupplierLink>().RunAsync(
            both.Desk.StaffAct(both.Desk.Alpha), link.Id, new(null, new Dictionary<Phase, long> { [Phase.Solved] = solved }, false), default)));
        var ours = await both.Desk.OpenTicketAsync(both.Desk.Alpha);
        await both.EscalateAsync("alpha", ours.Number, "beta");
        await both.CrossAsync();
        var theirs = (await both.ComeFromOutsideAsync("beta"))[0];
        await both.WorkAsync("beta", theirs.Number, new() { StatusId = await both.StatusAsync("beta", Phase.Working) });
        await both.CrossAsync();
        Assert.Equal(Phase.Pending, (await both.ReadAsync("alpha", ours.Number)).Phase);
        await both.WorkAsync("beta", theirs.Number, new() { StatusId = await both.StatusAsync("beta", Phase.Solved) });
        await both.CrossAsync();
        var seen = await both.ReadAsync("alpha", ours.Number);
        Assert.Equal((Phase.Solved, solved), (seen.Phase, seen.StatusId));
        Assert.Contains(seen.History, x => x is { Fact: Fact.OtherDeskSolved, From: "Beta" });
        // The supplier sees what became of it here, and nothing moves there again.
        var back = await both.ReadAsync("beta", theirs.Number);
        Assert.Equal((Phase.Solved, Phase.Solved), (back.Phase, back.OtherDesks[0].Phase));
        Assert.Equal(LinkOutcome.Done, await both.InAsync("alpha", scope => scope.GetRequiredService<ChangeSupplierLink>().RunAsync(
            both.Desk.StaffAct(both.Desk.Alpha), link.Id, new(null, new Dictionary<Phase, long>(), false), default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EitherSide_EndsThePair_AndNothingTravelsAnyMore(DatabaseProvider provider)
    {
        var both = await SupplierDesk.LinkedAsync(await desks.OnAsync(provider));
        var ours = await both.Desk.OpenTicketAsync(both.Desk.Alpha);
        await both.EscalateAsync("alpha", ours.Number, "beta");
        Assert.Contains("already", (await Assert.ThrowsAsync<TicketRuleException>(() => both.EscalateAsync("alpha", ours.Number, "beta"))).Message, StringComparison.Ordinal);
        await both.CrossAsync();
        var theirs = (await both.ComeFromOutsideAsync("beta"))[0];
        var pair = (await both.ReadAsync("beta", theirs.Number)).OtherDesks[0];
        Assert.Equal((LinkSide.Supplier, ours.Number), (pair.Side, (await both.ReadAsync("alpha", ours.Number)).Number));
        await both.InAsync("beta", async scope =>
        {
            var end = scope.GetRequiredService<EndSupplierTicket>();
            Assert.False(await end.RunAsync(both.Desk.StaffAct(both.Desk.Beta), theirs.Number, pair.Id + 1000, default));
            Assert.False(await end.RunAsync(both.Desk.StaffAct(both.Desk.Beta) with { Role = null }, theirs.Number, pair.Id, default));
            return await end.RunAsync(both.Desk.StaffAct(both.Desk.Beta), theirs.Number, pair.Id, default);
        });
        await both.CrossAsync();
        var seen = await both.ReadAsync("alpha", ours.Number);
        Assert.NotNull(seen.OtherDesks[0].EndedAt);
        Assert.Contains(seen.History, x => x is { Fact: Fact.OtherDeskEnded, To: "Beta" });
        await both.WorkAsync("alpha", ours.Number, new() { Text = new("To the customer alone.") });
        await both.CrossAsync();
        Assert.Single((await both.ReadAsync("beta", theirs.Number)).Messages);
        // It may be asked again.
        Assert.Equal("Beta", await both.EscalateAsync("alpha", ours.Number, "beta"));
        await both.CrossAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task FromDeskToDesk_ItGoesOn_AndNeverInACircle(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var all = await SupplierDesk.LinkedAsync(desk);
        await desk.AddTenantAsync("gamma", "helpdesk");
        foreach (var slug in new[] { "beta", "gamma" })
            await all.LicenseAsync(slug, new(LicencePackage.Wholesale, null, null));
        await all.AgreeAsync("beta", "gamma");
        await all.AgreeAsync("gamma", "alpha");
        await all.AgreeAsync("beta", "alpha");
        var first = await desk.OpenTicketAsync(desk.Alpha);
        await all.EscalateAsync("alpha", first.Number, "beta");
        await all.CrossAsync();
        var second = (await all.ComeFromOutsideAsync("beta"))[0];
        Assert.Contains("circle", (await Assert.ThrowsAsync<TicketRuleException>(() => all.EscalateAsync("beta", second.Number, "alpha"))).Message, StringComparison.Ordinal);
        await all.EscalateAsync("beta", second.Number, "gamma");
        await all.CrossAsync();
        var third = (await all.ComeFromOutsideAsync("gamma"))[0];
        Assert.Contains("circle", (await Assert.ThrowsAsync<TicketRuleException>(() => all.EscalateAsync("gamma", third.Number, "alpha"))).Message, StringComparison.Ordinal);

        // What the customer says reaches the last one; what that one says stops at its own retailer.
        await AnswerAsync(all, first.Number, "Still dark.");
        await all.CrossAsync();
        Assert.Contains((await all.ReadAsync("gamma", third.Number)).Messages, x => x.Text.Contains("Still dark.", StringComparison.Ordinal));
        await all.WorkAsync("gamma", third.Number, new() { Text = new("Ask the mains.") });
        await all.CrossAsync();
        Assert.Contains((await all.ReadAsync("beta", second.Number)).Messages, x => x is { Text: "Ask the mains.", Kind: MessageKind.Note });
        Assert.DoesNotContain((await all.ReadAsync("alpha", first.Number)).Messages, x => x.Text == "Ask the mains.");
        var come = (await all.ReadAsync("beta", second.Number)).Messages.Single(x => x.Text == "Ask the mains.");
        await all.InAsync("beta", scope => scope.GetRequiredService<PassOnAnswer>().RunAsync(desk.StaffAct(desk.Beta), second.Number, come.Id, "Ask the mains.", false, default));
        await all.CrossAsync();
        Assert.Contains((await all.ReadAsync("alpha", first.Number)).Messages, x => x is { Text: "Ask the mains.", IsFromDesk: true });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ForwardedAnswers_ReachTheCustomerAtOnce_UnderTheAssigneesName(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var both = await SupplierDesk.LinkedAsync(desk);
        var link = (await both.LinkAsync("alpha", "beta"))!;
        await both.InAsync("alpha", scope => scope.GetRequiredService<ChangeSupplierLink>().RunAsync(desk.StaffAct(desk.Alpha), link.Id, new(null, new Dictionary<Phase, long>(), true), default));
        var number = (await both.InAsync("alpha", scope => scope.GetRequiredService<RaiseSupplierTicket>().RunAsync(desk.StaffAct(desk.Alpha), link.Id, "Spare bulbs", "Send ten.", [], default)))!.Value;
        var ours = await desk.OpenTicketAsync(desk.Alpha);
        await both.WorkAsync("alpha", ours.Number, new() { AssigneeId = desk.AlphaAdministrator });
        await both.EscalateAsync("alpha", ours.Number, "beta");
        await both.CrossAsync();
        var come = await both.ComeFromOutsideAsync("beta");
        Assert.Equal(["From the retailer", "Spare bulbs"], come.Select(x => x.Subject));
        await both.WorkAsync("beta", come[0].Number, new() { Text = new("It is on its way.") });
        await both.CrossAsync();
        var seen = (await both.ReadAsync("alpha", ours.Number)).Messages;
        Assert.Contains(seen, x => x is { Kind: MessageKind.Public, IsFromStaff: true, AuthorName: "Ada Alpha", Text: "It is on its way." });
        Assert.Equal(2, (await both.ReadAsync("beta", come[0].Number)).Messages.Count);
        Assert.Single((await both.ReadAsync("alpha", number)).OtherDesks);
    }

    private static Task<bool> AnswerAsync(SupplierDesk both, int number, string text) => both.InAsync("alpha", async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var requester = await db.Tickets.Where(x => x.Number == number).Select(x => x.Requester!).SingleAsync();
        return await scope.GetRequiredService<AnswerRequest>().RunAsync(
            Act.Of(requester, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), number, RequestStep.Update, new(text), [], default);
    });
}

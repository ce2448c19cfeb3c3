using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Notifications.Events;
using ServiceDesk.People;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Notifications;

/// <summary>Who is told of what, as the tenant has set it.</summary>
public sealed class NotificationTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Whoever_belongs_to_several_of_those_who_are_told_gets_one_mail(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("many", "care-desk");
        await NotifyDesk.SetAsync(desk, tenant, "priority-changed", Audience.Assignee, Audience.Group, Audience.MainPerson, Audience.Triage, Audience.Requester);
        await NotifyDesk.SetAsync(desk, tenant, "status-changed", Audience.Triage, Audience.Requester);
        var colleague = await ColleagueAsync(desk, tenant, "carl@many.test");
        var ticket = await desk.OpenTicketAsync(tenant, requester: "rita@many-customer.test");
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { AssigneeId = colleague });
        await NotifyDesk.MailsAsync(desk, tenant, ticket);
        var high = (await RuleDesk.CatalogAsync(desk, tenant)).Priorities[^1].Id;
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { PriorityId = high, StatusId = await NotifyDesk.StatusAsync(desk, tenant, Phase.Working) });
        // Ann is of triage, and did it.
        Assert.Equal(["Event carl@many.test", "Update rita@many-customer.test"], await NotifyDesk.MailsAsync(desk, tenant, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_mail_to_staff_leads_to_the_ticket_and_an_answer_goes_to_the_requester(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await NotifyDesk.SetAsync(desk, desk.Beta, "ended", Audience.Assignee, Audience.Participants);
        var ticket = await desk.OpenTicketAsync(desk.Beta, "Anything", requester: "rob@beta-customer.test");
        await NotifyDesk.WorkAsync(desk, desk.Beta, ticket, new() { AssigneeId = desk.BetaAdministrator });
        await NotifyDesk.MailsAsync(desk, desk.Beta, ticket);
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(desk.Beta.Id, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, RequestStep.Close, NewText.None, [], default));
        await desk.DeliverAsync(desk.Beta);
        var mail = desk.Transport.LastTo("bob@beta.test");
        Assert.Contains("Something has happened to a ticket: The request has ended: Closed.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/beta/staff/tickets/{ticket.Number}", mail.TextBody, StringComparison.Ordinal);
        await desk.ReceiveAsync(desk.Beta, $"From: bob@beta.test\nTo: {mail.ReplyTo[0].Address}\nSubject: Re\nMessage-ID: <{Guid.NewGuid():N}@beta.test>\n\nI look at it.\n", mail.ReplyTo[0].Address);
        Assert.Contains("Reply rob@beta-customer.test", await NotifyDesk.MailsAsync(desk, desk.Beta, ticket));
        await NotifyDesk.SetAsync(desk, desk.Beta, "ended");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_built_in_can_be_switched_off_but_for_the_answer(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var tenant = await desk.AddTenantAsync("quiet", "helpdesk");
        foreach (var key in (string[])["received", "received-answer", "assigned", "answered"])
            await NotifyDesk.SetAsync(desk, tenant, key);
        var colleague = await ColleagueAsync(desk, tenant, "carl@quiet.test");
        var ticket = await desk.OpenTicketAsync(tenant, requester: "rita@quiet-customer.test");
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { AssigneeId = colleague });
        Assert.Empty(await NotifyDesk.MailsAsync(desk, tenant, ticket));
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("Done.") });
        Assert.Equal(["Reply rita@quiet-customer.test"], await NotifyDesk.MailsAsync(desk, tenant, ticket));
        await desk.ReceiveAsync(tenant, $"From: rita@quiet-customer.test\nTo: help@quiet.test\nSubject: [#{ticket.Number}] Re\nMessage-ID: <{Guid.NewGuid():N}@quiet-customer.test>\n\nNo.\n");
        Assert.Empty(await NotifyDesk.MailsAsync(desk, tenant, ticket));

        await NotifyDesk.SetAsync(desk, tenant, "assigned", Audience.Assignee);
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { AssigneeId = 0 });
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { AssigneeId = colleague });
        Assert.Equal(["Assignment carl@quiet.test"], await NotifyDesk.MailsAsync(desk, tenant, ticket));
    }

    [Fact]
    public async Task Another_tenants_stylesheet_cannot_be_chosen()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var foreign = await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var template = new XsltTemplate
                { TenantId = desk.Beta.Id, Kind = XsltKind.Notification, Name = "Beta's", Stylesheet = "<a/>", ChangedAt = DateTime.UnixEpoch };
            db.Add(template);
            await db.SaveChangesAsync();
            return template.Id;
        });
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeNotifications>().RunAsync(
            desk.StaffAct(desk.Alpha), new Dictionary<string, EventChoice> { ["assigned"] = new([], foreign) }, default)));
    }

    [Fact]
    public void Two_events_of_one_key_are_refused()
    {
        var twice = Assert.Throws<InvalidOperationException>(() => new EventCatalog([new TicketAssigned(), new TicketAssigned()]));
        Assert.Contains("'assigned'", twice.Message, StringComparison.Ordinal);
    }

    private static Task<long> ColleagueAsync(TestDesk desk, TenantInfo tenant, string address) => desk.InAsync(tenant, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var person = new Person { TenantId = tenant.Id, Name = "Carl", Address = address, CreatedAt = at };
        person.Employ(StaffRole.Agent, at);
        db.Add(person);
        await DefaultRole.GiveAsync(db, person, default);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
        return person.Id;
    });
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Notifications;

/// <summary>What tests of notifications do to a desk.</summary>
internal static class NotifyDesk
{
    /// <summary>Sets who is told of an event; the others stay as they are.</summary>
    public static Task SetAsync(TestDesk desk, TenantInfo tenant, string key, params Audience[] told) => desk.InAsync(tenant, async scope =>
        Assert.True(await scope.GetRequiredService<ChangeNotifications>().RunAsync(
            desk.StaffAct(tenant), new Dictionary<string, EventChoice> { [key] = new(told, null) }, default)));

    /// <summary>A customer whose people have addresses of a domain of its own.</summary>
    /// <returns>The domain.</returns>
    public static async Task<string> CustomerAsync(TestDesk desk, TenantInfo tenant, string contact)
    {
        var domain = $"c{Guid.NewGuid():N}.test";
        Assert.Equal(CustomerOutcome.Done, (await desk.InAsync(tenant, scope => scope.GetRequiredService<CreateCustomer>().RunAsync(
            desk.StaffAct(tenant), new("Acme", domain, null) { AccountContact = contact.Contains('@', StringComparison.Ordinal) ? contact : $"{contact}@{domain}" }, default))).Outcome);
        return domain;
    }

    public static Task WorkAsync(TestDesk desk, TenantInfo tenant, Ticket ticket, TicketWork work) => desk.InAsync(tenant, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(tenant), ticket.Number, work, default)));

    public static async Task<long> StatusAsync(TestDesk desk, TenantInfo tenant, string name) => (await RuleDesk.CatalogAsync(desk, tenant)).Statuses.Single(x => x.Name == name).Id;

    public static async Task<long> StatusAsync(TestDesk desk, TenantInfo tenant, Phase phase) => (await RuleDesk.CatalogAsync(desk, tenant)).StatusFor(phase)!.Id;

    /// <summary>What waits to leave about a ticket, and for whom: <c>AccountUpdate contact@…</c>; whatever was asked for before is taken away.</summary>
    public static async Task<IReadOnlyList<string>> MailsAsync(TestDesk desk, TenantInfo tenant, Ticket ticket) => await desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var mails = await db.Outbox.Include(x => x.Person).Where(x => x.TicketId == ticket.Id && x.State == OutboxState.Queued).ToListAsync();
        foreach (var mail in mails)
            mail.Withhold("Counted by a test.");
        await db.SaveChangesAsync();
        return (IReadOnlyList<string>)[.. mails.Select(x => $"{x.Kind} {x.Person.Address}").Order(StringComparer.Ordinal)];
    });

    public static Task<Person> PersonAsync(TestDesk desk, TenantInfo tenant, string address) =>
        desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Address == address));
}

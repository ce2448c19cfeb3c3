using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Notifications;

/// <summary>When the provider updates a ticket, the account contact of its customer is told (E10).</summary>
public sealed class AccountContactTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Of_each_act_of_staffs_one_mail_and_of_no_note(DatabaseProvider provider)
    {
        var (desk, tenant) = await DeskAsync(provider, "net");
        var domain = await NotifyDesk.CustomerAsync(desk, tenant, "contact");
        var contact = $"AccountUpdate contact@{domain}";
        var ticket = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        Assert.Equal([$"Acknowledgement rita@{domain}"], await MailsAsync(ticket));

        // The first answer moves the status besides.
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("Please restart it.") });
        Assert.Equal([contact, $"Reply rita@{domain}"], await MailsAsync(ticket));
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("A secret."), Kind = MessageKind.Note });
        Assert.Empty(await MailsAsync(ticket));
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { StatusId = await NotifyDesk.StatusAsync(desk, tenant, "With the supplier") });
        Assert.Equal([contact], await MailsAsync(ticket));
        await RequesterAsync(desk, tenant, ticket, RequestStep.Update, "Still smokes.");
        Assert.Empty(await MailsAsync(ticket));
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { StatusId = await NotifyDesk.StatusAsync(desk, tenant, Phase.Solved) });
        Assert.Equal([contact], await MailsAsync(ticket));
        await RequesterAsync(desk, tenant, ticket, RequestStep.Reopen, "");
        Assert.Empty(await MailsAsync(ticket));
        // What is no update of the ticket's.
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Tags = ["network"], Subject = "Another subject" });
        Assert.Empty(await MailsAsync(ticket));

        // Ann has the ticket and is told what assignees are told.
        async Task<IEnumerable<string>> MailsAsync(Ticket about) => (await NotifyDesk.MailsAsync(desk, tenant, about)).Where(x => !x.EndsWith("ann@net.test", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_mail_says_what_has_happened_in_the_tenants_words_and_the_contacts_language(DatabaseProvider provider)
    {
        var (desk, tenant) = await DeskAsync(provider, "words");
        var domain = await NotifyDesk.CustomerAsync(desk, tenant, "chef");
        var ticket = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("Please restart it.") });
        await desk.DeliverAsync(tenant);
        var mail = desk.Transport.LastTo($"chef@{domain}");
        Assert.Equal($"[#{ticket.Number}] The printer smokes", mail.Subject);
        Assert.Contains($"The request {ticket.Number} of rita, “The printer smokes”: An answer was written. New status: Open.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Please restart it.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/link/", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers.First(x => x.Name == "Auto-Submitted").Value);

        await desk.InAsync(tenant, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Address == $"chef@{domain}")).Language = "fr";
            await db.SaveChangesAsync();
            var check = await scope.GetRequiredService<ChangeMailTemplate>().RunAsync(desk.StaffAct(tenant), TemplateKind.Of(OutboxKind.AccountUpdate)!, "fr", new(
                "Du nouveau pour {{ticket.number}}", "Cher {{reader.name}}, {{event}}\n\n{{message}}"), default);
            Assert.True(check.IsFine);
        });
        // A note of the same act stays among colleagues.
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("A secret."), Kind = MessageKind.Note, StatusId = await NotifyDesk.StatusAsync(desk, tenant, "With the supplier") });
        await desk.DeliverAsync(tenant);
        mail = desk.Transport.LastTo($"chef@{domain}");
        Assert.StartsWith("[#" + ticket.Number, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Du nouveau pour", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Cher chef, Nouveau statut : With the supplier.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("A secret.", mail.TextBody + mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Please restart it.", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Whoever_gets_a_mail_of_the_act_already_gets_no_other(DatabaseProvider provider)
    {
        var (desk, tenant) = await DeskAsync(provider, "once");
        var domain = await NotifyDesk.CustomerAsync(desk, tenant, "rita");
        var own = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        await NotifyDesk.MailsAsync(desk, tenant, own);
        await NotifyDesk.WorkAsync(desk, tenant, own, new() { Text = new("Please restart it.") });
        Assert.Equal([$"Reply rita@{domain}"], await NotifyDesk.MailsAsync(desk, tenant, own));
        await NotifyDesk.WorkAsync(desk, tenant, own, new() { StatusId = await NotifyDesk.StatusAsync(desk, tenant, "With the supplier") });
        Assert.Equal([$"AccountUpdate rita@{domain}"], await NotifyDesk.MailsAsync(desk, tenant, own));

        // The answer is copied to those who take part.
        var other = await desk.OpenTicketAsync(tenant, requester: $"ralph@{domain}");
        await desk.InAsync(tenant, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.Add(new Participant { TenantId = tenant.Id, Person = await db.People.SingleAsync(x => x.Address == $"rita@{domain}"), Since = other.CreatedAt });
            db.Entry(db.Participants.Local.Single()).Property(x => x.TicketId).CurrentValue = other.Id;
            await db.SaveChangesAsync();
        });
        await NotifyDesk.MailsAsync(desk, tenant, other);
        await NotifyDesk.WorkAsync(desk, tenant, other, new() { Text = new("Please restart it.") });
        Assert.Equal([$"Reply ralph@{domain}"], await NotifyDesk.MailsAsync(desk, tenant, other));
    }

    [Fact]
    public async Task Who_acts_is_not_told_nor_is_whose_address_failed()
    {
        var (desk, tenant) = await DeskAsync(DatabaseProvider.Sqlite, "self");
        var staff = await desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.StaffSince != null));
        var domain = await NotifyDesk.CustomerAsync(desk, tenant, staff.Address);
        var ticket = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        await NotifyDesk.MailsAsync(desk, tenant, ticket);
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("Done.") });
        Assert.Equal([$"Reply rita@{domain}"], await NotifyDesk.MailsAsync(desk, tenant, ticket));
        Assert.Null((await NotifyDesk.PersonAsync(desk, tenant, staff.Address)).CustomerId);

        domain = await NotifyDesk.CustomerAsync(desk, tenant, "gone");
        await desk.InAsync(tenant, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Address == $"gone@{domain}")).AddressFailedAt = ticket.CreatedAt;
            await db.SaveChangesAsync();
        });
        ticket = await desk.OpenTicketAsync(tenant, requester: $"rita@{domain}");
        await NotifyDesk.MailsAsync(desk, tenant, ticket);
        await NotifyDesk.WorkAsync(desk, tenant, ticket, new() { Text = new("Done.") });
        Assert.Equal([$"Reply rita@{domain}"], await NotifyDesk.MailsAsync(desk, tenant, ticket));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_tenant_that_has_set_nothing_tells_nobody_more_than_before(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var domain = await NotifyDesk.CustomerAsync(desk, desk.Alpha, "contact");
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: $"rita@{domain}");
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new("Done."), AssigneeId = desk.AlphaAdministrator });
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { StatusId = await NotifyDesk.StatusAsync(desk, desk.Alpha, Phase.Waiting) });
        await RequesterAsync(desk, desk.Alpha, ticket, RequestStep.Update, "Thanks, but no.");
        Assert.Equal(
            [$"Acknowledgement rita@{domain}", "Received ada@alpha.test", $"Reply rita@{domain}"], await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
    }

    private async Task<(TestDesk Desk, TenantInfo Tenant)> DeskAsync(DatabaseProvider provider, string slug)
    {
        var desk = await desks.OnAsync(provider);
        return (desk, await desk.AddTenantAsync(slug, "provider"));
    }

    private static Task<bool> RequesterAsync(TestDesk desk, TenantInfo tenant, Ticket ticket, RequestStep step, string text) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(tenant.Id, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, step, new(text), [], default));
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.SupplierTickets;

/// <summary>E13, end to end through both desks' pages and the customer's mail.</summary>
public sealed class RetailAndWholesaleWalkTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ACustomersMail_GoesToTheSupplier_AndTheAnswerComesFromTheRetailersAddress(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await TwoDesks.LinkAsync(desk);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);

        var number = await TwoDesks.ReceiveAsync(desk, desk.Alpha, "From: Carl Customer <carl@customer.test>\nTo: help@alpha.test\nSubject: The line is dead\nMessage-ID: <1@customer.test>\n\nNothing since noon.\n");
        var page = await ada.GetAsync($"staff/tickets/{number}");
        await ada.SubmitAsync(page, "form.composer", new() { ["Text"] = "RETAILSECRET" }, "button[value=Note]");

        // The choice, what the supplier will see, and over.
        var form = await ada.GetAsync($"staff/tickets/{number}/supplier-tickets/new");
        Assert.DoesNotContain("RETAILSECRET", form.Body, StringComparison.Ordinal);
        var preview = await ada.SubmitAsync(form, ".settings-form", new() { ["Subject"] = "Line of a customer", ["Text"] = "Please test the line." });
        var shown = preview.TextOf(".conversation");
        Assert.Contains("Please test the line.", shown, StringComparison.Ordinal);
        Assert.Contains("Nothing since noon.", shown, StringComparison.Ordinal);
        Assert.Contains("Priority: ", shown, StringComparison.Ordinal);
        page = await ada.FollowAsync(await ada.SubmitAsync(preview, "main form", button: "button.btn-primary"));
        Assert.Equal("The ticket goes to Beta.", page.TextOf(".notice"));
        Assert.Contains("On its way", page.TextOf(".other-desks"), StringComparison.Ordinal);
        await TwoDesks.CrossAsync(desk);

        // Its own number, queue and people at the supplier; the note is not there.
        var there = await TwoDesks.NewestAtBetaAsync(desk);
        var theirs = await bob.GetAsync($"staff/tickets/{there}");
        Assert.Contains("Line of a customer", theirs.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Please test the line.", theirs.TextOf(".conversation"), StringComparison.Ordinal);
        Assert.Contains("For the retailer Alpha", theirs.TextOf(".other-desks"), StringComparison.Ordinal);
        Assert.DoesNotContain("RETAILSECRET", theirs.Body, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Supplier Beta #{there}"), (await ada.GetAsync($"staff/tickets/{number}")).TextOf(".other-desks"), StringComparison.Ordinal);
        await bob.SubmitAsync(theirs, "form.composer", new() { ["Text"] = "WHOLESALESECRET" }, "button[value=Note]");
        theirs = await bob.GetAsync($"staff/tickets/{there}");
        await bob.SubmitAsync(theirs, "form.composer", new() { ["Text"] = "We have repaired the line." }, "button[value=Public]");
        await TwoDesks.CrossAsync(desk);

        // The customer knows nothing of it until the agent passes it on.
        await TwoDesks.SendAsync(desk, desk.Alpha, OutboxKind.Reply);
        page = await ada.GetAsync($"staff/tickets/{number}");
        Assert.Contains("We have repaired the line.", page.TextOf(".message[data-kind=note]:has(.pass-on)"), StringComparison.Ordinal);
        Assert.DoesNotContain("WHOLESALESECRET", page.Body, StringComparison.Ordinal);
        await ada.SubmitAsync(page, ".pass-on form");
        var sent = Assert.Single(await TwoDesks.SendAsync(desk, desk.Alpha, OutboxKind.Reply));
        var header = sent[..sent.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Contains("help@alpha.test", header.Split("\r\n").Single(x => x.StartsWith("From:", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("carl@customer.test", header, StringComparison.Ordinal);
        Assert.DoesNotContain("beta", header, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("We have repaired the line.", sent, StringComparison.Ordinal);

        // The customer's answer reaches the supplier too; both close, and each sees the other's end.
        var key = header.Split("\r\n").Single(x => x.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)).Split(' ')[1];
        Assert.Equal(number, await TwoDesks.ReceiveAsync(desk, desk.Alpha, $"From: carl@customer.test\nTo: help@alpha.test\nSubject: Re: The line is dead\nMessage-ID: <2@customer.test>\nIn-Reply-To: {key}\n\nIt rings again, but it hums.\n"));
        await TwoDesks.CrossAsync(desk);
        theirs = await bob.GetAsync($"staff/tickets/{there}");
        Assert.Contains("It rings again, but it hums.", theirs.TextOf(".conversation"), StringComparison.Ordinal);
        await CloseAsync(desk, bob, desk.Beta, there);
        await TwoDesks.CrossAsync(desk);
        await CloseAsync(desk, ada, desk.Alpha, number);
        await TwoDesks.CrossAsync(desk);
        page = await ada.GetAsync($"staff/tickets/{number}");
        Assert.Contains(page.TextsOf(".fact span"), x => x.Contains("told the status of Beta", StringComparison.Ordinal));
        theirs = await bob.GetAsync($"staff/tickets/{there}");
        Assert.Contains(theirs.TextsOf(".fact span"), x => x.Contains("told the status of Alpha", StringComparison.Ordinal));
        Assert.DoesNotContain("RETAILSECRET", theirs.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("WHOLESALESECRET", page.Body, StringComparison.Ordinal);
        foreach (var (tenant, closed) in new[] { (desk.Alpha, number), (desk.Beta, there) })
            Assert.Equal(Phase.Closed, await desk.ReadAsync(tenant, db => db.Tickets.Where(x => x.Number == closed).Select(x => x.Phase).SingleAsync()));
        // No mail went to whoever stands for a desk.
        Assert.False(await desk.ReadAsync(desk.Beta, db => db.Outbox.AnyAsync(x => x.Person.RepresentsTenantId != null)));
    }

    private static async Task CloseAsync(WebDesk desk, Browser browser, WebTenant tenant, int number)
    {
        var closed = await desk.ReadAsync(tenant, db => db.Statuses.Where(x => x.Phase == Phase.Closed && x.ArchivedAt == null).OrderBy(x => x.Order).Select(x => x.Id).FirstAsync());
        var page = await browser.GetAsync($"staff/tickets/{number}");
        await browser.SubmitAsync(page, "form.composer", new() { ["Now.StatusId"] = closed.ToString(CultureInfo.InvariantCulture) });
    }
}

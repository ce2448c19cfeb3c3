using System.Xml.Linq;
using System.Xml.XPath;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.People;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Architecture;
using ServiceDesk.Tests.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Templates.Xslt;

/// <summary>What a ticket has from guides, contracts and service levels, and what was computed, as templates see it.</summary>
public sealed class DocumentAttributesTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Attributes_are_there_for_staff_and_what_concerns_the_desk_alone_is_not_there_for_others(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await FilledAsync(desk);
        var staff = await FindAsync(desk, ticket.Number, TemplateReader.Staff);
        string Text(string path) => (string)staff.XPathEvaluate($"string({path})");
        Assert.Equal(("Fault", "Router"), (Text("type/@name"), Text("product/@name")));
        Assert.Equal(("Gold", "G-1"), (Text("contract/@name"), Text("contract/@number")));
        Assert.Equal("4200", Text("importance/@value"));
        Assert.Equal("Waits for other work", Text("deferral/@reason"));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", Text("deferral/@review"));
        Assert.Equal(("Everything", "firstResponse", "true", "false"),
            (Text("serviceLevel/@name"), Text("serviceLevel/clock/@target"), Text("serviceLevel/clock/@running"), Text("serviceLevel/clock/@late")));
        Assert.EndsWith("Z", Text("serviceLevel/clock/@due"), StringComparison.Ordinal);

        var requester = await FindAsync(desk, ticket.Number, TemplateReader.Requester);
        Assert.NotNull(requester.Element("deferral"));
        Assert.Null(requester.Element("importance"));
        Assert.Null(requester.Element("serviceLevel"));
    }

    [Fact]
    public async Task The_page_shows_them()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var root = await FindAsync(desk, (await FilledAsync(desk)).Number, TemplateReader.Staff);
        var page = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "templates.md"));
        var start = page.IndexOf("<ticket ", StringComparison.Ordinal);
        var example = XElement.Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        foreach (var name in (string[])["type", "product", "contract", "deferral", "importance", "serviceLevel"])
        {
            Assert.Equal(root.Element(name)!.Attributes().Select(x => x.Name.LocalName), example.Element(name)!.Attributes().Select(x => x.Name.LocalName));
            Assert.Equal(root.Element(name)!.Elements().Take(1).SelectMany(x => x.Attributes()).Select(x => x.Name.LocalName), example.Element(name)!.Elements().Take(1).SelectMany(x => x.Attributes()).Select(x => x.Name.LocalName));
        }
    }

    private static async Task<Ticket> FilledAsync(TestDesk desk)
    {
        var domain = await NotifyDesk.CustomerAsync(desk, desk.Beta, "contact");
        var (type, product) = await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            if (await db.GuideEntries.SingleOrDefaultAsync(x => x.Kind == TypeKind.Name && x.Name == "Fault") is not { } fault)
            {
                db.Add(fault = new GuideEntry { TenantId = desk.Beta.Id, Kind = TypeKind.Name, Name = "Fault" });
                db.Add(new GuideEntry { TenantId = desk.Beta.Id, Kind = ProductKind.Name, Name = "Router" });
            }
            var customer = await db.Customers.SingleAsync(x => x.MailDomain == domain);
            db.Add(new Contract { TenantId = desk.Beta.Id, CustomerId = customer.Id, Name = "Gold", Number = "G-1" });
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Beta.Id);
            return (fault.Id, await db.GuideEntries.Where(x => x.Name == "Router").Select(x => x.Id).SingleAsync());
        });
        var ticket = await desk.OpenTicketAsync(desk.Beta, requester: $"rita@{domain}");
        var reason = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().GuideEntries.Where(x => x.Name == "Waits for other work").Select(x => x.Id).SingleAsync());
        await NotifyDesk.WorkAsync(desk, desk.Beta, ticket, new()
        {
            TypeId = type,
            ProductId = product,
            StatusId = await NotifyDesk.StatusAsync(desk, desk.Beta, Phase.Deferred),
            DeferralReasonId = reason,
            ReviewInDays = 10,
        });
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Tickets.SingleAsync(x => x.Id == ticket.Id)).Weigh(4200);
            await db.SaveChangesAsync();
        });
        return ticket;
    }

    private static async Task<XElement> FindAsync(TestDesk desk, int number, TemplateReader reader) => (await desk.InAsync(desk.Beta, scope =>
        scope.GetRequiredService<TicketDocuments>().FindAsync(number, scope.GetRequiredService<UtcClock>().UtcNow, new() { Reader = reader }, default)))!.Root;
}

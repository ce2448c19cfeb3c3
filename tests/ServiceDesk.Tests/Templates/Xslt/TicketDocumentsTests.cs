using System.Xml.Linq;
using System.Xml.XPath;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Architecture;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Templates.Xslt;

public sealed class TicketDocumentsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Document_HoldsWhatThePageDescribes(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var number = await WorkedOnAsync(desk);
        var now = (await desk.InAsync(desk.Alpha, x => x.GetRequiredService<DeskDb>().Tickets.SingleAsync(t => t.Number == number))).CreatedAt.AddMinutes(90.5);
        var ticket = (await FindAsync(desk, number, now, new() { Event = new("assigned", "Ada Alpha", "because") }))!.Root;

        Assert.Equal(
            ["number", "door", "now", "for", "language"],
            ticket.Attributes().Select(x => x.Name.LocalName));
        Assert.Equal((number, "portal", "staff", "en"), ((int)ticket.Attribute("number")!, (string?)ticket.Attribute("door"), (string?)ticket.Attribute("for"), (string?)ticket.Attribute("language")));
        Assert.Equal(
            ["subject", "link", "desk", "queue", "group", "status", "priority", "category", "tags", "requester", "assignee", "times", "minutes", "event", "serviceLevel", "messages", "history"],
            ticket.Elements().Select(x => x.Name.LocalName));
        Assert.Equal("A <b> & \u201cquote\u201d", Text(ticket, "string(subject)"));
        Assert.EndsWith($"/alpha/staff/tickets/{number}", Text(ticket, "string(link)"), StringComparison.Ordinal);
        Assert.Equal("Alpha", Text(ticket, "string(desk/@name)"));
        Assert.Equal("working", Text(ticket, "string(status/@phase)"));
        Assert.Equal("true", Text(ticket, "string(status/@active)"));
        Assert.Equal(("High", "3", "4"), (Text(ticket, "string(priority/@name)"), Text(ticket, "string(priority/@rank)"), Text(ticket, "string(priority/@of)")));
        Assert.Equal("network vip", string.Join(' ', ticket.XPathSelectElements("tags/tag").Select(x => x.Value)));
        Assert.Equal("doc@customer.test", Text(ticket, "string(requester/@address)"));
        Assert.Equal("Ada Alpha", Text(ticket, "string(assignee/@name)"));
        Assert.Equal(("90", "firstReply"), (Text(ticket, "string(minutes/@created)"), ticket.Element("times")!.Attributes().Last().Name.LocalName));
        Assert.Equal(("assigned", "Ada Alpha", "because"), (Text(ticket, "string(event/@name)"), Text(ticket, "string(event/@by)"), Text(ticket, "string(event/@why)")));
        Assert.Equal("public false|note true|public true", string.Join('|', ticket.XPathSelectElements("messages/message").Select(x => $"{(string)x.Attribute("kind")!} {(string)x.Attribute("fromStaff")!}")));
        Assert.Equal("Line 1\nLine 2", Text(ticket, "string(messages/message[1]/text)"));
        Assert.Contains("priorityChanged", ticket.XPathSelectElements("history/entry").Select(x => (string)x.Attribute("fact")!));
        Assert.Equal("Ada Alpha", Text(ticket, "string(history/entry[@fact='noted']/@by)"));
        Assert.DoesNotContain(ticket.DescendantsAndSelf().SelectMany(x => x.Attributes()), x => x.Name.LocalName.EndsWith("id", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Page_ShowsEveryElementAndAttributeOfADocument()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var document = (await FindAsync(desk, await WorkedOnAsync(desk), DateTime.UnixEpoch, new() { Event = new("assigned", "Ada Alpha", "because") }))!;
        var page = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "templates.md"));
        var start = page.IndexOf("<ticket ", StringComparison.Ordinal);
        var example = XElement.Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Empty(Paths(document.Root).Except(Paths(example)));

        static IEnumerable<string> Paths(XElement root) => root.DescendantsAndSelf().SelectMany(x =>
            x.Attributes().Select(a => $"@{a.Name}").Append("").Select(a => string.Join('/', x.AncestorsAndSelf().Reverse().Select(e => e.Name)) + a)).Distinct();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Document_ForARequester_HoldsNeitherNotesNorHistory(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var number = await WorkedOnAsync(desk);
        var document = (await FindAsync(desk, number, DateTime.UnixEpoch, new() { Reader = TemplateReader.Requester, Language = "fr", Link = "https://desk.test/x?a=1&b=2" }))!;
        Assert.Equal("2", Text(document.Root, "string(messages/@count)"));
        Assert.Null(document.Root.Element("history"));
        Assert.DoesNotContain("Between us", document.Xml, StringComparison.Ordinal);
        Assert.Equal(("requester", "fr", "https://desk.test/x?a=1&b=2"), (Text(document.Root, "string(@for)"), Text(document.Root, "string(@language)"), Text(document.Root, "string(link)")));
        // Written before it happened, as clocks will have it: no age is negative.
        Assert.Equal("0", Text(document.Root, "string(minutes/@created)"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task LongTexts_AreCut_OfManyMessagesTheFirstAndTheLastAreThere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.OpenTicketAsync(desk.Alpha, text: $"First {new string('x', 5000)}");
        for (var i = 1; i <= 51; i++)
            await WorkAsync(desk, opened.Number, new() { Text = new($"Answer {i}\u0001!") });
        var root = (await FindAsync(desk, opened.Number, DateTime.UnixEpoch, new()))!.Root;
        var texts = root.XPathSelectElements("messages/message/text").ToList();
        Assert.Equal(TicketDocuments.MostMessages, texts.Count);
        Assert.Equal("52", Text(root, "string(messages/@count)"));
        Assert.Equal((TicketDocuments.MessageLength, "true"), (texts[0].Value.Length, (string?)texts[0].Attribute("cut")));
        Assert.StartsWith("Answer 3", texts[1].Value, StringComparison.Ordinal);
        Assert.StartsWith("Answer 51", texts[^1].Value, StringComparison.Ordinal);
        Assert.Null(texts[^1].Attribute("cut"));
        Assert.DoesNotContain('\u0001', root.ToString());
        Assert.Equal(TicketDocuments.MostEntries > 52 ? 53 : TicketDocuments.MostEntries, root.XPathSelectElements("history/entry").Count());
    }

    [Theory]
    [InlineData("a\u0000b\uFFFEc", "abc")]
    [InlineData("\U0001F600\r\n\t", "\U0001F600\n\t")]
    public void WhatXmlCannotHold_IsLeftOut(string text, string expected)
    {
        Assert.Equal(expected, TicketXml.Text("text", text).Value);
        Assert.Equal(expected, XElement.Parse(TicketXml.Text("text", text).ToString(SaveOptions.DisableFormatting), LoadOptions.PreserveWhitespace).Value);
    }

    [Fact]
    public void HalvesOfCharacters_AreLeftOut() => Assert.Equal("a", TicketXml.Text("text", "\ud800a\udc00\ud800").Value);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TicketOfAnotherTenant_IsNotThere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        for (var i = 0; i < 3; i++)
            await desk.OpenTicketAsync(desk.Beta);
        var number = await desk.InAsync(desk.Beta, x => x.GetRequiredService<DeskDb>().Tickets.MaxAsync(t => t.Number));
        Assert.NotNull(await desk.InAsync(desk.Beta, x => x.GetRequiredService<TicketDocuments>().FindAsync(number, DateTime.UnixEpoch, new(), default)));
        Assert.Null(await FindAsync(desk, 1_000_000 + number, DateTime.UnixEpoch, new()));
    }

    [Fact]
    public async Task ReadyMadeTemplates_WriteWhatTheirKindWrites()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var number = await WorkedOnAsync(desk);
        var now = (await desk.InAsync(desk.Alpha, x => x.GetRequiredService<DeskDb>().Tickets.SingleAsync(t => t.Number == number))).CreatedAt.AddHours(50);
        Assert.Equal(new ImportanceOutput(3000 + 50 + 2000), await RunAsync("importance", new()));
        Assert.Equal($"Your request {number}: In progress", Assert.IsType<NotificationOutput>(await RunAsync("notification", new() { Reader = TemplateReader.Requester })).Subject);
        var french = Assert.IsType<NotificationOutput>(await RunAsync("notification", new() { Reader = TemplateReader.Requester, Language = "fr" }));
        Assert.Equal($"Votre demande {number} : In progress", french.Subject);
        Assert.StartsWith("Bonjour doc,\n\nvotre demande", french.Text, StringComparison.Ordinal);
        var escalation = Assert.IsType<NotificationOutput>(await RunAsync("escalation", new() { Event = new("escalated", null, "Nobody answered for 4 hours") }));
        Assert.Equal($"Overdue: #{number} (High)", escalation.Subject);
        Assert.Contains("\nAssigned to: Ada Alpha\nOpen for: 2 days\nLast words: Hello.\nWhy: Nobody answered for 4 hours\n\nhttp", escalation.Text, StringComparison.Ordinal);
        Assert.Equal([new("Solution", 720, true, "Priority High")], Assert.IsType<TimersOutput>(await RunAsync("timers", new())).Timers);

        async Task<XsltOutput> RunAsync(string key, TicketDocumentRequest request)
        {
            var template = ReadyMadeTemplate.Find(key)!;
            var answer = new XsltRun().Answer(new("1", template.Stylesheet, (await FindAsync(desk, number, now, request))!.Xml, XsltOutput.Most(template.Kind)));
            Assert.Equal((WorkerStatus.Done, ""), (answer.Status, answer.Status == WorkerStatus.Done ? "" : answer.Text));
            Assert.True(XsltOutput.TryParse(template.Kind, answer.Text, out var output, out var problem), problem);
            return output;
        }
    }

    private static string Text(XElement ticket, string path) => (string)ticket.XPathEvaluate(path);

    private static Task<TicketDocument?> FindAsync(TestDesk desk, int number, DateTime now, TicketDocumentRequest request) =>
        desk.InAsync(desk.Alpha, x => x.GetRequiredService<TicketDocuments>().FindAsync(number, now, request, default));

    private static async Task<int> WorkedOnAsync(TestDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "A <b> & \u201cquote\u201d", "Line 1\r\nLine 2", "doc@customer.test");
        var (high, category) = await desk.InAsync(desk.Alpha, async x =>
        {
            var catalog = await x.GetRequiredService<CatalogCache>().GetAsync(x.GetRequiredService<DeskDb>(), default);
            return (catalog.Priorities.Single(p => p.Name == "High").Id, catalog.Categories[0].Id);
        });
        await WorkAsync(desk, ticket.Number, new() { Text = new("Between us."), Kind = MessageKind.Note, PriorityId = high, CategoryId = category });
        await WorkAsync(desk, ticket.Number, new() { Text = new("Hello."), AssigneeId = desk.AlphaAdministrator, Tags = ["vip", "network"] });
        return ticket.Number;
    }

    private static Task WorkAsync(TestDesk desk, int number, TicketWork work) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, work, default)));
}

using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Api;

public sealed class ApiTicketsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_program_opens_answers_changes_and_reads_a_ticket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var subject = $"Disk full {Guid.NewGuid():N}";
        var (status, opened) = await api.SendAsync(HttpMethod.Post, "tickets", new { subject, text = "97 per cent", requester = "monitor@customer.test", priority = "HIGH", assignee = desk.Alpha.Agent.Address });
        Assert.Equal(HttpStatusCode.Created, status);
        var number = (int)opened!["number"]!;
        Assert.Equal(("High", desk.Alpha.Agent.Address, "monitor@customer.test"), ((string)opened["priority"]!, (string)opened["assignee"]!["address"]!, (string)opened["requester"]!["address"]!));

        var (_, list) = await api.GetAsync($"tickets?q={Uri.EscapeDataString($"\"{subject}\"")}");
        Assert.Equal([number], list!["tickets"]!.AsArray().Select(x => (int)x!["number"]!));
        Assert.Equal($"/alpha/staff/tickets/{number}", (string)list["tickets"]![0]!["address"]!);

        var (_, answered) = await api.SendAsync(HttpMethod.Post, $"tickets/{number}/messages", new { text = "Cleaned up.", kind = "public", status = "Solved", tags = new[] { "disk" } });
        Assert.Equal(("Solved", 2), ((string)answered!["status"]!, answered["messages"]!.AsArray().Count));
        Assert.Equal(["disk"], answered["tags"]!.AsArray().Select(x => (string)x!));
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.Kind == OutboxKind.Reply && x.Ticket!.Number == number)));
        var (_, changed) = await api.SendAsync(HttpMethod.Patch, $"tickets/{number}", new { assignee = "", subject = "Disk" });
        Assert.Equal(("Disk", null), ((string)changed!["subject"]!, changed["assignee"]));
        Assert.All(await desk.ReadAsync(desk.Alpha, db => db.History.Where(x => x.Ticket!.Number == number && x.PersonId == desk.Alpha.Agent.Id).Select(x => x.Door).ToListAsync()), x => Assert.Equal(Door.Api, x));
    }

    [Fact]
    public async Task Lists_go_page_by_page()
    {
        var desk = await desks.OnAsync();
        for (var i = 0; i < 3; i++)
            await desk.OpenTicketAsync(desk.Alpha, $"Paged {i}");
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var numbers = new List<int>();
        for (string? from = ""; from is not null;)
        {
            var (_, page) = await api.GetAsync($"tickets?size=2{(from.Length == 0 ? "" : $"&from={from}")}");
            numbers.AddRange(page!["tickets"]!.AsArray().Select(x => (int)x!["number"]!));
            from = (string?)page["next"];
        }
        Assert.Equal(await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.IsActive).OrderByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id).Select(x => x.Number).ToListAsync()), numbers);
    }

    [Theory]
    [InlineData("status", "Nowhere", "expected one of: ")]
    [InlineData("assignee", "nobody@alpha.test", "expected one of: ")]
    [InlineData("group", "No such group", "expected one of: ")]
    public async Task What_is_not_there_is_named_and_nothing_is_saved(string field, string value, string said)
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Lamp");
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (status, problem) = await api.SendAsync(HttpMethod.Patch, $"tickets/{ticket.Number}", new JsonObject { [field] = value, ["subject"] = "Changed" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(value, (string)problem!["detail"]!, StringComparison.Ordinal);
        Assert.Contains(said, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal("Lamp", await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.Subject).SingleAsync()));
    }

    [Theory]
    [InlineData("tickets?q=colour:red")]
    [InlineData("tickets?size=1000")]
    [InlineData("tickets?from=somewhere")]
    public async Task A_question_that_is_not_understood_is_refused(string address)
    {
        var desk = await desks.OnAsync();
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (status, problem) = await api.GetAsync(address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty((string)problem!["detail"]!);
    }

    [Fact]
    public async Task A_form_without_its_fields_is_refused_with_their_names()
    {
        var desk = await desks.OnAsync();
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (status, problem) = await api.SendAsync(HttpMethod.Post, "tickets", new { text = "No subject", requester = "no address" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["Requester", "Subject"], problem!["errors"]!.AsObject().Select(x => x.Key).Order());
    }

    [Fact]
    public async Task Notes_stay_with_staff_and_files_are_fetched()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Plan", files: [new("plan.txt", "text/plain", "the plan"u8.ToArray())]);
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        var (_, noted) = await api.SendAsync(HttpMethod.Post, $"tickets/{ticket.Number}/messages", new { text = "Between us.", kind = "note" });
        Assert.Equal(["public", "note"], noted!["messages"]!.AsArray().Select(x => (string)x!["kind"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await api.SendAsync(HttpMethod.Post, $"tickets/{ticket.Number}/messages", new { text = "x", kind = "shout" })).Status);
        var (status, content) = await api.GetAsync($"files/{(long)noted["messages"]![0]!["files"]![0]!["id"]!}");
        Assert.Equal((HttpStatusCode.OK, "the plan"), (status, (string)content!));
    }

    [Fact]
    public async Task The_description_names_every_route_of_the_api()
    {
        var desk = await desks.OnAsync();
        using var api = new ApiClient(desk, desk.Alpha, null);
        var (status, description) = await api.GetAsync("openapi.json");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("/alpha", (string)description!["servers"]![0]!["url"]!);
        var described = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(x => $"{x.Key.ToUpperInvariant()} {path.Key.TrimStart('/')}")).Order(StringComparer.Ordinal);
        // A system brings a token of its own, and no person's rights.
        string[] ofSystems = ["POST api/v1/systems/requests"];
        Assert.Equal(ofSystems.Concat(ApiRightsTests.Routes(desk).Select(x => $"{x.Method} {x.Template.Replace(":int", "", StringComparison.Ordinal).Replace(":long", "", StringComparison.Ordinal)}")).Order(StringComparer.Ordinal), described);
    }
}

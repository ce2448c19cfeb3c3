using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Api;

/// <summary>Who gets in by the API: every route of it, by the token's tenant, person, rights, age and kind.</summary>
public sealed class ApiRightsTests
{
    /// <summary>Written by hand: a new route is a line here.</summary>
    private static readonly Dictionary<string, Right> Table = new()
    {
        ["GET api/v1/tickets"] = Right.Ticketing,
        ["POST api/v1/tickets"] = Right.CreateCustomerTickets,
        ["GET api/v1/tickets/{number:int}"] = Right.Ticketing,
        ["PATCH api/v1/tickets/{number:int}"] = Right.Edit,
        ["POST api/v1/tickets/{number:int}/messages"] = Right.Edit,
        ["GET api/v1/files/{id:long}"] = Right.Ticketing,
    };

    internal static IReadOnlyList<(string Method, string Template, Right? Needs)> Routes(WebDesk desk) =>
    [
        .. desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(x => x.Metadata.GetMetadata<ActsAsAttribute>()?.Scheme is not null)
            .SelectMany(x => x.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => (method, x.RoutePattern.RawText!.TrimStart('/'), x.Metadata.GetMetadata<NeedsAttribute>()?.Right))),
    ];

    [Fact]
    public async Task EveryRoute_OpensToItsRightAlone()
    {
        await using var desk = await WebDesk.StartAsync();
        Assert.Equal(Table.Select(x => (x.Key, (Right?)x.Value)).Order(), Routes(desk).Select(x => ($"{x.Method} {x.Template}", x.Needs)).Order());
        var tickets = await RoleDesk.TicketsAsync(desk);
        using var api = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Agent);
        foreach (var (right, scope) in new[] { (Right.Ticketing, TicketScope.All), (Right.Ticketing, TicketScope.Own), (Right.Edit, TicketScope.All), (Right.Edit, TicketScope.Group), (Right.CreateCustomerTickets, TicketScope.All) })
        {
            await RoleDesk.GiveAsync(desk, (scope, [right]));
            foreach (var (method, template, needs) in Routes(desk))
                foreach (var (whose, ticket) in tickets)
                {
                    var holds = right == needs || (right == Right.Edit && needs == Right.Ticketing);
                    var isInScope = !template.Contains('{', StringComparison.Ordinal) || whose <= scope;
                    var (status, _) = await api.SendAsync(new(method), AddressOf(template, ticket), method == "GET" ? null : new { });
                    Assert.True(status != HttpStatusCode.NotFound == (holds && isInScope), $"{method} {template} with {right} over {scope}, {whose}'s ticket: {status}");
                }
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoRoute_OpensWithoutAGoodToken(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = (await RoleDesk.TicketsAsync(desk))[TicketScope.Own];
        var good = await ApiClient.TokenAsync(desk, desk.Alpha, desk.Alpha.Administrator);
        var expired = await ApiClient.TokenAsync(desk, desk.Alpha, desk.Alpha.Administrator, age: TimeSpan.FromDays(2));
        var revoked = await ApiClient.TokenAsync(desk, desk.Alpha, desk.Alpha.Administrator);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ApiTokens>().RevokeAsync(
            new Act(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), long.Parse(revoked.Split('_')[1], CultureInfo.InvariantCulture), default));
        var before = await HistoryAsync(desk);
        foreach (var token in new[] { null, "", "desk_1_x", good[..^1], good + "x", good.ToUpperInvariant(), "desk_99_" + good.Split('_', 3)[2], expired, revoked, await ApiClient.TokenAsync(desk, desk.Beta, desk.Beta.Administrator) })
        {
            using var api = new ApiClient(desk, desk.Alpha, token);
            foreach (var (method, template, _) in Routes(desk))
            {
                var (status, problem) = await api.SendAsync(new(method), AddressOf(template, ticket), method == "GET" ? null : new { subject = "Changed", text = "x", kind = "note", requester = "a@b.test" });
                Assert.True(status == HttpStatusCode.Unauthorized, $"{method} {template} with “{token}”: {status}");
                Assert.Contains("Bearer", (string)problem!["detail"]!, StringComparison.Ordinal);
            }
        }
        Assert.Equal(before, await HistoryAsync(desk));
        // A good one, in the neighbour's house.
        using var neighbour = new ApiClient(desk, desk.Beta, good);
        Assert.Equal(HttpStatusCode.Unauthorized, (await neighbour.GetAsync("tickets")).Status);
    }

    [Fact]
    public async Task ACookie_OpensNothing_AndATokenNoPage()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("api/v1/tickets")).Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/alpha/staff/tickets");
        request.Headers.Authorization = new("Bearer", await ApiClient.TokenAsync(desk, desk.Alpha, desk.Alpha.Administrator));
        using var client = desk.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = desk.Address });
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task ATokenThatReadsAlone_ChangesNothing_AndOneOfWhoLeftIsWorthNothing()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Lamp");
        using var reading = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Administrator, isReadOnly: true);
        Assert.Equal(HttpStatusCode.OK, (await reading.GetAsync($"tickets/{ticket.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reading.SendAsync(HttpMethod.Patch, $"tickets/{ticket.Number}", new { subject = "Changed" })).Status);
        using var requester = await ApiClient.OfAsync(desk, desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"tickets/{ticket.Number}")).Status);
        Assert.Equal("Lamp", await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.Subject).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Tokens_AreMadeShownOnceAndRevokedOnTheProfile(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("profile/tokens");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, ".settings-form")).Status);
        var made = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Monitoring", ["Form.Days"] = "30" });
        var token = made.Required("#made-token").GetAttribute("value")!;
        using (var api = new ApiClient(desk, desk.Alpha, token))
            Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("tickets")).Status);
        var later = await browser.GetAsync("profile/tokens");
        Assert.Contains("Monitoring", later.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('_', 3)[2], later.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('_', 3)[2], await desk.ReadAsync(desk.Alpha, db => db.ApiTokens.Select(x => x.Hash).SingleAsync()), StringComparison.Ordinal);

        var id = token.Split('_')[1];
        foreach (var (tenant, person) in new[] { (desk.Alpha, desk.Alpha.Administrator), (desk.Beta, desk.Beta.Administrator) })
        {
            using var other = await desk.BrowserAsync(tenant, person);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"profile/tokens/{id}/revocation", await other.GetAsync("profile/tokens"), [])).Status);
        }
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("profile/tokens")).Status);
        await browser.SubmitAsync(later, "form[action$='/revocation']");
        using var afterwards = new ApiClient(desk, desk.Alpha, token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await afterwards.GetAsync("tickets")).Status);
    }

    private static string AddressOf(string template, OwnedTicket ticket) => template["api/v1/".Length..]
        .Replace("{number:int}", ticket.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{id:long}", ticket.Attachment.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static Task<int> HistoryAsync(WebDesk desk) => desk.ReadAsync(desk.Alpha, db => db.History.CountAsync());
}

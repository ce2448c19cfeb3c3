using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Api;

/// <summary>A program with a token of somebody's.</summary>
internal sealed class ApiClient(WebDesk desk, WebTenant tenant, string? token) : IDisposable
{
    private readonly HttpClient http = Client(desk, token);

    public static async Task<ApiClient> OfAsync(WebDesk desk, WebTenant tenant, WebPerson person, bool isReadOnly = false, TimeSpan? age = null) =>
        new(desk, tenant, await TokenAsync(desk, tenant, person, isReadOnly, age));

    public static Task<string> TokenAsync(WebDesk desk, WebTenant tenant, WebPerson person, bool isReadOnly = false, TimeSpan? age = null) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<ApiTokens>().CreateAsync(
            new Act(tenant.Info.Id, person.Id, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow - (age ?? TimeSpan.Zero)), new("test", isReadOnly, 1), default));

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string address, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/{tenant.Slug}/api/v1/{address}") { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : text);
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public void Dispose() => http.Dispose();

    private static HttpClient Client(WebDesk desk, string? token)
    {
        var client = desk.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false, AllowAutoRedirect = false, BaseAddress = desk.Address });
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

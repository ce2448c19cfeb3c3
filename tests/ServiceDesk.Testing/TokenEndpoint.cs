using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Intake;

namespace ServiceDesk.Testing;

/// <summary>Stands in for the token endpoints of all providers: keeps what it is asked, and answers what a test wants.</summary>
public sealed class TokenEndpoint : HttpMessageHandler
{
    /// <summary>What was asked, with where it was sent to as <c>endpoint</c>.</summary>
    public ConcurrentQueue<Dictionary<string, string>> Requests { get; } = new();

    /// <summary>Gives the next answer; at first <see cref="Token"/>.</summary>
    public Func<Dictionary<string, string>, (HttpStatusCode Status, string Json)> Answer { get; set; } = _ => Token();

    /// <param name="refreshToken">Null: none goes along.</param>
    /// <param name="lasts">Seconds; the desk takes a new one five minutes before.</param>
    public static (HttpStatusCode Status, string Json) Token(string accessToken = "access-1", string? refreshToken = "refresh-1", int lasts = 3600)
    {
        var answer = new Dictionary<string, object> { ["token_type"] = "Bearer", ["access_token"] = accessToken, ["expires_in"] = lasts };
        if (refreshToken is not null)
            answer["refresh_token"] = refreshToken;
        return (HttpStatusCode.OK, JsonSerializer.Serialize(answer));
    }

    public static (HttpStatusCode Status, string Json) Refusal(string error, string description) =>
        (HttpStatusCode.BadRequest, JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = error, ["error_description"] = description }));

    /// <summary>Has the desk ask here, whatever address it means.</summary>
    public void AddTo(IServiceCollection services) => services.AddHttpClient(MailboxTokens.HttpName).ConfigurePrimaryHttpMessageHandler(() => this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var fields = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        var form = fields.AllKeys.ToDictionary(x => x!, x => fields[x]!);
        form["endpoint"] = $"{request.Method} {request.RequestUri}";
        Requests.Enqueue(form);
        var (status, json) = Answer(form);
        return new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
    }
}

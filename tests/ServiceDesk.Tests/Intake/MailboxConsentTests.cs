using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

/// <summary>A person's consent, from the button to the refresh token.</summary>
public sealed class MailboxConsentTests : IAsyncLifetime
{
    private readonly TokenEndpoint endpoint = new();
    private readonly TokenMailServer server = new(MailboxKind.Imap);
    private TestDesk desk = null!;
    private long id;

    public async ValueTask InitializeAsync()
    {
        desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, endpoint.AddTo);
        id = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope, x => x.ProtectedRefreshToken = null));
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await server.DisposeAsync();
        endpoint.Dispose();
    }

    [Fact]
    public async Task Consent_BringsARefreshToken_ForOneCodeOnce()
    {
        var sent = await BeginAsync();
        Assert.Equal("https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize", sent.Address);
        Assert.Equal(("code", "S256", "http://localhost:5000/installation/mail-sign-in", "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"),
            (sent.Query["response_type"], sent.Query["code_challenge_method"], sent.Query["redirect_uri"], sent.Query["scope"]));

        Assert.Equal(ConsentOutcome.Done, (await CompleteAsync(sent.State)).Outcome);
        var asked = Assert.Single(endpoint.Requests);
        Assert.Equal(("authorization_code", "the-code"), (asked["grant_type"], asked["code"]));
        Assert.NotEmpty(asked["code_verifier"]);
        var mailbox = await FindAsync();
        Assert.Equal("refresh-1", desk.Services.GetRequiredService<MailboxPasswords>().Unprotect(mailbox.ProtectedRefreshToken));
        Assert.Null(mailbox.ProtectedConsent);

        Assert.Equal(ConsentOutcome.Stale, (await CompleteAsync(sent.State)).Outcome);
        Assert.Single(endpoint.Requests);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(id, default));
        Assert.Equal((1, 1), (server.SignIns.Count, endpoint.Requests.Count));
    }

    [Fact]
    public async Task Consent_IsBoundToPersonMailboxTenantAndTime()
    {
        var other = await desk.InAsync(desk.Alpha, scope => server.AddToAsync(scope));
        var (act, state) = (desk.StaffAct(desk.Alpha), (await BeginAsync()).State);
        Assert.Equal(ConsentOutcome.NotFound, (await CompleteAsync(state, act with { PersonId = act.PersonId + 1 })).Outcome);
        Assert.Equal(ConsentOutcome.NotFound, (await CompleteAsync(state, act, other)).Outcome);
        Assert.Equal(ConsentOutcome.NotFound, (await CompleteAsync(state[..^4] + "AAAA", act)).Outcome);
        Assert.Equal(ConsentOutcome.NotFound, (await CompleteAsync("", act)).Outcome);
        Assert.Equal(ConsentOutcome.NotFound, (await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<CompleteMailboxConsent>()
            .RunAsync(desk.StaffAct(desk.Beta), id, Answer(state), default))).Outcome);
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<BeginMailboxConsent>().RunAsync(desk.StaffAct(desk.Beta), id, null, default)));
        Assert.Equal(ConsentOutcome.Stale, (await CompleteAsync(state, act with { At = act.At.AddHours(1) })).Outcome);
        Assert.Empty(endpoint.Requests);
        Assert.Equal(ConsentOutcome.Done, (await CompleteAsync(state, act)).Outcome);
    }

    [Fact]
    public async Task BeginningAgain_EndsTheFormerConsent()
    {
        var (first, second) = ((await BeginAsync()).State, (await BeginAsync()).State);
        Assert.Equal(ConsentOutcome.Stale, (await CompleteAsync(first)).Outcome);
        Assert.Equal(ConsentOutcome.Done, (await CompleteAsync(second)).Outcome);
    }

    [Fact]
    public async Task Refusals_SayWhy_AndKeepNothing()
    {
        var state = (await BeginAsync()).State;
        var refused = await CompleteAsync(new Dictionary<string, string> { ["state"] = state, ["error"] = "access_denied", ["error_description"] = "The user declined." });
        Assert.Equal(ConsentOutcome.Refused, refused.Outcome);
        Assert.Contains("The user declined", refused.Problem, StringComparison.Ordinal);

        endpoint.Answer = _ => TokenEndpoint.Refusal("invalid_client", $"wrong: {TokenMailServer.ClientSecret}");
        refused = await CompleteAsync((await BeginAsync()).State);
        Assert.Contains("invalid_client", refused.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenMailServer.ClientSecret, refused.Problem, StringComparison.Ordinal);

        endpoint.Answer = _ => TokenEndpoint.Token(refreshToken: null);
        Assert.Contains("no refresh token", (await CompleteAsync((await BeginAsync()).State)).Problem, StringComparison.Ordinal);
        Assert.Null((await FindAsync()).ProtectedRefreshToken);
    }

    private async Task<(string Address, Dictionary<string, string> Query, string State)> BeginAsync()
    {
        var consent = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<BeginMailboxConsent>().RunAsync(desk.StaffAct(desk.Alpha), id, null, default));
        Assert.NotNull(consent);
        var fields = HttpUtility.ParseQueryString(consent.Url.Query);
        return (consent.Url.GetLeftPart(UriPartial.Path), fields.AllKeys.ToDictionary(x => x!, x => fields[x]!), fields["state"]!);
    }

    private static Dictionary<string, string> Answer(string state) => new() { ["state"] = state, ["code"] = "the-code" };

    private Task<(ConsentOutcome Outcome, string? Problem)> CompleteAsync(string state, Act? act = null, long? mailbox = null) => CompleteAsync(Answer(state), act, mailbox);

    private Task<(ConsentOutcome Outcome, string? Problem)> CompleteAsync(Dictionary<string, string> answer, Act? act = null, long? mailbox = null) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CompleteMailboxConsent>().RunAsync(act ?? desk.StaffAct(desk.Alpha), mailbox ?? id, answer, default));

    private Task<Mailbox> FindAsync() => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.AsNoTracking().SingleAsync(x => x.Id == id));
}

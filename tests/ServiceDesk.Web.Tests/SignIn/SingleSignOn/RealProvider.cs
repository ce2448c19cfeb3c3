using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ServiceDesk.Testing;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

/// <summary>A real OpenID Connect provider for the tests of a class, and how a browser without scripts signs in at it.</summary>
public sealed class RealProvider : IAsyncLifetime
{
    public const string ClientId = IdentityProviderProcess.ClientId;
    public const string ClientSecret = IdentityProviderProcess.ClientSecret;

    private IdentityProviderProcess process = null!;

    public string Issuer => process.Issuer;

    public async ValueTask InitializeAsync() => process = await IdentityProviderProcess.StartAsync();

    public Task AddAccountAsync(string subject, Dictionary<string, object> claims) => process.AddAccountAsync(subject, claims);

    /// <summary>Registers the desk, with where browsers come back to.</summary>
    public Task RegisterAsync(params string[] redirectUris) => process.RegisterAsync("http://localhost:5000/alpha/sign-in", redirectUris);

    public Task RotateKeysAsync() => process.RotateKeysAsync();

    /// <summary>A browser at the provider, which keeps its cookies.</summary>
    public static HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });

    /// <summary>Signs in and agrees on the provider's pages.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<Uri> WalkAsync(HttpClient browser, Uri address, string subject)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var at = address;
        // A sign-in page, a page to agree on, and redirects between them.
        for (var step = 0; step < 12; step++)
        {
            using var answer = await browser.GetAsync(at, TestContext.Current.CancellationToken);
            if (answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                if (!at.AbsoluteUri.StartsWith(Issuer, StringComparison.Ordinal))
                    return at;
                continue;
            }
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (new HtmlParser().ParseDocument(body).QuerySelector("form") is not IHtmlFormElement form)
                throw new InvalidOperationException($"{at} answered {(int)answer.StatusCode} and no form: {body}");
            var fields = form.Elements.OfType<IHtmlInputElement>().Where(x => !string.IsNullOrEmpty(x.Name))
                .ToDictionary(x => x.Name!, x => x.Name switch { "login" => subject, "password" => "any", _ => x.Value });
            using var sent = await browser.PostAsync(new Uri(at, form.GetAttribute("action")), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
            at = new Uri(at, sent.Headers.Location ?? throw new InvalidOperationException($"{form.GetAttribute("action")} answered {(int)sent.StatusCode}."));
        }
        throw new InvalidOperationException($"The provider leads in circles, at last to {at}.");
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}

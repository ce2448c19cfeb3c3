using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Web.Tests.SignIn.SingleSignOn;

/// <summary>A real OpenID Connect provider (npm's oidc-provider) as a process on a free port, for the tests of a class.</summary>
public sealed class RealProvider : IAsyncLifetime
{
    public const string ClientId = "desk";
    public const string ClientSecret = "a secret + of this & client";

    private Process? process;
    private HttpClient? client;

    /// <summary>As it calls itself.</summary>
    public string Issuer { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("node", ["provider.mjs"])
        {
            WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        var errors = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        Issuer = await process.StandardOutput.ReadLineAsync() is { Length: > 0 } address ? address : throw new InvalidOperationException($"The provider did not start: {errors}");
        client = new() { BaseAddress = new(Issuer) };
    }

    public Task AddAccountAsync(string subject, Dictionary<string, object> claims) => AdministerAsync("accounts", new { sub = subject, claims });

    /// <summary>Registers the desk, with where browsers come back to.</summary>
    public Task RegisterAsync(params string[] redirectUris) => AdministerAsync("clients", new[]
    {
        new { client_id = ClientId, client_secret = ClientSecret, redirect_uris = redirectUris, post_logout_redirect_uris = new[] { "http://localhost:5000/alpha/sign-in" } },
    });

    public Task RotateKeysAsync() => AdministerAsync("rotation", new { });

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

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (process is null)
            return;
        // It ends with its input.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task AdministerAsync<T>(string what, T body)
    {
        using var answer = await client!.PostAsJsonAsync($"admin/{what}", body);
        answer.EnsureSuccessStatusCode();
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ServiceDesk.sln")))
                return Path.Combine(folder.FullName, "tests", "servers", "identity");
        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ServiceDesk.sln; run the tests from where the repository built them.");
    }
}

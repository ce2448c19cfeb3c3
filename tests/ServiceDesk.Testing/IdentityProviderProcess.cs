using System.Diagnostics;
using System.Net.Http.Json;

namespace ServiceDesk.Testing;

/// <summary>A real OpenID Connect provider (npm's oidc-provider) as a process on a free port.</summary>
public sealed class IdentityProviderProcess : IAsyncDisposable
{
    public const string ClientId = "desk";
    public const string ClientSecret = "a secret + of this & client";

    private readonly Process process;
    private readonly HttpClient client;

    private IdentityProviderProcess(Process process, string issuer)
    {
        this.process = process;
        Issuer = issuer;
        client = new() { BaseAddress = new(issuer) };
    }

    /// <summary>As it calls itself.</summary>
    public string Issuer { get; }

    public static async Task<IdentityProviderProcess> StartAsync()
    {
        var start = new ProcessStartInfo("node", ["provider.mjs"])
        {
            WorkingDirectory = Folder(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node could not be started.");
        var errors = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        return await process.StandardOutput.ReadLineAsync() is { Length: > 0 } address ? new(process, address) : throw new InvalidOperationException($"The provider did not start: {errors}");
    }

    /// <summary>Somebody who can sign in, with any password; again: with other claims.</summary>
    public Task AddAccountAsync(string subject, Dictionary<string, object> claims) => AdministerAsync("accounts", new { sub = subject, claims });

    /// <summary>Registers the desk.</summary>
    /// <param name="signedOut">Where browsers come to after signing out.</param>
    /// <param name="redirectUris">Where they come back to.</param>
    public Task RegisterAsync(string signedOut, params string[] redirectUris) => AdministerAsync("clients", new[]
    {
        new { client_id = ClientId, client_secret = ClientSecret, redirect_uris = redirectUris, post_logout_redirect_uris = new[] { signedOut } },
    });

    public Task RotateKeysAsync() => AdministerAsync("rotation", new { });

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        // It ends with its input.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task AdministerAsync<T>(string what, T body)
    {
        using var answer = await client.PostAsJsonAsync($"admin/{what}", body);
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

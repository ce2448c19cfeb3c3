using Microsoft.Playwright;

namespace ServiceDesk.BrowserTests;

/// <summary>The browser of the run. Where none is installed at <see cref="Path"/>, <c>SERVICEDESK_CHROMIUM</c> names one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // How long an expectation waits before it has failed. What is fast is told by the benchmarks; a busy machine is no fault of a page.
    private const float Patience = 15_000;

    private IPlaywright? playwright;

    private static string Path => Environment.GetEnvironmentVariable("SERVICEDESK_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
            throw new InvalidOperationException(
                $"There is no browser at {Path}. Install Chromium (Debian: apt-get install chromium), or name yours in SERVICEDESK_CHROMIUM.");
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        // Containers give no user namespaces for the sandbox and a /dev/shm that is too small; the pages are our own.
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}

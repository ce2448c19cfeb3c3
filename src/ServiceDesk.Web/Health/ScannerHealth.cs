using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServiceDesk.Scanning;

namespace ServiceDesk.Web.Health;

/// <summary>The virus scanner answers, where there is one; without it files wait, and all else goes on.</summary>
internal sealed class ScannerHealth(ScannerSettings settings, VirusScanner scanner) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!settings.IsOn)
            return HealthCheckResult.Healthy();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await scanner.PingAsync(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is ScannerException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return HealthCheckResult.Degraded(e.Message, e);
        }
    }
}

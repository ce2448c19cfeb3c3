using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Retention;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Lets go of what every tenant has kept for long enough, in many small transactions.</summary>
[DisallowConcurrentExecution]
public sealed class KeepRetentionJob(TenantDirectory directory, TenantScopes tenants, ILogger<KeepRetentionJob> logger) : IJob
{
    /// <summary>Transactions of one run and tenant: the next run goes on.</summary>
    private const int MostSteps = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                for (var step = 0; step < MostSteps; step++)
                {
                    await using var scope = tenants.Enter(tenant);
                    var gone = await scope.ServiceProvider.GetRequiredService<KeepRetention>().RunAsync(cancellationToken);
                    if (gone.IsNone)
                        break;
                    logger.LogInformation("Retention of tenant {Tenant}: {Tickets} tickets, {Files} files and {Mails} mails", tenant.Id, gone.Tickets, gone.Files, gone.Mails);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from going; the next run tries again.
                logger.LogError(e, "Retention of tenant {Tenant} failed", tenant.Id);
            }
    }
}

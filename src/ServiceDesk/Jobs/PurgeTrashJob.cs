using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Tenants;
using ServiceDesk.Trash;

namespace ServiceDesk.Jobs;

/// <summary>Deletes for good what every tenant's trash has kept long enough, some at a time.</summary>
[DisallowConcurrentExecution]
public sealed class PurgeTrashJob(TenantDirectory directory, TenantScopes tenants, ILogger<PurgeTrashJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                var tickets = await scope.ServiceProvider.GetRequiredService<PurgeTrash>().RunAsync(cancellationToken);
                var files = await scope.ServiceProvider.GetRequiredService<RemoveDiscardedFiles>().RunAsync(cancellationToken);
                if (tickets + files > 0)
                    logger.LogInformation("The trash of tenant {Tenant}: {Tickets} tickets and {Files} files are deleted for good", tenant.Id, tickets, files);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from being deleted; the next run tries again.
                logger.LogError(e, "Emptying the trash of tenant {Tenant} failed", tenant.Id);
            }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Quartz;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Jobs;

/// <summary>Folds the kept counts of every tenant.</summary>
[DisallowConcurrentExecution]
public sealed class FoldTallyJob(TenantDirectory directory, TenantScopes tenants) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
        {
            await using var scope = tenants.Enter(tenant);
            await scope.ServiceProvider.GetRequiredService<FoldTally>().RunAsync(cancellationToken);
        }
    }
}

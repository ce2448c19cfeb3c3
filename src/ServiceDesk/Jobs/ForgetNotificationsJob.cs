using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using ServiceDesk.Notifications;
using ServiceDesk.Tenants;

namespace ServiceDesk.Jobs;

/// <summary>Forgets what every tenant's staff were told long ago, some at a time.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetNotificationsJob(TenantDirectory directory, TenantScopes tenants, ILogger<ForgetNotificationsJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await directory.AllAsync(cancellationToken))
            try
            {
                await using var scope = tenants.Enter(tenant);
                await scope.ServiceProvider.GetRequiredService<ForgetNotifications>().RunAsync(cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One tenant must not keep the others' from being forgotten; the next run tries again.
                logger.LogError(e, "Forgetting old notifications of tenant {Tenant} failed", tenant.Id);
            }
    }
}

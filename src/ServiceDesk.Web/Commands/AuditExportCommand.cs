using ServiceDesk.Audit;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Writes a tenant's audit log, for an archive or another program.</summary>
public sealed class AuditExportCommand : Command
{
    public override string Name => "audit export";
    public override string Summary => "Writes a tenant's audit log, an entry a line as JSON, the oldest first.";
    public override string? Arguments => "TENANT";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        if (input.Arguments is not [var slug])
            throw new UsageException($"'{Name}' takes one tenant, and was given {input.Arguments.Count}; run it once for each.");
        var services = await context.ReadyAsync();
        var tenant = await services.GetRequiredService<TenantDirectory>().EvenSuspendedAsync(slug, context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{slug}'; 'tenant list' names them all.");
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
        await foreach (var entry in scope.ServiceProvider.GetRequiredService<ExportAuditLog>().RunAsync(new(), context.Cancellation))
            await context.Output.WriteLineAsync(ExportAuditLog.Line(entry));
        return 0;
    }
}

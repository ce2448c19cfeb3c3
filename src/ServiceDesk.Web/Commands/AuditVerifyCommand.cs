using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Looks whether the audit logs were tampered with.</summary>
public sealed class AuditVerifyCommand : Command
{
    public override string Name => "audit verify";
    public override string Summary => "Walks the chains of the audit logs and the tickets' histories that they cover; fails at the first break.";

    public override IReadOnlyList<CommandOption> Options { get; } = [new("tenant", "S", "One tenant; without it, all that are not suspended.")];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var services = await context.ReadyAsync();
        var directory = services.GetRequiredService<TenantDirectory>();
        IReadOnlyList<TenantInfo> tenants = input["tenant"] is not { } slug ? await directory.AllAsync(context.Cancellation)
            : [await directory.EvenSuspendedAsync(slug, context.Cancellation) ?? throw new UsageException($"There is no tenant '{slug}'; 'tenant list' names them all.")];
        var holds = true;
        foreach (var tenant in tenants)
        {
            await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
            var found = await scope.ServiceProvider.GetRequiredService<VerifyAuditLog>().RunAsync(null, context.Cancellation);
            await context.Output.WriteLineAsync(FormattableString.Invariant(
                $"{tenant.Slug}\t{(found.Break is { } broken ? $"BROKEN at {broken}" : "ok")}\tentries {found.First} to {found.Last}, {found.HistoryLines} lines of histories\t{found.Hash}"));
            holds &= found.Holds;
        }
        return holds ? 0 : 1;
    }
}

using ServiceDesk.Installation;

namespace ServiceDesk.Web.Commands;

/// <summary>Suspends a tenant, or takes it up again.</summary>
public sealed class TenantSuspendCommand(bool suspends) : Command
{
    public override string Name => suspends ? "tenant suspend" : "tenant resume";
    public override string Summary => suspends ? "Suspends a tenant: its pages are gone, mail for it waits." : "Takes a suspended tenant up again.";

    public override IReadOnlyList<CommandOption> Options { get; } = [new("slug", "S", "Which tenant.", IsRequired: true)];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var slug = input.Required("slug");
        await using var scope = (await context.ReadyAsync()).CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<SuspendTenant>().RunAsync(slug, suspends, context.Cancellation))
            throw new UsageException($"There is no tenant '{slug}'; 'tenant list' names them.");
        await context.Error.WriteLineAsync(suspends ? $"The tenant '{slug}' is suspended; 'tenant resume' takes it up again." : $"The tenant '{slug}' is in use.");
        return 0;
    }
}

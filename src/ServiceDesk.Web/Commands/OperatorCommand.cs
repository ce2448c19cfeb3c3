using ServiceDesk.Installation;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Lets an administrator look after the whole installation, or takes that away again.</summary>
public sealed class OperatorCommand(bool adds) : Command
{
    public override string Name => adds ? "operator add" : "operator remove";
    public override string Summary => adds ? "Lets an administrator look after the whole installation." : "Takes that away again.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "The tenant whose administrator it is.", IsRequired: true),
        new("staff", "E", "The mail address of the administrator.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var (services, address) = (await context.ReadyAsync(), input.Required("staff"));
        var tenant = await services.GetRequiredService<TenantDirectory>().BySlugAsync(input.Required("slug"), context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{input.Required("slug")}', or it is suspended; 'tenant list' names them all.");
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
        var change = scope.ServiceProvider.GetRequiredService<ChangeOperators>();
        if (adds)
            return await change.AddAsync(address, context.Cancellation) == OperatorOutcome.Done ? 0
                : throw new UsageException($"No administrator of '{tenant.Slug}' has the address '{address}'.");
        var found = (await change.AllAsync(context.Cancellation)).FirstOrDefault(x => string.Equals(x.Person.Address, address, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"'{address}' is no operator of '{tenant.Slug}'.");
        await change.RemoveAsync(found.PersonId, evenLast: true, context.Cancellation);
        return 0;
    }
}

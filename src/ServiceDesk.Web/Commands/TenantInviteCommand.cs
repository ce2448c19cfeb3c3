using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Prints a new link at which somebody who works for a tenant sets a password: the way back in when the last one is lost.</summary>
public sealed class TenantInviteCommand : Command
{
    public override string Name => "tenant invite";
    public override string Summary => "Prints a link at which somebody who works for a tenant sets a new password.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "The tenant.", IsRequired: true),
        new("staff", "E", "The mail address of the person.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var services = await context.ReadyAsync();
        var tenant = await services.GetRequiredService<TenantDirectory>().BySlugAsync(input.Required("slug"), context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{input.Required("slug")}', or it is suspended; 'tenant list' names them all.");
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
        var person = await scope.ServiceProvider.GetRequiredService<PersonFinder>().FindAsync(input.Required("staff"), context.Cancellation);
        if (person is not { IsStaff: true })
            throw new UsageException($"Nobody with the address '{input.Required("staff")}' works for '{tenant.Slug}'.");
        await context.Output.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<Invitations>().LinkAsync(person, context.Cancellation));
        return 0;
    }
}

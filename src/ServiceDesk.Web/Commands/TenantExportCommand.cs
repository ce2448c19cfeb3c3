using ServiceDesk.Installation;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Writes all that a tenant has into a zip archive.</summary>
public sealed class TenantExportCommand : Command
{
    public override string Name => "tenant export";
    public override string Summary => "Writes all that a tenant has into a zip archive.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "Which tenant.", IsRequired: true),
        new("file", "F", "The archive; it must not exist.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var services = await context.ReadyAsync();
        var tenant = await services.GetRequiredService<TenantDirectory>().EvenSuspendedAsync(input.Required("slug"), context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{input.Required("slug")}'; 'tenant list' names them.");
        var path = input.Required("file");
        if (File.Exists(path))
            throw new UsageException($"There is a file {path} already; expected the name of a new one.");
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await services.GetRequiredService<ExportTenant>().RunAsync(tenant, file, context.Cancellation);
        await context.Error.WriteLineAsync($"All that '{tenant.Slug}' has lies in {path}.");
        return 0;
    }
}

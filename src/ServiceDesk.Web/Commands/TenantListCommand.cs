using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Lists the tenants of the installation, suspended ones too.</summary>
public sealed class TenantListCommand : Command
{
    public override string Name => "tenant list";
    public override string Summary => "Lists the tenants: slug, preset, language, time zone, day of creation, name.";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        await using var scope = (await context.ReadyAsync()).CreateAsyncScope();
        var tenants = await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.AsNoTracking().Where(x => x.ErasedAt == null)
            .OrderBy(x => x.Slug).ToListAsync(context.Cancellation);
        if (tenants.Count == 0)
            await context.Error.WriteLineAsync("There are no tenants yet; make one with 'tenant create'.");
        foreach (var tenant in tenants)
            await context.Output.WriteLineAsync(string.Join('\t',
                tenant.Slug, tenant.Preset, tenant.Language, tenant.TimeZone,
                tenant.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                tenant.SuspendedAt is null ? tenant.Name : $"{tenant.Name} (suspended)"));
        return 0;
    }
}

using ServiceDesk.Database;

namespace ServiceDesk.Web.Commands;

/// <summary>Brings the database to this version, under the account that owns the tables.</summary>
public sealed class DatabaseMigrateCommand : Command
{
    public override string Name => "database migrate";
    public override string Summary => "Brings the database's tables to this version; safe to run again.";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var migrator = context.Services.GetRequiredService<DatabaseMigrator>();
        var pending = await migrator.PendingAsync(context.Cancellation);
        foreach (var migration in pending)
            await context.Error.WriteLineAsync($"To apply: {migration}");
        // Also without a pending one: it grants the application's account its rights anew.
        using (var progress = context.Progress())
        {
            progress.Show("Applying…");
            await migrator.MigrateAsync(context.Cancellation);
        }
        await context.Output.WriteLineAsync(pending.Count == 0 ? "The database is up to date." : $"Applied {pending.Count}.");
        return 0;
    }
}

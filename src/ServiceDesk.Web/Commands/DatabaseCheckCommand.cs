using ServiceDesk.Database;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Commands;

/// <summary>Looks whether the database and the data folder are fit for the desk, and changes nothing.</summary>
public sealed class DatabaseCheckCommand : Command
{
    public override string Name => "database check";
    public override string Summary => "Looks whether database, rights and data folder are fit for the desk; changes nothing.";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var failed = false;
        var migrates = context.Services.GetRequiredService<DatabaseAtStart>().Migrates;
        await foreach (var line in context.Services.GetRequiredService<DatabaseCheck>().RunAsync(migrates, context.Cancellation))
        {
            failed |= line.Result == CheckResult.Fail;
            var result = line.Result switch { CheckResult.Ok => "ok", CheckResult.Warn => "warn", _ => "FAIL" };
            await context.Output.WriteLineAsync($"{result,-5} {line.Subject,-11} {line.Text}");
        }
        return failed ? 1 : 0;
    }
}

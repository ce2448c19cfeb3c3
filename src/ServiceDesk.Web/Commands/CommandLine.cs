using System.Runtime.InteropServices;
using ServiceDesk.Database;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Commands;

/// <summary>
/// The verbs of the executable: <c>dotnet run --project src/ServiceDesk.Web -- tenant list</c>. Exit codes: 0 done, 1 failed,
/// 2 the command line or a setting cannot be taken, 130 interrupted.
/// </summary>
public static class CommandLine
{
    public static IReadOnlyList<Command> Commands { get; } =
    [
        new TenantCreateCommand(), new TenantInviteCommand(), new TenantListCommand(), new TenantLicenceCommand(), new TenantQuotaCommand(),
        new TenantSuspendCommand(suspends: true), new TenantSuspendCommand(suspends: false), new TenantExportCommand(), new TenantEraseCommand(), new OperatorCommand(adds: true), new OperatorCommand(adds: false),
        new DatabaseCheckCommand(), new DatabaseMigrateCommand(), new KeysRenewCommand(),
        new MailInspectCommand(), new MailReconcileCommand(),
        new CalendarAddCommand(), new CalendarBetweenCommand(), new CalendarBatchCommand(),
        new AuditVerifyCommand(), new AuditExportCommand(),
        new SeedCommand(),
    ];

    /// <summary>Whether a verb is meant. Settings for the web server begin with a dash or hold an equals sign.</summary>
    public static bool IsMeant(string[] args) =>
        args is ["--help" or "-h", ..] || (args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal));

    public static async Task<int> RunAsync(string[] args, Func<IHost> host)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        await using var context = new CommandContext(host, input, output, Console.Error, !Console.IsErrorRedirected, stop.Token);
        return await RunAsync(args, context);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    public static async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var words = args.TakeWhile(x => !x.StartsWith('-')).ToArray();
        var command = Commands.FirstOrDefault(x => x.Name.Split(' ') is var name && words.Take(name.Length).SequenceEqual(name));
        if (words is [] or ["help"] || (words is [var group] && args.Length == 2 && IsHelp(args[1]) && HasVerbs(group)))
            return await HelpAsync(context, Commands);
        if (words is ["help", .. var about])
            return await HelpAsync(context, [.. Commands.Where(x => $"{x.Name} ".StartsWith($"{string.Join(' ', about)} ", StringComparison.Ordinal))], about);
        try
        {
            if (command is null)
                throw new UsageException($"There is no verb '{string.Join(' ', words)}'; expected one of: {string.Join(", ", Commands.Select(x => x.Name))}.");
            var rest = args[command.Name.Split(' ').Length..];
            return rest.TakeWhile(x => x != "--").Any(IsHelp)
                ? await HelpAsync(context, [command])
                : await command.RunAsync(CommandInput.Parse(command, rest), context);
        }
        catch (Exception e) when (ExitCodeOf(e) is { } code)
        {
            await context.Error.WriteLineAsync(e is OperationCanceledException ? "Interrupted; run it again to go on." : (DatabaseFailure.Of(e) ?? e).Message);
            if (e is UsageException)
                await context.Error.WriteLineAsync($"Try: help{(command is null ? "" : $" {command.Name}")}");
            return code;
        }
    }

    private static int? ExitCodeOf(Exception e) => e switch
    {
        UsageException or SettingException => 2,
        PendingMigrationException or IOException or UnauthorizedAccessException => 1,
        OperationCanceledException => 130,
        _ => DatabaseFailure.Of(e) is null ? null : 1,
    };

    private static bool IsHelp(string word) => word is "--help" or "-h";

    private static bool HasVerbs(string group) => Commands.Any(x => x.Name.StartsWith($"{group} ", StringComparison.Ordinal));

    private static async Task<int> HelpAsync(CommandContext context, IReadOnlyList<Command> commands, string[]? about = null)
    {
        if (commands.Count == 0)
        {
            await context.Error.WriteLineAsync($"There is no verb '{string.Join(' ', about ?? [])}'. Try: help");
            return 2;
        }
        if (commands is [var only])
        {
            await OneAsync(context, only);
            return 0;
        }
        await context.Output.WriteLineAsync("Without a verb the web server starts. Verbs:");
        await context.Output.WriteLineAsync();
        foreach (var command in commands)
            await context.Output.WriteLineAsync($"  {command.Name,-18} {command.Summary}");
        await context.Output.WriteLineAsync();
        await context.Output.WriteLineAsync("VERB --help tells its options. Settings come from appsettings.json and the environment, as for the web server.");
        return 0;
    }

    private static async Task OneAsync(CommandContext context, Command command)
    {
        var options = command.Options.Select(x => x.IsRequired ? $" {x.Form}" : $" [{x.Form}]");
        var arguments = command.Arguments is { } wanted ? $" {wanted}" : "";
        await context.Output.WriteLineAsync($"{command.Name}{string.Concat(options)}{arguments}");
        await context.Output.WriteLineAsync();
        await context.Output.WriteLineAsync(command.Summary);
        foreach (var option in command.Options)
            await context.Output.WriteLineAsync($"  {option.Form,-22} {option.Meaning}");
    }
}

namespace ServiceDesk.Web.Commands;

/// <summary>A verb of the command line. One file a verb; <see cref="CommandLine"/> lists them all.</summary>
public abstract class Command
{
    /// <summary>One or two words: <c>tenant create</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence for the list of verbs.</summary>
    public abstract string Summary { get; }

    public virtual IReadOnlyList<CommandOption> Options => [];

    /// <summary>What stands behind the options, as the help shows it (<c>PATH…</c>); null: nothing may stand there.</summary>
    public virtual string? Arguments => null;

    /// <returns>The exit code: 0 for done, 1 for failed.</returns>
    /// <exception cref="UsageException">What was given cannot be taken; exit code 2.</exception>
    public abstract Task<int> RunAsync(CommandInput input, CommandContext context);
}

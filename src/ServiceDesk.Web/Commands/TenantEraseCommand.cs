using ServiceDesk.Installation;

namespace ServiceDesk.Web.Commands;

/// <summary>Removes all that a suspended tenant has, for good.</summary>
public sealed class TenantEraseCommand : Command
{
    public override string Name => "tenant erase";
    public override string Summary => "Removes all that a suspended tenant has, for good.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "Which tenant.", IsRequired: true),
        new("sure", "S", "Its slug once more.", IsRequired: true),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var slug = input.Required("slug");
        if (input.Required("sure") != slug)
            throw new UsageException($"--sure is '{input.Required("sure")}'; expected '{slug}' once more, because what is erased does not come back.");
        await using var scope = (await context.ReadyAsync()).CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<EraseTenant>().RunAsync(slug, context.Cancellation))
        {
            case EraseOutcome.NotFound:
                throw new UsageException($"There is no tenant '{slug}'; 'tenant list' names them.");
            case EraseOutcome.NotSuspended:
                throw new UsageException($"The tenant '{slug}' is in use, or was until just now; 'tenant suspend' it and wait for ten seconds.");
            default:
                await context.Error.WriteLineAsync($"The tenant '{slug}' is erased.");
                return 0;
        }
    }
}

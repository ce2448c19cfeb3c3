using ServiceDesk.Installation;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Commands;

/// <summary>The way out when the key file is lost for good.</summary>
public sealed class KeysRenewCommand : Command
{
    public override string Name => "keys renew";
    public override string Summary => "After the key file was lost for good: begins with new keys. Stop all nodes before.";

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        await context.Services.GetRequiredService<DatabaseAtStart>().PrepareAsync(context.Cancellation);
        await using var scope = context.Services.CreateAsyncScope();
        var renewed = await scope.ServiceProvider.GetRequiredService<RenewDataKeys>().RunAsync(context.Cancellation);
        await context.Error.WriteLineAsync(renewed
            ? "New keys are in use. Everybody signs in again and sets up authenticators anew; enter mailbox passwords and client secrets again, and sign in again at mailboxes' providers."
            : "The key file fits the keys in the database; nothing was changed.");
        return 0;
    }
}

using System.Globalization;
using ServiceDesk.Quotas;

namespace ServiceDesk.Web.Commands;

/// <summary>Says how much a tenant may use.</summary>
public sealed class TenantQuotaCommand : Command
{
    public override string Name => "tenant quota";
    public override string Summary => "Limits what a tenant may use; a limit that is left out ends. Mail is taken above each of them.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "Which tenant.", IsRequired: true),
        new("seats", "N", "People who work as staff."),
        new("megabytes", "N", "Attachments and mails as they came."),
        new("tickets", "N", "New tickets a month."),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var quota = new Quota(Number(input, "seats"), Number(input, "megabytes"), Number(input, "tickets"));
        await using var scope = (await context.ReadyAsync()).CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ChangeQuota>().RunAsync(input.Required("slug"), quota, context.Cancellation);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
        await context.Error.WriteLineAsync(
            $"The tenant '{input.Required("slug")}' may have {Words(quota.Seats)} seats, {Words(quota.Megabytes)} megabytes and {Words(quota.Tickets)} new tickets a month.");
        return 0;
    }

    private static int? Number(CommandInput input, string option) =>
        input[option] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Quota.Most ? number
        : throw new UsageException($"--{option} is '{text}'; expected a number from 1 to {Quota.Most}.");

    private static string Words(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "any number of";
}

using System.Globalization;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Says what a tenant has bought, and for how long.</summary>
public sealed class TenantLicenceCommand : Command
{
    public override string Name => "tenant licence";
    public override string Summary => "Gives a tenant a package, with the first and the last day on which it holds.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "Which tenant.", IsRequired: true),
        new("package", "P", "retail or wholesale.", IsRequired: true),
        new("from", "D", "The first day, such as 2026-01-31; otherwise since ever."),
        new("until", "D", "The last day; otherwise without an end."),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var package = input.Required("package").ToLowerInvariant() switch
        {
            "retail" => LicencePackage.Retail,
            "wholesale" => LicencePackage.Wholesale,
            var other => throw new UsageException($"--package is '{other}'; expected retail or wholesale."),
        };
        var licence = new Licence(package, Day(input, "from"), Day(input, "until"));
        await using var scope = (await context.ReadyAsync()).CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<ChangeLicence>().RunAsync(input.Required("slug"), licence, context.Cancellation);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
        await context.Error.WriteLineAsync($"The tenant '{input.Required("slug")}' has the package {package} {Words("from", licence.From)}{Words("until", licence.Until)}".TrimEnd() + ".");
        return 0;
    }

    private static DateOnly? Day(CommandInput input, string option) =>
        input[option] is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--{option} is '{text}'; expected a day such as 2026-01-31.");

    private static string Words(string word, DateOnly? day) => day is { } named ? string.Create(CultureInfo.InvariantCulture, $"{word} {named:yyyy-MM-dd} ") : "";
}

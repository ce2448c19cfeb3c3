using System.Globalization;
using ServiceDesk.Seeding;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Fills a tenant with made-up tickets, for trials and measurements.</summary>
public sealed class SeedCommand : Command
{
    public override string Name => "seed";
    public override string Summary => "Fills a tenant with made-up tickets; run again, it goes on where it ended.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("tenant", "S", "The slug of a tenant; its people, queues and tags are filled up too.", IsRequired: true),
        new("tickets", "N", "How many tickets the tenant has afterwards.", IsRequired: true),
        new("messages", "M", "Messages of each ticket; otherwise 4."),
        new("seed", "K", "The same number makes the same tickets; otherwise 1."),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var options = new SeedOptions(Number(input, "tickets", null, 100_000_000), Number(input, "messages", 4, 1000), Number(input, "seed", 1, int.MaxValue));
        var services = await context.ReadyAsync();
        var slug = input.Required("tenant");
        var tenant = await services.GetRequiredService<TenantDirectory>().BySlugAsync(slug, context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{slug}'; 'tenant list' shows them, 'tenant create' makes one.");
        try
        {
            using var progress = context.Progress();
            var added = await services.GetRequiredService<TicketSeeder>().RunAsync(tenant, options, new Shown(progress, options.Tickets), context.Cancellation);
            await context.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"Added {added} tickets to '{slug}'{(added == 0 ? ", which has as many already" : "")}."));
            return 0;
        }
        catch (InvalidOperationException e)
        {
            await context.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static int Number(CommandInput input, string option, int? otherwise, int most) =>
        input[option] is not { } text && otherwise is { } usual ? usual
        : int.TryParse(input[option], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new UsageException($"--{option} is '{input[option]}'; expected a number from 1 to {most}.");

    // Progress<T> would report from another thread, behind the end of the run.
    private sealed class Shown(CommandProgress progress, int tickets) : IProgress<int>
    {
        public void Report(int value) => progress.Show(string.Create(CultureInfo.CurrentCulture, $"{value:N0} of {tickets:N0} tickets"));
    }
}

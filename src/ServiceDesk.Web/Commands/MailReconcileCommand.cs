using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Commands;

/// <summary>Compares what mail servers hold with what the journal knows.</summary>
public sealed class MailReconcileCommand : Command
{
    public override string Name => "mail reconcile";
    public override string Summary => "Compares what the servers of a tenant's IMAP and POP3 mailboxes hold with the intake journal, mail by mail.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("tenant", "S", "The tenant.", IsRequired: true),
        new("mailbox", "A", "The address of one mailbox; without it, all are compared."),
        new("missing", "report|take", "What becomes of mails that are not in the journal; report is usual."),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var take = input["missing"] switch
        {
            null or "report" => false,
            "take" => true,
            var other => throw new UsageException($"--missing is '{other}'; expected report or take."),
        };
        var services = await context.ReadyAsync();
        var tenant = await services.GetRequiredService<TenantDirectory>().BySlugAsync(input.Required("tenant"), context.Cancellation)
            ?? throw new UsageException($"There is no tenant '{input.Required("tenant")}', or it is suspended; 'tenant list' names them all.");
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(tenant);
        var address = input["mailbox"]?.ToLowerInvariant();
        var mailboxes = await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes
            .Where(x => x.Kind != MailboxKind.Receiver && x.ArchivedAt == null && (address == null || x.Address == address))
            .OrderBy(x => x.Address).Select(x => x.Id).ToListAsync(context.Cancellation);
        if (mailboxes.Count == 0)
            throw new UsageException(address is null ? $"'{tenant.Slug}' fetches no mailbox from a server." : $"'{tenant.Slug}' fetches no mailbox '{address}'.");
        var clean = true;
        foreach (var id in mailboxes)
            if (await scope.ServiceProvider.GetRequiredService<ReconcileMailbox>().RunAsync(id, take, context.Cancellation) is { } result)
            {
                await context.Output.WriteLineAsync(Line(result));
                clean &= result.IsClean;
            }
        return clean ? 0 : 1;
    }

    private static string Line(MailboxReconciliation result) => result.Problem is { } problem
        ? $"{result.Address}\tnot compared: {problem}"
        : FormattableString.Invariant($"{result.Address}\t{result.OnServer} on the server, {result.Waiting} waiting, {result.Missing.Count} missing, {result.Taken} taken")
            + (result.Missing.Count > 0 ? $"; UIDs {string.Join(' ', result.Missing.Take(50))}" : "");
}

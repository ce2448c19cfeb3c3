using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>
/// Entries of what was done to tickets, made from lines of their histories: one an act. Where very many wait, as after an import, each
/// entry covers a stretch of lines.
/// </summary>
internal static class TicketEntries
{
    /// <summary>Lines of one round of sealing.</summary>
    public const int MostLines = 1_000;

    private const int StretchLength = 200;

    public static async Task<IEnumerable<AuditEntry>> OfAsync(DeskDb db, List<HistoryEntry> lines, CancellationToken cancellation)
    {
        if (lines.Count == MostLines)
            return lines.Chunk(StretchLength).Select(x => Stretch(db, x));
        var names = await AuditTrail.NamesAsync(db, [.. lines.Select(x => x.PersonId).OfType<long>().Distinct()], cancellation);
        var ids = lines.ConvertAll(x => x.TicketId);
        var numbers = await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Number }).ToDictionaryAsync(x => x.Id, x => x.Number, cancellation);
        return lines.GroupBy(x => (x.TicketId, x.At, x.PersonId, x.Door))
            .Select(act => Entry(
                db, AuditKind.TicketChanged, act.Key.At, act.Key.Door, act.Key.PersonId, act.Key.PersonId is { } person ? names.GetValueOrDefault(person) : null,
                act.Key.TicketId.ToString(CultureInfo.InvariantCulture),
                new()
                {
                    About = numbers.TryGetValue(act.Key.TicketId, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
                    Facts = [.. act.Select(x => x.Fact.ToString())],
                    History = [.. act.Select(x => HistoryDigest.Of(x).ToString())],
                }));
    }

    private static AuditEntry Stretch(DeskDb db, HistoryEntry[] lines) => Entry(
        db, AuditKind.TicketsChanged, lines[^1].At, Door.Job, null, null, string.Create(CultureInfo.InvariantCulture, $"{lines[0].Id}-{lines[^1].Id}"),
        new() { History = [.. lines.Select(x => HistoryDigest.Of(x).ToString())] });

    private static AuditEntry Entry(DeskDb db, AuditKind kind, DateTime at, Door door, long? personId, string? personName, string about, AuditDetails details)
    {
        var text = details.Write();
        return new()
        {
            TenantId = db.TenantId, At = at, Kind = kind, Door = door, PersonId = personId, PersonName = personName, AboutType = nameof(Ticket), AboutId = about,
            Details = text, DetailsDigest = AuditHash.OfText(text),
        };
    }
}

using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>The order of a guide's entries, and what they can choose from others.</summary>
internal static class GuideLists
{
    /// <summary>Those in use, as pages show them.</summary>
    public static List<Guide> InOrder(IEnumerable<Guide> all) => [.. all.Where(x => x.ArchivedAt is null).OrderBy(x => x.Order).ThenBy(x => x.Id)];

    public static void PutLast(Guide entry, IReadOnlyList<Guide> all) =>
        entry.Order = all.Where(x => x != entry && x.ArchivedAt is null).Select(x => x.Order + 1).DefaultIfEmpty().Max();

    /// <summary>The entries of other guides, and the queues, that one of this guide may name, archived ones too, for it may have named them before.</summary>
    public static async Task<ILookup<string, long>> ChoosableAsync(DeskDb db, GuideKind kind, CancellationToken cancellation)
    {
        var guides = kind.Inputs.Select(x => x.Of).OfType<string>().ToList();
        var rows = guides.Count == 0 ? [] : await db.GuideEntries.Where(x => guides.Contains(x.Kind)).Select(x => new { x.Kind, x.Id }).ToListAsync(cancellation);
        var queues = kind.Inputs.Any(x => x.Kind == GuideInputKind.Queues) ? await db.Set<Queue>().Select(x => x.Id).ToListAsync(cancellation) : [];
        return rows.Select(x => (x.Kind, x.Id)).Concat(queues.Select(x => (Kind: GuideInput.AllQueues, Id: x))).ToLookup(x => x.Kind, x => x.Id);
    }
}

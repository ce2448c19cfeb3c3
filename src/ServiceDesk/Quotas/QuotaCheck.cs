using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;

namespace ServiceDesk.Quotas;

/// <summary>
/// Refuses what forms and the API bring above the tenant's quota. Mail, jobs and other desks are let in: what they bring could be lost.
/// Where there is no quota nothing is asked of the database.
/// </summary>
public sealed class QuotaCheck(DeskDb db, MeasureUse measure)
{
    private static bool IsLimited(Act act) => act.Door is Door.Staff or Door.Portal or Door.Api;

    /// <summary>Before anything is stored for a new ticket.</summary>
    /// <exception cref="TicketRuleException">The month's tickets are used up.</exception>
    public async Task TicketAsync(Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (IsLimited(act) && db.Tenant.Info.Quota.Tickets is not null)
            await TicketAsync(act, await db.Set<TicketCounter>().Select(x => x.Last).SingleAsync(cancellation) + 1, cancellation);
    }

    /// <param name="number">Which the ticket has got: whoever else takes one now waits, so that no two take the last.</param>
    /// <exception cref="TicketRuleException">The month's tickets are used up.</exception>
    public async Task TicketAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!IsLimited(act) || db.Tenant.Info.Quota.Tickets is not { } most)
            return;
        var month = TenantFigures.MonthOf(act.At);
        var before = await db.TenantFigures.Where(x => x.TenantId == db.TenantId && x.Month == month).Select(x => (int?)x.NumberBefore).SingleOrDefaultAsync(cancellation)
            ?? await MeasureUse.NumberBeforeAsync(db, act.At, cancellation);
        if (number - before > most)
            throw new TicketRuleException("This desk has opened {0} new tickets this month, and {1} are its limit. Write a mail instead, which is always taken, or ask an administrator to have the limit raised.",
                (number - before - 1).ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Before they are stored; those of a held reply lie in the store, and were let in when it was written.</summary>
    /// <exception cref="TicketRuleException">There is no room for them.</exception>
    public async Task FilesAsync(Act act, IReadOnlyCollection<NewFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(files);
        var coming = files.Where(x => x.Stored is null).ToList();
        if (coming.Count == 0 || !IsLimited(act) || db.Tenant.Info.Quota.Bytes is not { } most)
            return;
        var used = await UsedAsync(cancellation);
        var added = coming.Sum(SizeOf);
        if (used + added > most)
            throw new TicketRuleException("There is no room for these files: {0} MB are used of {1} MB, and they have {2} MB. Leave them out, or ask an administrator to remove others or to have the limit raised.",
                Megabytes(used), Megabytes(most), Megabytes(added));
    }

    // The kept figure, and what came since by short ranges of two keys; what went since counts until the next measure.
    private async Task<long> UsedAsync(CancellationToken cancellation)
    {
        var kept = await db.TenantFigures.AsNoTracking().Where(x => x.TenantId == db.TenantId).SingleOrDefaultAsync(cancellation) ?? await measure.RunAsync(cancellation);
        return kept.Bytes
            + await db.Attachments.Where(x => x.Id > kept.LastAttachmentId && x.RemovedAt == null).SumAsync(x => x.Size, cancellation)
            + await db.Journal.Where(x => x.ReceivedAt > kept.MeasuredAt && x.RawRemovedAt == null).SumAsync(x => x.Size, cancellation);
    }

    private static long SizeOf(NewFile file)
    {
        using var content = file.Open();
        return content.Length;
    }

    private static string Megabytes(long bytes) => (bytes / (double)Quota.BytesOfMegabyte).ToString("0.##", CultureInfo.InvariantCulture);
}

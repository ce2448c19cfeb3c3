using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications.Events;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>What a tenant says of an event.</summary>
/// <param name="TemplateId">The stylesheet that writes its mails; null: none.</param>
public sealed record EventChoice(IReadOnlyList<Audience> Told, long? TemplateId);

/// <summary>Reads and writes who is told of what.</summary>
public sealed class ChangeNotifications(DeskDb db, CatalogCache catalogs, EventCatalog events)
{
    /// <summary>What holds now, for every event.</summary>
    public async Task<IReadOnlyDictionary<string, EventChoice>> ReadAsync(CancellationToken cancellation)
    {
        var matrix = new NotificationMatrix(await db.EventSettings.AsNoTracking().ToListAsync(cancellation));
        var tellsClosing = await TenantRow().Select(x => x.TellsClosing).SingleAsync(cancellation);
        return events.Events.ToDictionary(x => x.Key, x => new EventChoice(
            [.. Audiences.All.Where(one => IsClosing(x, one) ? tellsClosing : matrix.IsOn(x, one))], matrix.TemplateOf(x.Key)));
    }

    /// <param name="act">Of an administrator.</param>
    /// <param name="choices">By the events' keys; an event that is left out keeps what it has.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when there is no such template of a notification; nothing is saved then.</returns>
    public async Task<bool> RunAsync(Act act, IReadOnlyDictionary<string, EventChoice> choices, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(choices);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var wanted = choices.Values.Select(x => x.TemplateId).OfType<long>().Distinct().ToList();
        if (await db.XsltTemplates.CountAsync(x => wanted.Contains(x.Id) && x.Kind == XsltKind.Notification && x.ArchivedAt == null, cancellation) < wanted.Count)
            return false;
        var settings = await db.EventSettings.ToListAsync(cancellation);
        foreach (var about in events.Events)
            if (choices.TryGetValue(about.Key, out var choice))
                await SetAsync(act, about, choice, settings.Find(x => x.Event == about.Key), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }

    private async Task SetAsync(Act act, NotifiedEvent about, EventChoice choice, EventSetting? setting, CancellationToken cancellation)
    {
        if (about is TicketEnded)
            (await TenantRow().SingleAsync(cancellation)).TellsClosing = choice.Told.Contains(Audience.Requester);
        var told = choice.Told.Where(x => !IsClosing(about, x)).Union(about.Always).ToList();
        // What is as the event says of itself needs no row, and follows the event.
        if (choice.TemplateId is null && told.Order().SequenceEqual(about.Default.Union(about.Always).Order()))
        {
            if (setting is not null)
                db.Remove(setting);
            return;
        }
        if (setting is null)
            db.Add(setting = new EventSetting { TenantId = act.TenantId, Event = about.Key });
        setting.Tell(told);
        setting.TemplateId = choice.TemplateId;
    }

    // The notice of the end has a switch of its own, beside its words.
    private static bool IsClosing(NotifiedEvent about, Audience audience) => about is TicketEnded && audience == Audience.Requester;

    private IQueryable<Tenant> TenantRow() => db.Tenants.Where(x => x.Id == db.TenantId);
}

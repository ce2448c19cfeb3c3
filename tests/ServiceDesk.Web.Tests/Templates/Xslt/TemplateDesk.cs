using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Jobs;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Tests.Templates.Xslt;

/// <summary>A desk whose templates run in real workers, and whose mails stay here.</summary>
internal static class TemplateDesk
{
    public static Task<WebDesk> StartAsync(DatabaseProvider provider) => WebDesk.StartAsync(provider, services =>
        services.AddSingleton<RecordingTransport>().AddSingleton<IMailTransport>(x => x.GetRequiredService<RecordingTransport>())
            .AddSingleton(new XsltWorkerSettings { Limit = TimeSpan.FromMilliseconds(500) }));

    /// <summary>Keeps a template of alpha's, unchecked as only a database would, so that it may be anything.</summary>
    public static Task<long> AddAsync(WebDesk desk, XsltKind kind, string stylesheet, bool isInUse = true) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var at = scope.GetRequiredService<UtcClock>().UtcNow;
        foreach (var other in await db.XsltTemplates.Where(x => x.Kind == kind).ToListAsync())
            other.InUseSince = null;
        var template = new XsltTemplate
            { TenantId = desk.Alpha.Info.Id, Kind = kind, Name = $"{Guid.NewGuid():N}", Stylesheet = stylesheet, ChangedAt = at, InUseSince = isInUse ? at : null };
        db.Add(template);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Info.Id);
        return template.Id;
    });

    /// <summary>Does what is due, as the worker does after a commit.</summary>
    public static async Task<int> RunAsync(WebDesk desk, WorkKind kind)
    {
        using var worker = ActivatorUtilities.CreateInstance<DueWorker>(desk.Services);
        return await worker.RunOnceAsync(kind, TestContext.Current.CancellationToken);
    }

    public static Task WorkAsync(WebDesk desk, Ticket ticket, TicketWork work) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(new Act(
            desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, work, default)));

    public static Task<Ticket> ReadAsync(WebDesk desk, Ticket ticket) => desk.ReadAsync(desk.Alpha, db => db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id));

    public static Task<XsltFailureKind?> ProblemAsync(WebDesk desk, long id) => desk.ReadAsync(desk.Alpha, db => db.XsltTemplates.Where(x => x.Id == id).Select(x => x.ProblemKind).SingleAsync());
}

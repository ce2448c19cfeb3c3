using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Live;

/// <summary>The stream of refresh signals (server-sent events): which topics have changed, never what they hold.</summary>
[ActsAs(Door.Portal, Least.Requester)]
public sealed class LiveController(LiveFeed feed, CurrentTenant tenant, CatalogCache catalogs, DeskDb db, TimeProvider time, IHostApplicationLifetime lifetime) : DeskController
{
    /// <summary>At most one signal in this time: a page that is refreshed all the while cannot be read.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    /// <summary>A line now and then tells proxies, and us, that the other side is still there.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    [HttpGet("live")]
    public async Task Show(string? lastEventId)
    {
        var sees = await SeesAllAsync() ? (Func<LiveChange, bool>)(_ => true) : change => change.RequesterId == Act.PersonId;
        await db.DisposeAsync(); // A stream lasts for hours; it needs no connection to the database.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, lifetime.ApplicationStopping);
        var changes = await feed.ListenAsync(tenant.Info, ending.Token);
        Response.ContentType = "text/event-stream";
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Accel-Buffering"] = "no";
        // Whoever was away may have missed something: the page is made anew.
        var missed = lastEventId ?? Request.Headers["Last-Event-ID"].FirstOrDefault();
        await WriteAsync(string.IsNullOrEmpty(missed) ? ": listening\n\n" : Event(missed, ["*"]), ending.Token);
        try
        {
            while (await WaitAsync(changes, ending.Token) is { } any)
            {
                if (!any)
                {
                    await WriteAsync(": still here\n\n", ending.Token);
                    continue;
                }
                await Task.Delay(Gathering, time, ending.Token);
                var gathered = new List<LiveChange>();
                while (changes.TryRead(out var change))
                    if (sees(change))
                        gathered.Add(change);
                if (gathered.Count > 0)
                    await WriteAsync(Event(gathered[^1].Id.ToString(CultureInfo.InvariantCulture), Topics(gathered)), ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The browser went away, or the application stops.
            return;
        }
    }

    private async Task<bool> SeesAllAsync() =>
        (await catalogs.GetAsync(db, Cancellation)).StaffMember(Act.PersonId) is { IsStaff: true };

    /// <returns>True for a change, false for silence, null at the end.</returns>
    private async Task<bool?> WaitAsync(ChannelReader<LiveChange> changes, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = time.CreateTimer(_ => silence.Cancel(), null, Heartbeat, Timeout.InfiniteTimeSpan);
        try
        {
            return await changes.WaitToReadAsync(silence.Token) ? true : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static IEnumerable<string> Topics(IEnumerable<LiveChange> changes) =>
        changes.Select(x => string.Create(CultureInfo.InvariantCulture, $"ticket:{x.Number}")).Distinct().Prepend("list");

    private static string Event(string id, IEnumerable<string> topics) =>
        $"event: refresh\nid: {id.ReplaceLineEndings("")}\ndata: {JsonSerializer.Serialize(new { topics })}\n\n";

    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await Response.WriteAsync(text, cancellation);
        await Response.Body.FlushAsync(cancellation);
    }
}

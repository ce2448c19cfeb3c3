using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Live;

/// <summary>The stream of refresh signals (server-sent events): which topics have changed, never what they hold.</summary>
[ActsAs(Door.Portal, Least.Requester)]
public sealed class LiveController(LiveFeed feed, CurrentTenant tenant, StillThere still, DeskDb db, TimeProvider time, IHostApplicationLifetime lifetime) : DeskController
{
    /// <summary>At most one signal in this time: a page that is refreshed all the while cannot be read.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    /// <summary>A line now and then tells proxies, and us, that the other side is still there.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <param name="lastEventId">The last signal that this browser has had.</param>
    /// <param name="since">When the page was made, in milliseconds since 1970: what has changed between then and now is news to it.</param>
    [HttpGet("live")]
    public async Task Show(string? lastEventId, long? since)
    {
        // A stream lasts for hours and needs no connection to the database, and many that begin at once would each wait for the second that is asked for below.
        // The context's own way of closing leaves it open: it keeps one for its tenant until its end.
        await db.Database.GetDbConnection().CloseAsync();
        // Not the act's: it is a requester's here, for people of both kinds listen.
        if (await still.AskAsync(User, Cancellation) is not { } may)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var me = Act.PersonId;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation, lifetime.ApplicationStopping);
        var rendered = since is { } milliseconds and > 0 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : (DateTimeOffset?)null;
        var changes = await feed.ListenAsync(tenant.Info, rendered, ending.Token);
        Response.ContentType = "text/event-stream";
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Accel-Buffering"] = "no";
        // Whoever was away for longer than the feed remembers may have missed something: the page is made anew.
        var missed = lastEventId ?? Request.Headers["Last-Event-ID"].FirstOrDefault() ?? (rendered < time.GetUtcNow() - LiveFeed.Window ? "0" : null);
        await WriteAsync(string.IsNullOrEmpty(missed) ? ": listening\n\n" : Event(missed, ["*"]), ending.Token);
        try
        {
            var askedAt = time.GetTimestamp();
            while (await WaitAsync(changes, ending.Token) is { } any)
            {
                if (time.GetElapsedTime(askedAt) >= Heartbeat)
                {
                    if (await still.AskAsync(User, ending.Token) is not { } now)
                        return;
                    (may, askedAt) = (now, time.GetTimestamp());
                }
                if (!any)
                {
                    await WriteAsync(": still here\n\n", ending.Token);
                    continue;
                }
                await Task.Delay(Gathering, time, ending.Token);
                var gathered = new List<LiveChange>();
                while (changes.TryRead(out var change))
                    if (change.IsFor(me, may.Rights, may.Sight))
                        gathered.Add(change);
                if (gathered.Exists(x => !x.IsFor(me, may.Rights)))
                {
                    // What was taken away meanwhile is not heard of any more.
                    if (await still.AskAsync(User, ending.Token) is not { } now)
                        return;
                    may = now;
                    gathered.RemoveAll(x => !x.IsFor(me, may.Rights, may.Sight));
                }
                if (gathered.FindAll(x => x.IsOfViewers) is { Count: > 0 } viewed)
                    await WriteAsync(OfViewers(viewed), ending.Token);
                gathered.RemoveAll(x => x.IsOfViewers);
                if (gathered.Count > 0)
                    await WriteAsync(Event(gathered.Max(x => x.Id), Topics(gathered, me)), ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The browser went away, or the application stops.
            return;
        }
    }

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

    private static IEnumerable<string> Topics(IReadOnlyCollection<LiveChange> changes, long? me) =>
        changes.Select(x => string.Create(CultureInfo.InvariantCulture, $"ticket:{x.Number}")).Distinct().Prepend("list")
            .Concat(changes.Any(x => me is { } person && x.Told.Contains(person)) ? ["bell"] : []);

    // Without an id: what was missed of it is asked for by the page that comes back.
    private static string OfViewers(IEnumerable<LiveChange> viewed) =>
        $"event: viewers\ndata: {JsonSerializer.Serialize(new { topics = viewed.Select(x => string.Create(CultureInfo.InvariantCulture, $"viewers:{x.Number}")).Distinct() })}\n\n";

    // What is held has no entry of the history, and no id: what was missed of it is asked for by the page that comes back.
    private static string Event(long id, IEnumerable<string> topics) => id > 0
        ? Event(id.ToString(CultureInfo.InvariantCulture), topics)
        : $"event: refresh\ndata: {JsonSerializer.Serialize(new { topics })}\n\n";

    private static string Event(string id, IEnumerable<string> topics) =>
        $"event: refresh\nid: {id.ReplaceLineEndings("")}\ndata: {JsonSerializer.Serialize(new { topics })}\n\n";

    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await Response.WriteAsync(text, cancellation);
        await Response.Body.FlushAsync(cancellation);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ServiceDesk.BrowserTests;

/// <summary>Counts the streams of live signals that are being listened to: a test that makes changes waits for its pages' first.</summary>
public sealed class LiveStreams : IStartupFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private int open;

    public int Open => Volatile.Read(ref open);

    public async Task WaitForAsync(int count)
    {
        for (var started = TimeProvider.System.GetTimestamp(); Open < count; await Task.Delay(20))
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{Open} live streams are open after {Patience.TotalSeconds} s; {count} were expected.");
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(CountAsync);
        next(app);
    };

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.Value!.EndsWith("/live", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }
        var counted = false;
        context.Response.OnStarting(() =>
        {
            counted = true;
            Interlocked.Increment(ref open);
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            if (counted)
                Interlocked.Decrement(ref open);
        }
    }
}

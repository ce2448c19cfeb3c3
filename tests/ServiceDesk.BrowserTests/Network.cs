using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ServiceDesk.BrowserTests;

/// <summary>
/// The wire between all browsers and the desk. While it is cut, each request breaks off, those on their way and the live streams too, whichever
/// part of a browser has made them: what a browser emulates of that does not reach its shared workers.
/// </summary>
public sealed class Network : IStartupFilter
{
    private readonly ConcurrentDictionary<HttpContext, bool> open = [];
    private volatile bool isCut;
    private (string End, TaskCompletionSource Lost)? next;

    public void Cut()
    {
        isCut = true;
        foreach (var context in open.Keys)
            context.Abort();
    }

    public void Mend() => isCut = false;

    /// <summary>The next POST to an address that ends so is carried out; then the wire is cut, and its answer lost.</summary>
    /// <returns>Ends when that has happened.</returns>
    public Task CutAfter(string end)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        next = (end, lost);
        return lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(PassAsync);
        next(app);
    };

    private async Task PassAsync(HttpContext context, RequestDelegate go)
    {
        if (isCut)
        {
            context.Abort();
            return;
        }
        if (next is { } awaited && context.Request.Method == HttpMethods.Post && context.Request.Path.Value!.EndsWith(awaited.End, StringComparison.Ordinal))
        {
            next = null;
            context.Response.OnStarting(() =>
            {
                Cut();
                context.Abort();
                awaited.Lost.SetResult();
                return Task.CompletedTask;
            });
            await go(context);
            return;
        }
        open[context] = true;
        try
        {
            await go(context);
        }
        finally
        {
            open.TryRemove(context, out _);
        }
    }
}

using System.Collections.Concurrent;
using System.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Live;

/// <summary>The stream itself: what it tells at once, and what it keeps to itself while it lasts.</summary>
public sealed class LiveStreamTests
{
    /// <summary>More than the pool of contexts can hold of those that earlier requests have left.</summary>
    private const int Scopes = 40;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatChangedSinceThePageWasMade_IsToldAtOnce(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var made = TimeProvider.System.GetUtcNow();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.OpenTicketAsync(desk.Beta);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);

        Assert.Equal($$"""{"topics":["list","ticket:{{ticket.Number}}"]}""", await FirstSignalAsync(browser, $"?since={made.ToUnixTimeMilliseconds()}"));
        Assert.Equal("""{"topics":["*"]}""", await FirstSignalAsync(browser, $"?since={made.AddMinutes(-2).ToUnixTimeMilliseconds()}"));
        Assert.Equal("""{"topics":["*"]}""", await FirstSignalAsync(browser, "?lastEventId=1"));
    }

    [Fact]
    public async Task AStream_SharesItsContextWithNobody()
    {
        var streams = new ContextsOfStreams();
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<IStartupFilter>(streams));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var stream = await OpenAsync(browser, "");
        await using var body = await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        Assert.Equal(": listening", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        var scopes = Enumerable.Range(0, Scopes).Select(_ => desk.Services.CreateAsyncScope()).ToList();
        var contexts = scopes.ConvertAll(x => x.ServiceProvider.GetRequiredService<DeskDb>());
        Assert.DoesNotContain(Assert.Single(streams.Contexts), contexts);
        Assert.Equal(Scopes, contexts.Distinct().Count());
        foreach (var scope in scopes)
            await scope.DisposeAsync();
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AStream_HoldsNoConnectionToTheDatabase(DatabaseProvider provider)
    {
        var streams = new ContextsOfStreams();
        await using var desk = await WebDesk.StartAsync(provider, configure: services => services.AddSingleton<IStartupFilter>(streams));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var stream = await OpenAsync(browser, "");
        await using var body = await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        Assert.Equal(": listening", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ConnectionState.Closed, Assert.Single(streams.Contexts).Database.GetDbConnection().State);
    }

    private static async Task<string> FirstSignalAsync(Browser browser, string query)
    {
        using var stream = await OpenAsync(browser, query);
        await using var body = await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(body);
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line["data: ".Length..];
        throw new InvalidOperationException("The stream ended without a signal.");
    }

    private static Task<HttpResponseMessage> OpenAsync(Browser browser, string query) =>
        browser.Client.GetAsync(browser.Absolute("live" + query), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    private sealed class ContextsOfStreams : IStartupFilter
    {
        public ConcurrentBag<DeskDb> Contexts { get; } = [];

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (context.Request.Path.Value!.EndsWith("/live", StringComparison.Ordinal))
                    Contexts.Add(context.RequestServices.GetRequiredService<DeskDb>());
                await rest(context);
            });
            next(app);
        };
    }
}

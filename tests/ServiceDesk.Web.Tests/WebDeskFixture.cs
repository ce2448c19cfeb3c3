using System.Collections.Concurrent;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests;

/// <summary>One application a database for all tests of a class, started when the first of them asks.</summary>
public sealed class WebDeskFixture : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<WebDesk>>> desks = new();

    public Task<WebDesk> OnAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        desks.GetOrAdd(provider, key => new Lazy<Task<WebDesk>>(() => WebDesk.StartAsync(key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in desks.Values)
            await (await desk.Value).DisposeAsync();
    }
}

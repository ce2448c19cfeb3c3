using System.Collections.Concurrent;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests;

/// <summary>One desk a database for all tests of a class, made when the first of them asks.</summary>
public sealed class DeskFixture : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<TestDesk>>> desks = new();

    public Task<TestDesk> OnAsync(DatabaseProvider provider) =>
        desks.GetOrAdd(provider, key => new Lazy<Task<TestDesk>>(() => TestDesk.CreateAsync(key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in desks.Values)
            await (await desk.Value).DisposeAsync();
    }
}

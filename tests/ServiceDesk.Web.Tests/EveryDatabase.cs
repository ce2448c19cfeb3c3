using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests;

/// <summary>Both databases that run here; a test theory takes one after the other.</summary>
public sealed class EveryDatabase : TheoryData<DatabaseProvider>
{
    public EveryDatabase() : base([DatabaseProvider.Sqlite, DatabaseProvider.Postgres])
    {
    }
}

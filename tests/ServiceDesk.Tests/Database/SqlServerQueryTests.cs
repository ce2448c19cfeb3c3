using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tests.Architecture;

namespace ServiceDesk.Tests.Database;

/// <summary>
/// The SQL that the main queries come to on SQL Server, which not every machine can run, against snapshots that people have
/// looked at.
/// </summary>
public sealed class SqlServerQueryTests
{
    private const string Accept = "SERVICEDESK_ACCEPT_SNAPSHOTS";

    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "ServiceDesk.Tests", "Database", "Snapshots");

    public static TheoryData<string> Names => [.. Queries().Keys];

    [Theory, MemberData(nameof(Names))]
    public void Sql_IsAsLookedAt(string name)
    {
        var sql = Queries()[name];
        var file = Path.Combine(Folder, $"{name}.sql");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(file, sql);
        var known = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(known == sql, $"""
            {name} comes to other SQL than its snapshot. If that is meant, run the tests once with {Accept}=1, look at the change and commit it.
            --- {Path.GetRelativePath(SourceTree.Root, file)}
            {known}
            --- now
            {sql}
            """);
    }

    [Fact]
    public void Snapshot_HasItsQuery() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.sql").Select(x => Path.GetFileNameWithoutExtension(x)).Except(Queries().Keys));

    [Fact]
    public void EveryQuery_IsOfOneTenant() => Assert.All(
        Queries().Where(x => x.Key != "due-work"),
        x => Assert.Matches(@"\[?TenantId\]? = @", x.Value));

    private static Dictionary<string, string> Queries()
    {
        using var db = DesignDatabase.For(DatabaseProvider.SqlServer);
        var queries = new HotQueries(db);
        return queries.All.Append(("search-by-like", queries.SearchByLike))
            .ToDictionary(x => x.Item1, x => x.Item2.ToQueryString().ReplaceLineEndings("\n").TrimEnd() + "\n");
    }
}

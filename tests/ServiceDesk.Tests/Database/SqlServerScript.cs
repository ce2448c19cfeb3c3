using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDesk.Database;

namespace ServiceDesk.Tests.Database;

/// <summary>The script that brings an empty SQL Server database to this version.</summary>
internal static partial class SqlServerScript
{
    public static string Migrations()
    {
        using var db = DesignDatabase.For(DatabaseProvider.SqlServer);
        return db.GetService<IMigrator>().GenerateScript();
    }

    public static string WayBack()
    {
        using var db = DesignDatabase.For(DatabaseProvider.SqlServer);
        return db.GetService<IMigrator>().GenerateScript(db.GetService<IMigrationsAssembly>().Migrations.Keys.Last(), Migration.InitialDatabase);
    }

    /// <summary>What the server compiles at once: parts between two GO, and what EXEC is given.</summary>
    public static IReadOnlyList<string> Batches(string script) =>
    [
        .. Separator().Split(script)
            .SelectMany(x => Executed().Matches(x).Select(inner => inner.Groups["batch"].Value.Replace("''", "'", StringComparison.Ordinal))
                .Prepend(Executed().Replace(x, "EXEC(N'');")))
            .Select(x => x.Trim()).Where(x => x.Length > 0),
    ];

    /// <summary>The security policies that stand at the script's end, by table.</summary>
    public static IReadOnlyDictionary<string, Policy> Policies(string script)
    {
        var policies = new Dictionary<string, (string Table, Policy Policy)>();
        foreach (var batch in Batches(script))
        {
            foreach (Match policy in CreatePolicy().Matches(batch))
            {
                var predicates = Predicate().Matches(policy.Value);
                policies.Add(policy.Groups["policy"].Value, (
                    predicates[0].Groups["table"].Value,
                    new Policy(predicates.Any(x => x.Groups["kind"].Value == "FILTER"), predicates.Any(x => x.Groups["kind"].Value == "BLOCK"))));
            }
            foreach (Match policy in DropPolicy().Matches(batch))
                policies.Remove(policy.Groups["policy"].Value);
        }
        return policies.Values.ToDictionary(x => x.Table, x => x.Policy);
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"EXEC\(N'(?<batch>([^']|'')*)'\);")]
    private static partial Regex Executed();

    [GeneratedRegex(@"CREATE SECURITY POLICY dbo\.\[(?<policy>\w+)\][^;]*")]
    private static partial Regex CreatePolicy();

    [GeneratedRegex(@"DROP SECURITY POLICY (IF EXISTS )?dbo\.\[(?<policy>\w+)\]")]
    private static partial Regex DropPolicy();

    [GeneratedRegex(@"ADD (?<kind>FILTER|BLOCK) PREDICATE dbo\.OwnTenant\(TenantId\) ON dbo\.\[(?<table>\w+)\]")]
    private static partial Regex Predicate();
}

/// <param name="Filters">Reads see the session's tenant alone.</param>
/// <param name="Blocks">Writes of another tenant's rows are refused.</param>
internal sealed record Policy(bool Filters, bool Blocks);

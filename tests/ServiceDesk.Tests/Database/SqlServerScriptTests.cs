using System.Text.RegularExpressions;
using ServiceDesk.Tests.Architecture;

namespace ServiceDesk.Tests.Database;

/// <summary>What SQL Server would refuse in the migrations' script and in SQL written by hand, found without a server.</summary>
public sealed partial class SqlServerScriptTests
{
    [Fact]
    public void Script_CascadesNowhere()
    {
        var script = SqlServerScript.Migrations();
        Assert.Contains("FOREIGN KEY", script, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"ON DELETE (CASCADE|SET NULL|SET DEFAULT)|ON UPDATE (CASCADE|SET)", script);
    }

    [Fact]
    public void Objects_ThatWantABatchOfTheirOwn_HaveOne()
    {
        var batches = SqlServerScript.Batches(SqlServerScript.Migrations()).Concat(SqlServerScript.Batches(SqlServerScript.WayBack())).ToList();
        Assert.Contains(batches, x => x.StartsWith("CREATE FUNCTION", StringComparison.Ordinal));
        Assert.All(batches.Where(x => OwnBatch().IsMatch(x)), x =>
        {
            Assert.Single(OwnBatch().Matches(x));
            Assert.Equal(0, OwnBatch().Match(x).Index);
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Script_SpeaksThisEnginesLanguage(bool wayBack)
    {
        var script = wayBack ? SqlServerScript.WayBack() : SqlServerScript.Migrations();
        Assert.Empty(ForeignSyntax().Matches(Quoted().Replace(script, "''")).Select(x => x.Value));
    }

    [Fact]
    public void WayBack_TakesEveryWallDownBeforeItsTable()
    {
        var script = SqlServerScript.WayBack();
        foreach (var table in SqlServerScript.Policies(SqlServerScript.Migrations()).Keys)
        {
            var wall = script.IndexOf($"DROP SECURITY POLICY dbo.[{table}Wall]", StringComparison.Ordinal);
            var drop = script.IndexOf($"DROP TABLE [{table}]", StringComparison.Ordinal);
            Assert.True(wall >= 0 && wall < drop, $"{table}: wall at {wall}, table at {drop}");
        }
    }

    [Fact]
    public void ReservedWords_AreInBrackets_InMigrations() =>
        Assert.Empty(SqlServerScript.Batches(SqlServerScript.Migrations()).Where(x => Policy().IsMatch(x)).SelectMany(SqlServerWords.NamesWithoutBrackets));

    /// <summary>SQL for the other engines stands in folders and files of theirs; what does not is held to this engine's words too.</summary>
    [Fact]
    public void ReservedWords_AreInBrackets_InSqlWrittenByHand()
    {
        var literals = new[] { "Database", "Outbox", "Timers", "Intake" }
            .SelectMany(x => SourceTree.Files($"src/ServiceDesk/{x}", ".cs"))
            .Where(x => !OtherEngine().IsMatch(x.Path))
            .SelectMany(x => Literal().Matches(x.Text).Where(text => Statement().IsMatch(text.Value)).Select(text => (x.Path, text.Value)))
            .ToList();
        Assert.Contains(literals, x => x.Path.EndsWith("FullText.cs", StringComparison.Ordinal));
        Assert.Contains(literals, x => x.Path.EndsWith("TicketCounter.cs", StringComparison.Ordinal));
        Assert.Empty(literals.SelectMany(x => SqlServerWords.NamesWithoutBrackets(x.Value).Select(word => $"{x.Path}: {word} in {x.Value.Trim()}")));
    }

    [Theory]
    [InlineData("SELECT Key FROM Mails", "Key")]
    [InlineData("SELECT m.File FROM Messages m", "File")]
    [InlineData("UPDATE User SET [Name] = 1", "User")]
    [InlineData("SELECT 1 WHERE To LIKE @to", "To")]
    [InlineData("SELECT [Key], m.[File] AS [Plan] FROM [User] m WHERE [To] = 'x.From'", null)]
    [InlineData("SELECT DISTINCT TOP (5) x.Id AS Value FROM Tickets x WHERE NOT EXISTS (SELECT NULL FROM People)", null)]
    public void ReservedWords_AreTold(string sql, string? word) =>
        Assert.Equal(word is null ? [] : [word], SqlServerWords.NamesWithoutBrackets(sql));

    [GeneratedRegex(@"\bCREATE (OR ALTER )?(FUNCTION|VIEW|TRIGGER|PROCEDURE|SCHEMA|SECURITY POLICY)\b")]
    private static partial Regex OwnBatch();

    [GeneratedRegex(@"SECURITY POLICY|CREATE FUNCTION")]
    private static partial Regex Policy();

    [GeneratedRegex(@"N?'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""\w+""|`|::|\b(LIMIT \d|RETURNING|ON CONFLICT|IF NOT EXISTS \w|AUTOINCREMENT|SERIAL|BIGSERIAL|BOOLEAN|TEXT\b.*COLLATE NOCASE|NOW\(\)|ILIKE|USING gin|WITHOUT ROWID)", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignSyntax();

    [GeneratedRegex(@"/(Sqlite|Postgres)\w*(/|\.cs)|/(Sqlite|Postgres)\w+\.cs")]
    private static partial Regex OtherEngine();

    [GeneratedRegex(@"""""""[\s\S]*?""""""|""(\\.|[^""\\\n])*""")]
    private static partial Regex Literal();

    // Lists of rights hold verbs alone.
    [GeneratedRegex(@"^(?!.*\b(GRANT|REVOKE)\b).*\b(SELECT|UPDATE|INSERT INTO|DELETE FROM|ALTER TABLE|CREATE)\b", RegexOptions.Singleline)]
    private static partial Regex Statement();
}

using System.Text.RegularExpressions;
using ServiceDesk.Database;

namespace ServiceDesk.Tests.Architecture;

/// <summary>What the tree of sources promises its readers; an offender is named with its line.</summary>
public sealed partial class SourceRulesTests
{
    private const int MostLines = 300;

    private static readonly string[] DomainFolders =
        ["Tickets", "People", "Guides", "Access", "Tenants", "Database", "Timers", "Outbox", "Files", "Calendars", "Conditions", "Operations", "Dispatch", "ServiceLevels", "Escalation"];

    /// <summary>These pass the write guard of <see cref="DeskDb"/> by, so they stand where few eyes can watch them all.</summary>
    private static readonly string[] RawSqlFolders = ["Database", "Outbox", "Timers", "Intake", "Trash", "Audit", "PersonalData"];

    private static readonly Dictionary<string, string> DoorExceptions = new()
    {
        ["src/ServiceDesk.Web/StartUp/DemoInstallation.cs"] = "Fills an empty database in Development before any door is open; no use case employs people.",
    };

    /// <summary>What is swapped (clock, transport, store), called back across projects, or marks rows.</summary>
    private static readonly string[] LoneInterfaces = ["IMailTransport", "IFileStore", "ISmtpMailHandler", "ITenantRow"];

    private static IReadOnlyList<SourceFile> Code { get; } =
        [.. SourceTree.Files("src", ".cs").Concat(SourceTree.Files("tests", ".cs")).Where(x => !x.IsMigration)];

    [Fact]
    public void File_IsNoLongerThan300Lines()
    {
        var pages = SourceTree.Files("src", ".cshtml", ".js", ".css");
        Assert.True(Code.Count > 300, $"Only {Code.Count} sources were found below {SourceTree.Root}.");
        AssertNone(
            Code.Concat(pages).Where(x => x.Lines.Length > MostLines).Select(x => $"{x.Path}: {x.Lines.Length} lines"),
            $"A file of more than {MostLines} lines does several jobs: part it.");
    }

    [Fact]
    public void Domain_NeverMentionsIntakeSendingOrJobs() => AssertNone(
        Code.Where(x => DomainFolders.Any(folder => x.IsIn($"src/ServiceDesk/{folder}"))).SelectMany(x => x.Hits(OuterNamespace(), inComments: true)),
        "Domain folders are used by intake, sending and jobs and know nothing of them: turn the call round, or move the class to the folder that it needs.");

    [Fact]
    public void OtherTenants_AreEnteredByOneGateAlone() => AssertNone(
        Code.Where(x => x.IsIn("src/ServiceDesk/Escalation") && x.Name != "OtherDesk.cs")
            .SelectMany(x => x.Hits(OpensAScope())),
        "What has to happen in another tenant goes there as a parcel, through OtherDesk: save a Crossing.");

    [Fact]
    public void TheCore_ConnectsThroughTheGateAlone() => AssertNone(
        Code.Where(x => (x.IsIn("src/ServiceDesk") || x.IsIn("src/ServiceDesk.Web")) && !x.IsIn("src/ServiceDesk/Outbound") && x.Name != "VirusScanner.cs")
            .SelectMany(x => x.Hits(OpensAConnection())),
        "Servers that a tenant's administrator names are reached through OutboundGate: use its ConnectAsync or HttpHandler.");

    [Fact]
    public void Addresses_OfPeople_DoNotChange() => AssertNone(
        Code.Where(x => x.IsIn("src") && x.Name != "ErasePerson.cs").SelectMany(x => x.Hits(ChangesAnAddress())),
        "A person's address is how they are known and sign in: whatever changes it mails both the old and the new one (TellOfAccountChange), and docs/security.md V2.2.3 says so.");

    [Fact]
    public void Doors_ChangeDataThroughUseCasesAlone()
    {
        // Accounts are saved by the framework's UserManager, which is their use case.
        var rows = typeof(ITenantRow).Assembly.GetTypes()
            .Where(x => x.IsClass && typeof(ITenantRow).IsAssignableFrom(x) && !x.Name.StartsWith("Account", StringComparison.Ordinal))
            .Select(x => x.Name).ToList();
        Assert.Contains("Ticket", rows);
        var newRow = new Regex($@"\bnew ({string.Join('|', rows)})\b\s*($|[({{])");
        AssertNone(
            SourceTree.Files("src/ServiceDesk.Web", ".cs", ".cshtml").Where(x => !DoorExceptions.ContainsKey(x.Path))
                .SelectMany(x => x.Hits(DoorWrite()).Concat(x.Hits(newRow))),
            "A door finds, calls one use case and answers: move the change into a use case of src/ServiceDesk.");
    }

    [Fact]
    public void DoorException_IsStillNeeded() => AssertNone(
        DoorExceptions.Keys.Where(path => !SourceTree.Files("src/ServiceDesk.Web", ".cs").Any(x => x.Path == path && x.Hits(DoorWrite()).Any())),
        "The file writes nothing by itself any more: take its exception away.");

    [Fact]
    public void RawSql_StandsInItsFoldersAlone() => AssertNone(
        SourceTree.Files("src", ".cs", ".cshtml")
            .Where(x => !RawSqlFolders.Any(folder => x.IsIn($"src/ServiceDesk/{folder}")))
            .SelectMany(x => x.Hits(RawSql())),
        $"Bulk commands and raw SQL pass the tenant's write guard by; they stand in src/ServiceDesk/{{{string.Join(',', RawSqlFolders)}}} alone.");

    [Fact]
    public void Names_SayWhatAThingDoes() => AssertNone(
        Code.SelectMany(x => x.Path.Split('/')[..^1].Where(folder => EmptyName().IsMatch(folder)).Select(_ => x.Path)
            .Concat(x.Lines.Select(SourceTree.WithoutComments).SelectMany(line => TypeName().Matches(line))
                .Select(type => type.Groups["name"].Value).Where(name => EmptyName().IsMatch(name)).Select(name => $"{x.Path}: {name}"))),
        "A name that fits anything (Helper, Util, Manager, Common, Infrastructure) says nothing: name the one thing that it does.");

    [Fact]
    public void SuppressedWarning_CarriesItsReason() => AssertNone(
        Code.SelectMany(x => x.Hits(Suppression(), inComments: true)).Where(x => !SuppressionWithReason().IsMatch(x)),
        "Say why: '#pragma warning disable CA0000 // the reason', or Justification = \"the reason\".");

    [Fact]
    public void NothingIsLeftForLater() => AssertNone(
        Code.Concat(SourceTree.Files("src", ".cshtml", ".js", ".css")).SelectMany(x => x.Hits(ForLater(), inComments: true)),
        "What is not done is not merged: do it, or take it out.");

    [Fact]
    public void Interface_HasMoreThanOneImplementation()
    {
        var sources = SourceTree.Files("src", ".cs").Where(x => !x.IsMigration).ToList();
        var declared = sources.SelectMany(x => Interface().Matches(x.Text)).Select(x => x.Groups["name"].Value).Distinct().ToList();
        Assert.Contains("ITenantRow", declared);
        var bases = sources.SelectMany(x => TypeWithBases().Matches(x.Text)).Select(x => x.Groups["bases"].Value).ToList();
        AssertNone(
            declared.Except(LoneInterfaces).Where(name => bases.Count(x => Regex.IsMatch(x, $@"\b{name}\b")) < 2),
            "An interface with one implementation is a second place to look: use the class.");
    }

    [Theory]
    [InlineData("class PathHelper", true)]
    [InlineData("class QueueManager", true)]
    [InlineData("static class StringUtils", true)]
    [InlineData("record struct Infrastructure", true)]
    [InlineData("class TimeTagHelper", false)]
    [InlineData("class Commons(int Utility)", false)]
    public void EmptyNames_AreTold(string line, bool isEmpty) =>
        Assert.Equal(isEmpty, TypeName().Matches(line).Any(x => EmptyName().IsMatch(x.Groups["name"].Value)));

    [Theory]
    [InlineData("await db.SaveChangesAsync(cancellation);")]
    [InlineData("db.Add(note);")]
    [InlineData("db.Tickets.RemoveRange(old);")]
    [InlineData("await db.Tickets.Where(x => x.IsActive).ExecuteDeleteAsync();")]
    public void DoorWrites_AreTold(string line) => Assert.Matches(DoorWrite(), line);

    [Theory]
    [InlineData("#pragma warning disable CA1031", false)]
    [InlineData("#pragma warning disable CA1031 //", false)]
    [InlineData("#pragma warning disable CA1031, CA2000 // One bad mail must not stop the others.", true)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1031\")]", false)]
    [InlineData("[SuppressMessage(\"Design\", \"CA1031\", Justification = \"One bad mail must not stop the others.\")]", true)]
    public void Suppressions_AreTold(string line, bool hasReason)
    {
        Assert.Matches(Suppression(), line);
        Assert.Equal(hasReason, SuppressionWithReason().IsMatch(line));
    }

    private static void AssertNone(IEnumerable<string> offenders, string whatToDo)
    {
        var found = offenders.Distinct().ToList();
        Assert.True(found.Count == 0, $"{whatToDo}\n  {string.Join("\n  ", found)}");
    }

    [GeneratedRegex(@"\bTenantScopes\b|\bIServiceScopeFactory\b|\bCreate(Async)?Scope\(")]
    private static partial Regex OpensAScope();

    [GeneratedRegex(@"\bnew (Socket|TcpClient|UdpClient|HttpClient|SocketsHttpHandler|HttpClientHandler)\b|\bDns\.Get|\bWebRequest\b")]
    private static partial Regex OpensAConnection();

    [GeneratedRegex(@"\b(person|requester|known|staff|member|colleague)\.Address\s*(=[^=>]|,[^;]*\)\s*=[^=>])|\b(account\.(Email|UserName)\s*=[^=>])|\b(SetEmail|ChangeEmail|SetUserName)Async\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesAnAddress();

    [GeneratedRegex(@"\bServiceDesk\.(Intake|Sending|Jobs)\b|(?<![\w.])(Intake|Sending|Jobs)\.[A-Z]")]
    private static partial Regex OuterNamespace();

    [GeneratedRegex(@"\bSaveChanges(Async)?\b|\bExecute(Update|Delete|Sql)|\b[dD]b\.(\w+\.)?(Add|Remove|Update|Attach)(Range)?(Async)?\(")]
    private static partial Regex DoorWrite();

    [GeneratedRegex(@"\.(Execute(Update|Delete|Sql)|FromSql|SqlQuery|CreateCommand)\w*(<\w+>)?\(")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"(?<=^[^""]*)\b(class|struct|record|interface|enum) (?!struct\b|class\b)(?<name>\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"((?<!Tag)Helpers?|Util(s|ity|ities)?|Managers?|Common|Infrastructure)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^[^""]*(#pragma warning disable|\bSuppressMessage\()")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"#pragma warning disable [\w, ]+ // \w+ \w+|Justification = ""\w+ \w+")]
    private static partial Regex SuppressionWithReason();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex ForLater();

    [GeneratedRegex(@"\binterface (?<name>I[A-Z]\w*)")]
    private static partial Regex Interface();

    [GeneratedRegex(@"\b(class|struct|record) \w+(<[^>]*>)?(\([^{;]*?\))?\s*:(?<bases>[^{;]*?)(\bwhere\b|[{;])", RegexOptions.Singleline)]
    private static partial Regex TypeWithBases();
}

using System.Reflection;
using System.Text.RegularExpressions;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Web.Tests.Docs;

/// <summary>What the pages name is there: a member that was renamed is renamed in them too.</summary>
public sealed partial class LifeOfARequestTests
{
    private static readonly ILookup<string, Type> Types =
        new[] { typeof(DeskDb).Assembly, typeof(MimeMessage).Assembly, typeof(DeskHost).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).ToLookup(type => type.Name.Split('`')[0]);

    [Theory]
    [InlineData("docs/life-of-a-request.md", 60)]
    [InlineData("docs/mail.md", 30)]
    [InlineData("docs/tenancy.md", 15)]
    [InlineData("docs/templates.md", 2)]
    public void Members_AreThere(string page, int least)
    {
        var named = Documents.Code(Documents.Read(page)).Where(code => Member().IsMatch(code)).Distinct().ToList();
        Assert.True(named.Count >= least, $"{page} names {named.Count} members; at least {least} were expected: is it still read as it should be?");
        var missing = named.Where(code => !IsMember(code)).ToList();
        Assert.True(missing.Count == 0, $"{page} names members that no type has; correct the page:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Life_NamesItsFiles() =>
        Assert.True(Documents.Code(Documents.Read("docs/life-of-a-request.md")).Where(code => code.StartsWith("src/", StringComparison.Ordinal)).Distinct().Count() >= 40);

    [Theory]
    [InlineData("Journal.TakeAsync", true)]
    [InlineData("TakeSmtpMail.KeyOf", true)]
    [InlineData("JournalState.Received", true)]
    [InlineData("Visibility.VisibleTickets", true)]
    [InlineData("Journal.Forget", false)]
    [InlineData("Newspaper.Print", false)]
    public void A_member_is_told_from_what_is_none(string code, bool isMember) => Assert.Equal(isMember, IsMember(code));

    private static bool IsMember(string code)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        return code.Split('.') is [var type, var member] && Types[type].Any(x => x.GetMember(member, any).Length > 0);
    }

    [GeneratedRegex(@"^[A-Z]\w*\.[A-Z]\w*$")]
    private static partial Regex Member();
}

using System.Globalization;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tests.Tickets.Filters;

public sealed class FilterParserTests
{
    [Theory]
    [InlineData("priority:high,URGENT", "priority:#2,#4")]
    [InlineData("priority:\"very high\"", "priority:#3")]
    [InlineData("status:elevee", "status:#6")]
    [InlineData("status:ÉLEVÉE -queue:it", "status:#6 -queue:#1")]
    [InlineData("queue:zurich", "queue:#4")]
    [InlineData("status:open", "status:#1,#7")]
    [InlineData("status:deferred", "status:#4")]
    [InlineData("assignee:me,none", "assignee:me,none")]
    [InlineData("assignee:\"me\"", "assignee:#3")]
    [InlineData("assignee:ada", "assignee:#1")]
    [InlineData("assignee:A1@alpha.test", "assignee:#2")]
    [InlineData("STATUS:#3 Tag:VPN", "status:#3 tag:#1")]
    [InlineData("tag:reseau", "tag:#2")]
    [InlineData("customer:\"ACME  LTD\"", "customer:#1,#3")]
    [InlineData("is:Overdue -is:unassigned", "is:overdue -is:unassigned")]
    [InlineData("created:>=2026-01-31 updated:<=7d due:tomorrow due:none", "created:>=2026-01-31 updated:<7d due:tomorrow due:none")]
    [InlineData("updated:3h", "updated:<3h")]
    [InlineData("Field.Serial:ab1,\"a b\",none", "field.serial:\"ab1\",\"a b\",none")]
    [InlineData("field.floor:2,5 -field.floor:2", "field.floor:2,5 -field.floor:2")]
    [InlineData("field.floor:<=2.5 field.until:>2026-01-31", "field.floor:<=2.5 field.until:>2026-01-31")]
    [InlineData("field.wing:\"north, upper\",#2 field.on-site:yes", "field.wing:#1,#2 field.on-site:yes")]
    [InlineData("field.wing:none,\"none\"", "field.wing:none,#3")]
    [InlineData("paper \"paper jam\" foo-bar", "paper \"paper jam\" foo-bar")]
    public void Text_IsUnderstood(string text, string kept)
    {
        var (filter, problems) = new FilterParser(FilterCatalog.Names()).Parse(FilterToken.Read(text));
        Assert.Empty(problems);
        Assert.Equal(kept, FilterWriter.Write(filter, null));
    }

    [Theory]
    [InlineData("status:ouvert", "status:#1,#7")]
    [InlineData("status:open", "status:#1,#7")]
    [InlineData("priority:haute assignee:moi,aucun", "priority:#2 assignee:me,none")]
    [InlineData("assignee:personne", "assignee:none")]
    [InlineData("field.on-site:oui", "field.on-site:yes")]
    public void Text_IsUnderstood_InTheReadersLanguage(string text, string kept) =>
        Assert.Equal(kept, FilterWriter.Write(new FilterParser(FilterCatalog.Names(FilterCatalog.InFrench)).Parse(FilterToken.Read(text)).Filter, null));

    [Theory]
    [InlineData("colour:red", "“colour:” is not known: one of status, assignee, queue, priority, tag, customer, type, product, group, system, is, created, updated, due, field.KEY was expected. Put it in quotes to look for it as words.")]
    [InlineData("priority:huge", "“huge” is none that priority: can have: one of Low, High, Very high, Urgent was expected.")]
    [InlineData("priority:", "“priority:” needs a value: one of Low, High, Very high, Urgent was expected.")]
    [InlineData("assignee:alan", "“alan” is none that assignee: can have: one of Ada Alpha, Alan Agent, Alan Ágent, me was expected.")]
    [InlineData("customer:nobody-knows", "No customer is called “nobody-knows”, or several begin so: the whole name was expected.")]
    [InlineData("field.colour:red", "There is no custom field “colour”: one of field.serial, field.floor, field.until, field.on-site, field.wing was expected.")]
    [InlineData("field.floor:up", "“Room” takes a number such as 12.5; “up” was seen.")]
    [InlineData("field.floor:>none", "“field.floor:>none” needs a value.")]
    [InlineData("field.wing:west", "“Room” has no choice “west”; expected one of: North, upper, So\"uth, none.")]
    [InlineData("tag:unheard", "There is no tag “unheard”: one that tickets have was expected.")]
    [InlineData("is:late", "“is:late” was seen: one of is:unassigned, is:overdue, is:escalated, is:active, is:ended, is:all was expected.")]
    [InlineData("-is:active", "“-is:active” was seen: one of is:active, is:ended, is:all was expected.")]
    [InlineData("created:2026-02-30", "“created:2026-02-30” was seen: a day, a span or a word was expected, such as created:>2026-01-31, created:<7d, created:today.")]
    [InlineData("due:>none", "“due:>none” was seen: a day, a span or a word was expected, such as due:>2026-01-31, due:<7d, due:today.")]
    [InlineData("-paper", "Words cannot be left out: “-paper” was seen. What can be left out is a field, such as -tag:vpn.")]
    [InlineData("!!", "“!!” has no letter and no digit to look for.")]
    public void Problem_SaysWhatWasSeenAndExpected(string text, string message)
    {
        var (filter, problems) = new FilterParser(FilterCatalog.Names()).Parse(FilterToken.Read(text + " is:ended"));
        var problem = Assert.Single(problems);
        Assert.Equal(message, string.Format(CultureInfo.InvariantCulture, problem.Pattern, [.. problem.Words]));
        Assert.Equal(TicketFilter.Of(Activity.Ended), filter);
    }

    [Fact]
    public void Quote_ThatDoesNotEnd_IsAProblem() =>
        Assert.Equal(["\"high"], Assert.Throws<FilterException>(() => FilterToken.Read("priority:\"high")).Problem.Words);

    [Fact]
    public void Activity_IsWhatIsSaid_ElseWhatTheListIsFor()
    {
        Assert.Equal(Activity.Active, Read("assignee:me").Activity);
        Assert.Equal(Activity.All, Read("status:#1").Activity);
        Assert.Equal(Activity.Active, Read("-status:#1").Activity);
        Assert.Equal(Activity.All, Read("paper").Activity);
        Assert.Equal(Activity.Ended, Read("paper is:ended").Activity);
    }

    [Fact]
    public void Menus_ReplaceWhatStands()
    {
        Assert.Equal(Read("status:#2 tag:#1"), Read("status:#1,#3 tag:#1").Choosing(ChoiceField.Status, 2));
        Assert.Equal(Read("tag:#1"), Read("status:#1 tag:#1").Choosing(ChoiceField.Status, null));
        Assert.Equal(Read("assignee:me"), Read("is:unassigned").Choosing(ChoiceField.Assignee, ChoiceTerm.Me));
        Assert.Equal(Read("tag:#1 is:all"), Read("tag:#1").Showing(Activity.All));
        Assert.Equal(Read("is:ended tag:#1"), Read("is:all tag:#1").Showing(Activity.Ended));
    }

    private static TicketFilter Read(string text) => FilterReader.ReadKept(text, FilterCatalog.Catalog);
}

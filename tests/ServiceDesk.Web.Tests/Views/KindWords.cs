using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Operations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Views;

/// <summary>The words that conditions and operations describe themselves with, and what they refuse with.</summary>
internal static partial class KindWords
{
    private static readonly string[] Folders = ["Conditions", "Operations", "Dispatch", "Scenarios", "Timers", "Guides", "ServiceLevels", "Relations", "Trash", "Watching", "Escalation", "Macros", "Quotas", "CustomFields", Path.Combine("Tickets", "Drafts"), Path.Combine("Tickets", "Holding"), Path.Combine("Tickets", "Filters")];

    /// <summary>Use cases whose refusals a page shows in its reader's language.</summary>
    private static readonly string[] Refusing = ["Intake/MarkSpam.cs", "Tickets/Corrections/CorrectMessage.cs", "Tickets/DeferTicket.cs", "Tickets/Ticket.Deferring.cs", "Tickets/Ticket.CustomFields.cs", "Sending/ForwardTicket.cs", "Tickets/AnswerRequest.cs",
        "Tickets/Ticket.Merging.cs", "Intake/MergeTickets.cs", "Intake/UnmergeTickets.cs", "Intake/SplitTicket.cs", "Tickets/WorkOnTicket.cs", "Dispatch/OpenTicket.cs", "Tickets/Bulk/ChangeTickets.cs", "Systems/SubmitFromSystem.cs"];

    public static IEnumerable<(string key, string path)> All()
    {
        var services = new ServiceCollection().AddLogging().AddDesk(new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=:memory:", "Data Source=:memory:"), Path.GetTempPath())
            .BuildServiceProvider();
        var empty = new Catalog([], [], [], [], [], []);
        foreach (var field in services.GetRequiredService<ConditionCatalog>().Fields)
            foreach (var word in (field.Choices(empty) ?? []).Select(x => x.Name).Append(field.Label).Append(field.ParameterLabel ?? field.Label))
                yield return (word, field.GetType().Name);
        foreach (var operation in services.GetRequiredService<OperationCatalog>().Operations)
            foreach (var word in operation.Inputs.SelectMany(x => (x.Choices(empty) ?? []).Select(choice => choice.Name).Append(x.Label)).Append(operation.Label))
                yield return (word, operation.GetType().Name);
        foreach (var guide in services.GetRequiredService<GuideCatalog>().Kinds)
            foreach (var word in guide.Inputs.SelectMany(x => x.Options.Select(option => option.Label).Append(x.Label).Append(x.Hint ?? x.Label)).Append(guide.Label).Append(guide.About))
                yield return (word, guide.GetType().Name);
        foreach (var about in services.GetRequiredService<EventCatalog>().Events)
            yield return (about.Label, about.GetType().Name);
        foreach (var right in RightCatalog.ForRoles)
            foreach (var word in new[] { right.Name, right.Description })
                yield return (word, nameof(RightCatalog));
        foreach (var target in ServiceTargets.All)
            yield return (target.Label(), nameof(ServiceTarget));
        foreach (var comparison in Enum.GetValues<Comparison>())
            yield return (comparison.Label(), nameof(Comparison));
        foreach (var path in Folders.SelectMany(x => Directory.EnumerateFiles(Path.Combine(SourceTree.Web, "..", "ServiceDesk", x), "*.cs", SearchOption.AllDirectories))
            .Concat(Refusing.Select(x => Path.Combine(SourceTree.Web, "..", "ServiceDesk", x))))
            foreach (Match match in Refusal().Matches(File.ReadAllText(path)))
                yield return (Regex.Unescape(match.Groups["words"].Value), Path.GetFileName(path));
    }

    [GeneratedRegex("(?:new ConditionException\\(|new RuleProblem\\(|new GuideRefusal\\(|new FieldProblem\\(|Wrong\\(|new FilterProblem\\(\\s*|(?:throw|=>) Problem\\(|refused\\.Add\\(new\\(number, |new TicketRuleException\\(|found\\.Add\\(new\\(|yield return new\\(|return \\[?new\\(|\\? \\[new\\(|Refused\\(scenario\\.Id, |problems\\.Add\\(|=> new\\(|\\? new\\()\"(?<words>[^\"]+)\"")]
    private static partial Regex Refusal();
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Portal.Link;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>Says in words what an entry of the history means; the words follow the name of whoever did it.</summary>
public sealed class FactWords(IStringLocalizer<Texts> L)
{
    public string Of(HistoryView fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        // A service level's name may be a preset's.
        return fact.Why is { } why ? $"{What(fact)} ({(fact.Fact is Fact.TargetWarned or Fact.TargetMissed ? Word(why) : Why(why))})" : What(fact);
    }

    private string What(HistoryView fact) => fact.Fact switch
    {
        Fact.Opened => Opened(fact.Door),
        Fact.Assigned when fact.To is null => L["took the ticket from {0}", fact.From ?? ""],
        Fact.Assigned when fact.To == fact.PersonName => L["took the ticket"],
        Fact.Assigned => L["assigned it to {0}", fact.To],
        Fact.GroupChanged when fact.To is null => L["took it from the group {0}", Word(fact.From)],
        Fact.GroupChanged => L["gave it to the group {0}", Word(fact.To)],
        Fact.QueueChanged => L["moved it from {0} to {1}", Word(fact.From), Word(fact.To)],
        Fact.StatusChanged => L["changed the status from {0} to {1}", Word(fact.From), Word(fact.To)],
        Fact.Reopened => L["reopened it: {0}", Word(fact.To)],
        Fact.PriorityChanged => L["changed the priority from {0} to {1}", Word(fact.From), Word(fact.To)],
        Fact.CategoryChanged when fact.To is null => L["removed the category {0}", Word(fact.From)],
        Fact.CategoryChanged => L["set the category to {0}", Word(fact.To)],
        Fact.ContractChanged when fact.To is null => L["took it out of the contract {0}", fact.From ?? ""],
        Fact.ContractChanged => L["put it under the contract {0}", fact.To],
        Fact.TypeChanged when fact.To is null => L["removed the ticket type {0}", Word(fact.From)],
        Fact.TypeChanged => L["set the ticket type to {0}", Word(fact.To)],
        Fact.ProductChanged when fact.To is null => L["removed the product {0}", Word(fact.From)],
        Fact.ProductChanged => L["set the product to {0}", Word(fact.To)],
        Fact.Rated when fact.From is { } before => L["changed the rating from {0} to {1}", before, fact.To ?? ""],
        Fact.Rated => L["rated the work {0}", fact.To ?? ""],
        Fact.RatingCommented => L["commented on the work: {0}", fact.To ?? ""],
        Fact.ToldUnresolved => L["said that it is not resolved"],
        Fact.Deferred when fact.To is null => L["gave the reason: {0}", Word(fact.From)],
        Fact.Deferred when fact.From is null => L["put it off until {0}", Day(fact.To)],
        Fact.Deferred => L["put it off until {0}: {1}", Day(fact.To), Word(fact.From)],
        Fact.Reviewed when fact.To is { Length: > 0 } reason => L["brought it back for its review: {0}", Word(reason)],
        Fact.Reviewed => L["brought it back for its review"],
        Fact.SubjectChanged => L["renamed it from “{0}”", fact.From ?? ""],
        Fact.Tagged => L["added the tag {0}", fact.To ?? ""],
        Fact.Untagged => L["removed the tag {0}", fact.From ?? ""],
        Fact.ParticipantAdded => L["brought {0} into the conversation", fact.To ?? ""],
        Fact.MailFailed => L["could not deliver the mail to {0}: {1}", fact.From ?? "", fact.To ?? ""],
        Fact.MailWithheld => L["did not send the mail to {0}: {1}", fact.From ?? "", fact.To ?? ""],
        Fact.MessageMovedIn => L["moved a message here from #{0}", fact.From ?? ""],
        Fact.MessageMovedOut => L["moved a message to #{0}", fact.To ?? ""],
        Fact.MarkedSpam when fact.To is { } blocked => L["marked it as spam and blocked {0}", blocked],
        Fact.MarkedSpam => L["marked it as spam"],
        Fact.UnmarkedSpam => L["said that it is no spam"],
        Fact.TimerFired when fact.To is null => L["the timer “{0}” has run out", Word(fact.From)],
        Fact.TimerFired => L["the timer “{0}” has run out: {1}", Word(fact.From), fact.To],
        Fact.ScenarioChanged when fact.From is null => L["put it under the scenario “{0}”", Word(fact.To)],
        Fact.ScenarioChanged => L["moved it from the scenario “{0}” to “{1}”", Word(fact.From), Word(fact.To)],
        Fact.Escalated => L["escalated it: {0}", fact.To ?? ""],
        Fact.RuleNoted => L["noted: {0}", fact.To ?? ""],
        Fact.TargetWarned when fact.To is null => L["warned that the time for “{0}” is nearly up", Word(fact.From)],
        Fact.TargetWarned => L["warned that the time for “{0}” is nearly up: {1}", Word(fact.From), fact.To],
        Fact.TargetMissed when fact.To is null => L["noted that the time for “{0}” is up", Word(fact.From)],
        Fact.TargetMissed => L["noted that the time for “{0}” is up: {1}", Word(fact.From), fact.To],
        Fact.Replied => L["replied"],
        Fact.Noted => L["added a note"],
        Fact.Received => L["wrote"],
        _ => fact.Fact.ToString(),
    };

    private string Opened(Door door) => door switch
    {
        Door.Mail => L["opened the ticket by mail"],
        Door.Portal => L["opened the ticket in the portal"],
        Door.Staff => L["opened the ticket at the desk"],
        Door.Api => L["opened the ticket by the API"],
        _ => L["opened the ticket"],
    };

    // Why somebody or the desk did it. Reasons that hold more than fixed words stay as they were written.
    private string Why(string why) => why switch
    {
        "First answer" => L["First answer"],
        SignedLinkAttribute.Why => L["By the link of a mail"],
        _ => why,
    };

    private static string Day(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : day;

    // Names of guides and queues are shown in the reader's language where they are a preset's.
    private string Word(string? name) => name is null ? "—" : L[name];
}

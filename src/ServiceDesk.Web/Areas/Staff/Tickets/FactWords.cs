using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Escalation;
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
        Fact.FieldChanged when fact.From is null => L["filled in {0}", fact.To ?? ""],
        Fact.FieldChanged when fact.To is null => L["emptied {0}", fact.From],
        Fact.FieldChanged => L["changed {0} to {1}", fact.From, fact.To],
        Fact.SubjectChanged => L["renamed it from “{0}”", fact.From ?? ""],
        Fact.Tagged => L["added the tag {0}", fact.To ?? ""],
        Fact.Untagged => L["removed the tag {0}", fact.From ?? ""],
        Fact.WatcherAdded => L["made {0} a watcher", fact.To ?? ""],
        Fact.Mentioned => L["mentioned {0}", fact.To ?? ""],
        Fact.ParticipantAdded => L["brought {0} into the conversation", fact.To ?? ""],
        Fact.MailFailed => L["could not deliver the mail to {0}: {1}", fact.From ?? "", fact.To ?? ""],
        Fact.FileWithheld => L["withheld the file {0}: the virus scanner has found {1}", fact.From ?? "", fact.To ?? ""],
        Fact.ReplyReturned => L["could not send the reply of {0}: {1}", fact.From ?? "", Word(fact.To)],
        Fact.MailWithheld => L["did not send the mail to {0}: {1}", fact.From ?? "", fact.To ?? ""],
        Fact.MessageMovedIn => L["moved a message here from #{0}", fact.From ?? ""],
        Fact.MessageMovedOut => L["moved a message to #{0}", fact.To ?? ""],
        Fact.MarkedSpam when fact.To is { } blocked => L["marked it as spam and blocked {0}", blocked],
        Fact.MarkedSpam => L["marked it as spam"],
        Fact.UnmarkedSpam => L["said that it is no spam"],
        Fact.Trashed when fact.To is { } reason => L["moved it to the trash: {0}", reason],
        Fact.Trashed => L["moved it to the trash"],
        Fact.Restored => L["took it out of the trash"],
        Fact.Related => L["related it: {0} #{1}", Word(fact.From), fact.To ?? ""],
        Fact.Unrelated => L["took away a relation: {0} #{1}", Word(fact.From), fact.To ?? ""],
        Fact.MergedIn => L["merged #{0} into this ticket", fact.From ?? ""],
        Fact.MergedInto => L["merged it into #{0}", fact.To ?? ""],
        Fact.Unmerged => L["took back the merge with #{0}", fact.From ?? fact.To ?? ""],
        Fact.TimerFired when fact.To is null => L["the timer “{0}” has run out", Word(fact.From)],
        Fact.TimerFired => L["the timer “{0}” has run out: {1}", Word(fact.From), fact.To],
        Fact.ScenarioChanged when fact.From is null => L["put it under the scenario “{0}”", Word(fact.To)],
        Fact.ScenarioChanged => L["moved it from the scenario “{0}” to “{1}”", Word(fact.From), Word(fact.To)],
        Fact.Escalated when fact.From is { } called => L["escalated it to {0}: {1}", called, fact.To ?? ""],
        Fact.EscalationHandled => L["handled the escalation: {0}", fact.To ?? ""],
        Fact.SupplierAsked => L["handed it on to {0}", fact.To ?? ""],
        Fact.SupplierOpened => L["told that {0} has opened #{1} for it", fact.From ?? "", fact.To ?? ""],
        Fact.OtherDeskStatus => L["told the status of {0}: {1}", fact.From ?? "", Word(fact.To)],
        Fact.OtherDeskSolved => L["told that {0} has solved it: {1}", fact.From ?? "", Word(fact.To)],
        Fact.OtherDeskEnded => L["parted it from the ticket of {0}", fact.To ?? ""],
        Fact.NotHandedOver => L["could not hand something over to {0}: {1}", fact.From ?? "", fact.To ?? ""],
        Fact.Escalated => L["escalated it: {0}", fact.To ?? ""],
        Fact.RuleNoted => L["noted: {0}", fact.To ?? ""],
        Fact.TargetWarned when fact.To is null => L["warned that the time for “{0}” is nearly up", Word(fact.From)],
        Fact.TargetWarned => L["warned that the time for “{0}” is nearly up: {1}", Word(fact.From), fact.To],
        Fact.TargetMissed when fact.To is null => L["noted that the time for “{0}” is up", Word(fact.From)],
        Fact.TargetMissed => L["noted that the time for “{0}” is up: {1}", Word(fact.From), fact.To],
        Fact.MessageCorrected => L["corrected the message of {0}", fact.To ?? ""],
        Fact.FileWithdrawn => L["took the file {0} out of sight", fact.To ?? ""],
        Fact.FileShown => L["put the file {0} back", fact.To ?? ""],
        Fact.FactCorrected => L["corrected an entry: {0}", fact.To ?? ""],
        Fact.ServiceLinked => L["linked it to the service {0}", fact.To ?? ""],
        Fact.ServiceUnlinked => L["took the service {0} off", fact.From ?? ""],
        Fact.Replied => L["replied"],
        Fact.Noted => L["added a note"],
        Fact.Received when fact.To is { } partner => L["wrote for the partner {0}", partner],
        Fact.Received => L["wrote"],
        Fact.OpenedFor => L["opened it for {0}, as the partner {1}", fact.To ?? "", fact.From ?? ""],
        Fact.SentFromSystem => L["submitted it from the system {0}", fact.To ?? ""],
        _ => fact.Fact.ToString(),
    };

    private string Opened(Door door) => door switch
    {
        Door.Mail => L["opened the ticket by mail"],
        Door.Portal => L["opened the ticket in the portal"],
        Door.Staff => L["opened the ticket at the desk"],
        Door.Api => L["opened the ticket by the API"],
        Door.Desk => L["opened the ticket from another desk"],
        _ => L["opened the ticket"],
    };

    // Why somebody or the desk did it. Reasons that hold more than fixed words stay as they were written.
    private string Why(string why) => why switch
    {
        "First answer" => L["First answer"],
        PassOnAnswer.Why => L["Passed on from the supplier"],
        SignedLinkAttribute.Why => L["By the link of a mail"],
        _ => why,
    };

    private static string Day(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : day;

    // Names of guides and queues are shown in the reader's language where they are a preset's.
    private string Word(string? name) => name is null ? "—" : L[name];
}

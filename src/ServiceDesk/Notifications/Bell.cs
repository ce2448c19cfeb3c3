using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>Tells staff in the application. Of one act somebody gets one notification, whatever it tells of.</summary>
internal static class Bell
{
    /// <summary>What a rule or a survey says in words of its own.</summary>
    public const string Words = "words";

    /// <summary>A ticket that was put off is back.</summary>
    public const string Review = "review";

    /// <summary>A reply of one's own could not be sent.</summary>
    public const string Returned = "reply-returned";

    /// <summary>The caller saves.</summary>
    public static void Ring(DeskDb db, Act act, Ticket ticket, Person person, IEnumerable<ToldEvent> about)
    {
        var wanted = about.Where(x => person.WaysFor(x.Key).HasFlag(NoticeWays.Bell)).ToList();
        if (wanted.Count == 0)
            return;
        var told = ToldEvents.Of(act, wanted);
        if (db.KnownOf<Notification>(ticket).FirstOrDefault(x => x.Id == 0 && x.PersonId == person.Id && x.At == act.At) is { } other)
            other.Events = (ToldEvents.Read(other.Events) ?? told).With(wanted).Write();
        else
            db.Add(new Notification { TenantId = act.TenantId, PersonId = person.Id, Ticket = ticket, At = act.At, Events = told.Write() });
    }
}

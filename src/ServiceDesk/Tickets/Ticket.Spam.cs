using ServiceDesk.Access;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>It has ended as spam: what its sender writes later is kept, reopens nothing and tells nobody.</summary>
    public bool IsSpam => MeansSpam(TagText, IsActive);

    /// <summary>The tag says it as long as the ticket has ended: whoever reopens the ticket, or takes the tag away, takes it back.</summary>
    internal static bool MeansSpam(string tagText, bool isActive) =>
        !isActive && tagText.Split(", ").Contains(Tag.Spam, StringComparer.Ordinal);

    /// <summary>Says that the ticket is spam; its status is set besides. <see cref="Tags"/> must be loaded.</summary>
    /// <param name="blocked">The pattern that was blocked with it, which taking it back lets in again; null: none.</param>
    public void MarkSpam(Act act, Tag spam, string formerStatus, string? blocked)
    {
        TagWith(act, [.. Tags.Select(x => x.Tag), spam]);
        Record(act, Fact.MarkedSpam, formerStatus, blocked);
    }

    /// <summary>Takes it back. <see cref="Tags"/> must be loaded.</summary>
    public void UnmarkSpam(Act act)
    {
        TagWith(act, [.. Tags.Select(x => x.Tag).Where(x => x.Name != Tag.Spam)]);
        Record(act, Fact.UnmarkedSpam);
    }
}

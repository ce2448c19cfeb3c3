using ServiceDesk.People;

namespace ServiceDesk.Notifications;

/// <summary>How a member of staff hears of an event.</summary>
[Flags]
public enum NoticeWays
{
    None = 0,
    Mail = 1,

    /// <summary>In the application, behind the bell.</summary>
    Bell = 2,
    Both = Mail | Bell,
}

/// <summary>
/// What each member of staff has chosen, kept in <see cref="Person.NoticeChoices"/> as <c>key:ways</c>, parted by commas. An event that
/// is not among them comes both ways, so that a new one is heard of.
/// </summary>
public static class NoticeChoices
{
    public const int TextLength = 1000;

    public static NoticeWays WaysFor(this Person person, string key)
    {
        ArgumentNullException.ThrowIfNull(person);
        foreach (var part in (person.NoticeChoices ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (part.Split(':') is [var known, var ways] && known == key)
                return Enum.Parse<NoticeWays>(ways);
        return NoticeWays.Both;
    }

    /// <returns>Null: everything comes both ways.</returns>
    /// <exception cref="ArgumentException">There are more than fit.</exception>
    public static string? Write(IEnumerable<KeyValuePair<string, NoticeWays>> choices)
    {
        var text = string.Join(',', choices.Where(x => x.Value != NoticeWays.Both).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}:{(int)x.Value}"));
        return text.Length <= TextLength ? text.Length == 0 ? null : text
            : throw new ArgumentException($"The choices take {text.Length} characters; there is room for {TextLength}. Make the column wider.", nameof(choices));
    }
}

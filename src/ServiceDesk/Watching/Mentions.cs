using ServiceDesk.People;

namespace ServiceDesk.Watching;

/// <summary>
/// Finds who is meant by <c>@name</c> in a text. A name is the full one, else the part of the address before the @, else the first
/// name; the longest that fits counts, and one that could mean two people means nobody.
/// </summary>
public static class Mentions
{
    /// <param name="text">As it was written.</param>
    /// <param name="candidates">Those who can be meant.</param>
    /// <returns>In the order of the text, each once.</returns>
    public static IReadOnlyList<Person> In(string text, IReadOnlyList<Person> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        if (!text.Contains('@', StringComparison.Ordinal) || candidates.Count == 0)
            return [];
        var written = text.Replace('\u00a0', ' ');
        var names = NamesOf(candidates);
        var found = new List<Person>();
        for (var at = written.IndexOf('@', StringComparison.Ordinal); at >= 0; at = written.IndexOf('@', at + 1))
            if (!IsInAddress(written, at) && LongestAt(written.AsSpan(at + 1), names) is { } person && !found.Contains(person))
                found.Add(person);
        return found;
    }

    /// <summary>What is written for each, so that nobody else is meant by it.</summary>
    public static IReadOnlyList<string> WrittenFor(IReadOnlyList<Person> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var names = NamesOf(candidates);
        return [.. candidates.Select(x => names[x.Name.Trim()] == x ? x.Name.Trim() : LocalPart(x)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // Null stands for a name that two have.
    private static Dictionary<string, Person?> NamesOf(IReadOnlyList<Person> candidates)
    {
        var names = new Dictionary<string, Person?>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in (Func<Person, string>[])[x => x.Name.Trim(), LocalPart, x => x.Name.Trim().Split(' ')[0]])
            foreach (var same in candidates.Where(x => kind(x).Length > 0).GroupBy(kind, StringComparer.OrdinalIgnoreCase).ToList())
                names.TryAdd(same.Key, same.Count() == 1 ? same.Single() : null);
        return names;
    }

    private static string LocalPart(Person person) => person.Address.Split('@')[0];

    private static bool IsInAddress(string text, int at) => at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '_' or '-' or '+');

    private static Person? LongestAt(ReadOnlySpan<char> rest, Dictionary<string, Person?> names)
    {
        (string Name, Person? Person) best = ("", null);
        foreach (var (name, person) in names)
            if (name.Length > best.Name.Length && rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && Ends(rest[name.Length..]))
                best = (name, person);
        return best.Person;
    }

    // "@kim." ends a sentence; "@kim.larsen" goes on.
    private static bool Ends(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || (!char.IsLetterOrDigit(rest[0]) && rest[0] is not ('_' or '@') && !(rest[0] is '.' or '-' && rest.Length > 1 && char.IsLetterOrDigit(rest[1])));
}

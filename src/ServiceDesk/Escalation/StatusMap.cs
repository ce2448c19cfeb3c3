using System.Globalization;
using ServiceDesk.Guides;

namespace ServiceDesk.Escalation;

/// <summary>Which status a ticket gets when the other desk's ticket comes into a phase. Kept as <c>solved:12 closed:13</c>.</summary>
public sealed class StatusMap(IEnumerable<KeyValuePair<Phase, long>> statuses)
{
    public const int TextLength = 300;

    private readonly Dictionary<Phase, long> byPhase = new(statuses);

    /// <summary>Null: the status stays.</summary>
    public long? For(Phase phase) => byPhase.TryGetValue(phase, out var id) ? id : null;

    public string Write() => string.Join(' ', byPhase.OrderBy(x => x.Key).Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Key.ToString().ToLowerInvariant()}:{x.Value}")));

    /// <summary>What this release does not know is passed over.</summary>
    public static StatusMap Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new Dictionary<Phase, long>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (part.Split(':') is [var name, var number] && Enum.TryParse<Phase>(name, ignoreCase: true, out var phase) && Enum.IsDefined(phase)
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                found[phase] = id;
        return new(found);
    }
}

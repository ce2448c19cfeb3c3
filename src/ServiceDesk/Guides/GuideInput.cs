using System.Globalization;

namespace ServiceDesk.Guides;

/// <summary>What an editor asks for.</summary>
public enum GuideInputKind
{
    Text = 1,
    LongText = 2,
    Flag = 3,
    Phase = 4,

    /// <summary>Any number of entries of another guide.</summary>
    Entries = 5,

    /// <summary>One of <see cref="GuideInput.Options"/>.</summary>
    Choice = 6,

    /// <summary>Any number of queues.</summary>
    Queues = 7,
}

/// <summary>Something that a guide wants to know about its entries besides their names.</summary>
/// <param name="Name">Stands in saved entries: it never changes.</param>
/// <param name="Label">In English; pages translate it.</param>
public sealed record GuideInput(string Name, string Label, GuideInputKind Kind)
{
    public const int LongestText = 1000;

    /// <summary>What <see cref="Of"/> says of queues, which are no guide.</summary>
    public const string AllQueues = "queues";

    /// <summary>A flag that is set.</summary>
    public const string Yes = "yes";

    /// <summary>In English; null: it speaks for itself.</summary>
    public string? Hint { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>It can be written in each language, as names can.</summary>
    public bool IsTranslated { get; init; }

    /// <summary>What was said for it stands in the list of entries.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>The guide whose entries are chosen from.</summary>
    public string? Of { get; init; }

    /// <summary>What is chosen from, with the words for it in English.</summary>
    public IReadOnlyList<(string Value, string Label)> Options { get; init; } = [];

    /// <summary>Characters that fit.</summary>
    public int Length { get; init; } = LongestText;

    /// <summary>Under which name the text of a language is kept.</summary>
    public static string InLanguage(string input, string language) => $"{input}.{language}";

    public static IReadOnlyList<long> ReadIds(string? value) =>
    [
        .. (value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(x => long.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(x => x != 0).Distinct(),
    ];
}

using System.Globalization;
using System.Text;

namespace ServiceDesk.Seeding;

/// <summary>Writes subjects and bodies out of sentences with gaps, filled from a vocabulary in which few words are common and many rare.</summary>
internal sealed class DeskEnglish
{
    public static readonly DeskEnglish Instance = new();

    private readonly IReadOnlyList<string> nouns = SeedWords.Words("nouns");
    private readonly IReadOnlyList<string> plurals = [.. SeedWords.Words("nouns").Select(VerbForms.Plural)];
    private readonly IReadOnlyList<string> adjectives = SeedWords.Words("adjectives");
    private readonly IReadOnlyList<VerbForms> verbs = [.. SeedWords.Words("verbs").Select(VerbForms.Of)];
    private readonly IReadOnlyList<string> names = SeedWords.Words("first-names");
    private readonly IReadOnlyList<string> places = SeedWords.Lines("places");
    private readonly IReadOnlyList<string> days = SeedWords.Lines("days");
    private readonly IReadOnlyList<string> greetings = SeedWords.Lines("greetings");
    private readonly IReadOnlyList<string> closings = SeedWords.Lines("closings");
    private readonly IReadOnlyList<string[]> subjects = Parse("subjects");
    private readonly IReadOnlyList<string[]> requester = Parse("requester");
    private readonly IReadOnlyList<string[]> staff = Parse("staff");
    private readonly IReadOnlyList<string[]> notes = Parse("notes");

    public string Subject(SeedRandom random, string asset)
    {
        var text = new StringBuilder();
        Fill(text, random, random.Leaning(subjects), asset);
        return text.ToString();
    }

    /// <summary>Ten to about 150 words, mostly few.</summary>
    /// <param name="namesAsset">Whether the text says which machine it is about.</param>
    public string Body(SeedRandom random, SeedSide side, string signature, string asset, bool namesAsset)
    {
        var sentences = side switch { SeedSide.Requester => requester, SeedSide.Staff => staff, _ => notes };
        var words = Math.Min(145, 12 + (int)random.Exponential(side == SeedSide.Note ? 8 : 28));
        var text = new StringBuilder(words * 7);
        if (side != SeedSide.Note)
            text.Append(random.Ranked(greetings)).Append("\n\n");
        if (namesAsset)
            text.Append("This is about ").Append(asset).Append(". ");
        for (var count = 0; count < words;)
        {
            count += Fill(text, random, random.Of(sentences), asset);
            text.Append(count < words && random.Chance(0.2) ? "\n\n" : " ");
        }
        text.Length--;
        if (side != SeedSide.Note)
            text.Append("\n\n").Append(random.Ranked(closings)).Append('\n').Append(signature);
        return text.ToString();
    }

    // Even pieces stand as they are, odd ones name what is to be filled in.
    private int Fill(StringBuilder text, SeedRandom random, string[] pieces, string asset)
    {
        var words = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var piece = i % 2 == 0 ? pieces[i] : Word(pieces[i], random, asset);
            if (i % 2 == 1 && pieces[i - 1] is [.., ' ', 'a', ' '] && "aeiou".Contains(piece[0], StringComparison.Ordinal))
                text.Insert(text.Length - 1, 'n');
            text.Append(piece);
            words += i % 2 == 0 ? piece.AsSpan().Count(' ') : 1;
        }
        return words;
    }

    private string Word(string gap, SeedRandom random, string asset) => gap switch
    {
        "noun" => random.Ranked(nouns),
        "nouns" => random.Ranked(plurals),
        "Noun" => Capital(random.Ranked(nouns)),
        "adj" => random.Ranked(adjectives),
        "Adj" => Capital(random.Ranked(adjectives)),
        "verb" => random.Ranked(verbs).Base,
        "verbs" => random.Ranked(verbs).Third,
        "verbed" => random.Ranked(verbs).Past,
        "verbing" => random.Ranked(verbs).Gerund,
        "name" => random.Of(names),
        "place" => random.Of(places),
        "day" => random.Of(days),
        "number" or "Number" => random.Between(2, 60).ToString(CultureInfo.InvariantCulture),
        "asset" or "Asset" => asset,
        _ => throw new InvalidOperationException($"A sentence has the gap '{{{gap}}}', which nothing fills."),
    };

    private static string Capital(string word) => string.Concat(word[..1].ToUpperInvariant(), word.AsSpan(1));

    private static IReadOnlyList<string[]> Parse(string list) => [.. SeedWords.Lines(list).Select(x => x.Split('{', '}'))];
}

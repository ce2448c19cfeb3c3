using System.Text.RegularExpressions;

namespace ServiceDesk.Conditions;

/// <summary>A field of words. Case never matters; of several lines that are compared with, one is enough.</summary>
public abstract class TextField : ConditionField
{
    private const int PatternLength = 500;
    private static readonly TimeSpan PatternLimit = TimeSpan.FromMilliseconds(50);

    public override IReadOnlyList<Comparison> Comparisons { get; } =
    [
        Comparison.Contains, Comparison.ContainsNot, Comparison.ContainsWord, Comparison.Is, Comparison.IsNot,
        Comparison.BeginsWith, Comparison.EndsWith, Comparison.Matches, Comparison.IsEmpty, Comparison.IsFilled,
    ];

    /// <param name="facts">What is looked at.</param>
    /// <param name="parameter">What was said besides.</param>
    /// <returns>The texts of the field; none where it is empty.</returns>
    protected abstract IEnumerable<string> Read(RequestFacts facts, string? parameter);

    public override ConditionTest Compile(Condition condition)
    {
        Check(condition);
        var (values, parameter) = (condition.Values(), condition.Parameter?.Trim());
        var test = Test(condition.Comparison, values);
        return new(
            condition.Comparison switch
            {
                Comparison.ContainsNot or Comparison.IsNot => facts => Texts(facts).All(x => !test(x)),
                Comparison.IsEmpty => facts => !Texts(facts).Any(),
                _ => facts => Texts(facts).Any(test),
            },
            facts => [.. Texts(facts)]);

        IEnumerable<string> Texts(RequestFacts facts) => Read(facts, parameter).Where(x => !string.IsNullOrWhiteSpace(x));
    }

    private static Func<string, bool> Test(Comparison comparison, IReadOnlyList<string> values)
    {
        const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;
        return comparison switch
        {
            Comparison.Contains or Comparison.ContainsNot => text => Any(x => text.Contains(x, AnyCase)),
            Comparison.ContainsWord => text => Any(x => ContainsWord(text, x)),
            Comparison.Is or Comparison.IsNot => text => Any(x => text.Trim().Equals(x, AnyCase)),
            Comparison.BeginsWith => text => Any(x => text.AsSpan().TrimStart().StartsWith(x, AnyCase)),
            Comparison.EndsWith => text => Any(x => text.AsSpan().TrimEnd().EndsWith(x, AnyCase)),
            Comparison.Matches => Pattern(values),
            _ => _ => true,
        };

        bool Any(Func<string, bool> holds)
        {
            foreach (var value in values)
                if (holds(value))
                    return true;
            return false;
        }
    }

    private static bool ContainsWord(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
                return true;
        return false;
    }

    // Without backtracking, so that no text takes long; what needs backtracking is refused.
    private static Func<string, bool> Pattern(IReadOnlyList<string> values)
    {
        var patterns = values.Select(value =>
        {
            if (value.Length > PatternLength)
                throw new ConditionException("The regular expression is too long: at most {0} characters.", PatternLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
            try
            {
                return new Regex(value, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimit);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                throw new ConditionException("“{0}” is no regular expression that can be used here: {1}", value, e.Message);
            }
        }).ToList();
        return text => patterns.Exists(x => IsMatch(x, text));
    }

    // An expression that is too slow for this text does not hold: the request must not wait for it.
    private static bool IsMatch(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}

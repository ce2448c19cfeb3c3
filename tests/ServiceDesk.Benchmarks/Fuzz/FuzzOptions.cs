using System.Globalization;

namespace ServiceDesk.Benchmarks.Fuzz;

/// <summary>What a run of the fuzzer does.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
               fuzz  --messages N [--seed K] [--first N] [--seconds S] [--workers W] [--limit MS] [--output DIR]
        """;

    public long Messages { get; private init; } = 100_000;
    public int Seed { get; private init; } = 1;

    /// <summary>Number of the first mail: a single one can be made again.</summary>
    public long First { get; private init; }

    /// <summary>The run ends after that long, whatever is left.</summary>
    public double Seconds { get; private init; } = double.PositiveInfinity;

    public int Workers { get; private init; } = Environment.ProcessorCount;

    /// <summary>How long one mail may take.</summary>
    public TimeSpan Limit { get; private init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Where mails that fail are written.</summary>
    public string Output { get; private init; } = Directory.GetCurrentDirectory();

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or cannot be taken.</exception>
    public static FuzzOptions Parse(ReadOnlySpan<string> words)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length)
                throw new ArgumentException($"{words[i]} came last, without a value.");
            var value = words[i + 1];
            options = words[i] switch
            {
                "--messages" => options with { Messages = (long)Number("--messages", value, 1, 1e12) },
                "--seed" => options with { Seed = (int)Number("--seed", value, 0, int.MaxValue) },
                "--first" => options with { First = (long)Number("--first", value, 0, 1e12) },
                "--seconds" => options with { Seconds = Number("--seconds", value, 0.1, 1e6) },
                "--workers" => options with { Workers = (int)Number("--workers", value, 1, 256) },
                "--limit" => options with { Limit = TimeSpan.FromMilliseconds(Number("--limit", value, 1, 100_000)) },
                "--output" => options with { Output = Path.GetFullPath(value) },
                _ => throw new ArgumentException($"There is no option '{words[i]}'."),
            };
        }
        return options;
    }

    private static double Number(string option, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} is '{value}'; expected a number from {least} to {most}.");
}

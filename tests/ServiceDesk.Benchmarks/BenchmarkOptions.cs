using System.Globalization;
using ServiceDesk.Database;

namespace ServiceDesk.Benchmarks;

/// <summary>What a run measures.</summary>
/// <param name="Json">A file for the figures; null: none.</param>
/// <param name="Data">Where the seeded databases lie; kept for the next run.</param>
/// <param name="Seconds">How long each figure is measured.</param>
public sealed record BenchmarkOptions(DatabaseProvider Database, int Tickets, string? Json, string Data, double Seconds)
{
    /// <summary>The one page to measure besides the reference; null: all.</summary>
    public string? Only { get; init; }

    /// <summary>Mails that come in: while <see cref="Kills"/> happen, or with each number of connections.</summary>
    public int Mails { get; init; } = 500;

    public int Kills { get; init; } = 20;

    /// <summary>Of Dovecot, and of PostgreSQL where it is the database, while <see cref="Kills"/> happen.</summary>
    public int Restarts { get; init; }

    /// <summary>Open streams of live signals.</summary>
    public int Agents { get; init; } = 200;

    /// <summary>Of the pauses between the kills.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Of the story between retailer and supplier, each with a kill.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>Tickets in each of the <see cref="Rounds"/>.</summary>
    public int Stories { get; init; } = 5;

    public const string Usage = """
        usage: pages --database sqlite|postgresql --tickets N [--json FILE] [--data DIR] [--seconds S] [--only PAGE]
               seed  --database sqlite|postgresql --tickets N [--data DIR]
               intake --database sqlite|postgresql --tickets N [--mails N] [--data DIR]
               kills --database sqlite|postgresql [--mails N] [--kills N] [--restarts N] [--seed K]
               retail [--rounds N] [--stories N] [--seed K]
               timers --database sqlite|postgresql --tickets N
               rules --database sqlite|postgresql --tickets N
               paint --database sqlite|postgresql --tickets N [--data DIR]
               live  --database sqlite|postgresql --tickets N [--agents N] [--seconds S] [--data DIR]
        """;

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or cannot be taken.</exception>
    public static BenchmarkOptions Parse(ReadOnlySpan<string> words)
    {
        var options = new BenchmarkOptions(DatabaseProvider.Sqlite, 10_000, null, Path.Combine(Path.GetTempPath(), "servicedesk-benchmarks"), 10);
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length)
                throw new ArgumentException($"{words[i]} came last, without a value.");
            var value = words[i + 1];
            options = words[i] switch
            {
                "--database" => options with
                {
                    Database = value switch
                    {
                        "sqlite" => DatabaseProvider.Sqlite,
                        "postgresql" => DatabaseProvider.Postgres,
                        _ => throw new ArgumentException($"--database is '{value}'; expected sqlite or postgresql."),
                    },
                },
                "--tickets" => options with { Tickets = (int)Number("--tickets", value, 1000, 100_000_000) },
                "--mails" => options with { Mails = (int)Number("--mails", value, 1, 1_000_000) },
                "--agents" => options with { Agents = (int)Number("--agents", value, 1, 10_000) },
                "--kills" => options with { Kills = (int)Number("--kills", value, 1, 10_000) },
                "--restarts" => options with { Restarts = (int)Number("--restarts", value, 0, 10_000) },
                "--rounds" => options with { Rounds = (int)Number("--rounds", value, 1, 10_000) },
                "--stories" => options with { Stories = (int)Number("--stories", value, 1, 1000) },
                "--seed" => options with { Seed = (int)Number("--seed", value, 0, int.MaxValue) },
                "--json" => options with { Json = Path.GetFullPath(value) },
                "--only" => options with { Only = value },
                "--data" => options with { Data = Path.GetFullPath(value) },
                "--seconds" => options with { Seconds = Number("--seconds", value, 0.2, 3600) },
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

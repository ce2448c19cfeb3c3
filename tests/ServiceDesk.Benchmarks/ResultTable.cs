using System.Globalization;
using System.Text.Json;

namespace ServiceDesk.Benchmarks;

/// <summary>Figures as a table for people and as JSON.</summary>
internal static class ResultTable
{
    private const int PageWidth = 16;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Head => $"{"page",-PageWidth}{"conc",6}{"req/s",10}{"median ms",11}{"p95 ms",9}{"bytes",9}{"/reference",12}{"/10,000",9}";

    public static string Line(Figure x) => string.Create(CultureInfo.InvariantCulture,
        $"{x.Page,-PageWidth}{x.Concurrency,6}{x.Rps,10:F1}{x.MedianMs,11:F2}{x.P95Ms,9:F2}{x.Bytes,9}{x.RatioToReference,12:F3}{x.RatioTo10000,9:F2}");

    public static async Task WriteAsync(string file, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, figures, Format, cancellation);
    }
}

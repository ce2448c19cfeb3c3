using System.Buffers;

namespace ServiceDesk.Web.Areas.Staff.Export;

/// <summary>Lines of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.</summary>
public static class CsvWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    public static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    // A cell that begins so is run when the file is opened: the apostrophe makes it text.
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}

using System.Globalization;

namespace ServiceDesk.Templates.Xslt;

/// <summary>How important a ticket is; more is worked on first.</summary>
/// <param name="Value">From 0 to <see cref="Highest"/>.</param>
public sealed record ImportanceOutput(int Value) : XsltOutput
{
    public const int Highest = 1_000_000;

    /// <exception cref="FormatException">It is not one whole number.</exception>
    internal static ImportanceOutput Parse(string text)
    {
        var seen = text.Trim();
        return int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= Highest
            ? new(value)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture,
                $"The template wrote {(seen.Length == 0 ? "nothing" : $"“{Shown(seen)}”")}; expected one whole number from 0 to {Highest}. ")
                + (seen.StartsWith('<') ? "Begin the stylesheet with <xsl:output method=\"text\"/>." : "Use round() or floor() around what is computed."));
    }
}

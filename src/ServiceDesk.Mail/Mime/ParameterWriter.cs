using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Writes parameters: tokens and quoted strings as they are, everything else by RFC 2231.</summary>
internal static class ParameterWriter
{
    private const int LongestPlain = 60;
    private const int LongestPiece = 60;

    /// <summary>The parameter as <c>name=value</c> in as many pieces as its length needs.</summary>
    public static IEnumerable<string> Encode(string name, string value)
    {
        OutgoingValues.RequireOneLine(value);
        if (value.Length > 0 && value.Length <= LongestPlain && value.AsSpan().IndexOfAnyExcept(Token) < 0)
            return [$"{name}={value}"];
        var isPlain = Ascii.IsValid(value) && value.Length <= LongestPlain && value.AsSpan().IndexOfAny('\t', '"', '\\') < 0
            && !value.Contains("=?", StringComparison.Ordinal) && value.Trim() == value;
        return isPlain ? [$"{name}={Quote(value)}"] : EncodeExtended(name, value);
    }

    /// <summary>A quoted string (RFC 5322 section 3.2.4).</summary>
    public static string Quote(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static readonly SearchValues<char> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_{}~");

    private static List<string> EncodeExtended(string name, string value)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder("UTF-8''");
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            if (piece.Length + 3 > LongestPiece)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_')
                piece.Append((char)b);
            else
                piece.Append('%').Append(Convert.ToHexString([b]));
        }
        pieces.Add(piece.ToString());
        return pieces.Count == 1 ? [$"{name}*={pieces[0]}"] : [.. pieces.Select((text, index) => $"{name}*{index}*={text}")];
    }
}

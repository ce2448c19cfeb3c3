using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Smtp;

/// <summary>A reply (RFC 5321 4.2), given by a server to us or by us to a client.</summary>
/// <param name="Code">From 200 to 599.</param>
/// <param name="EnhancedCode">Such as <c>5.1.1</c> (RFC 3463), or null.</param>
/// <param name="Text">The words, without the codes; lines are separated by LF.</param>
public sealed record SmtpReply(int Code, string? EnhancedCode, string Text)
{
    /// <summary>2xx: done.</summary>
    public bool IsPositive => Code / 100 == 2;

    /// <summary>3xx: the server waits for more.</summary>
    public bool IsIntermediate => Code / 100 == 3;

    /// <summary>4xx: not now; the same may succeed later.</summary>
    public bool IsTemporary => Code / 100 == 4;

    /// <summary>5xx: not so; the same will fail again.</summary>
    public bool IsPermanent => Code / 100 == 5;

    /// <summary>250, with what the client's log is to show.</summary>
    public static SmtpReply Ok(string text) => new(250, "2.0.0", text);

    /// <summary>In one line, as a person or a log reads it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Code} {(EnhancedCode is null ? "" : EnhancedCode + " ")}{Text.Replace('\n', ' ')}");

    /// <summary>On the wire, ending in CRLF. Characters that could end a line early become spaces.</summary>
    internal string ToWire(bool withEnhancedCode)
    {
        var lines = Text.Split('\n');
        var wire = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            wire.Append(CultureInfo.InvariantCulture, $"{Code}{(i < lines.Length - 1 ? '-' : ' ')}");
            if (withEnhancedCode && EnhancedCode is not null)
                wire.Append(EnhancedCode).Append(' ');
            foreach (var c in lines[i])
                wire.Append(char.IsControl(c) ? ' ' : c);
            wire.Append("\r\n");
        }
        return wire.ToString();
    }
}

using System.Text;
using System.Text.RegularExpressions;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>Reads replies of one or many lines (RFC 5321 4.2.1) and takes the enhanced code out of their text (RFC 2034).</summary>
internal sealed partial class SmtpReplyReader(MailConnection connection)
{
    /// <summary>Four times what RFC 5321 4.5.3.1.5 allows: servers explain themselves at length.</summary>
    private const int MaxLine = 2048;

    private const int MaxLines = 200;

    public async Task<SmtpReply> ReadAsync(string awaited, CancellationToken cancellation, TimeSpan? limit = null)
    {
        var code = 0;
        var text = new List<string>();
        string? enhanced = null;
        while (true)
        {
            var bytes = await connection.ReadLineAsync(MaxLine, awaited, cancellation, limit);
            var line = new string([.. Encoding.UTF8.GetString(bytes.Span).Select(c => char.IsControl(c) ? ' ' : c)]);
            var isValid = line.Length >= 3 && line.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0
                && line[0] is >= '2' and <= '5' && (line.Length == 3 || line[3] is ' ' or '-')
                && (code == 0 || line.AsSpan(0, 3).SequenceEqual($"{code}"));
            if (!isValid || text.Count == MaxLines)
                throw connection.Fail(MailServerFault.ProtocolViolation,
                    $"'{Cut(line)}' where {awaited} was expected. The server does not keep to SMTP; check host and port.");

            code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + line[2] - '0';
            var words = line.Length > 4 ? line[4..] : "";
            if (EnhancedCode().Match(words) is { Success: true } match && match.Groups[1].Value[0] == line[0])
            {
                enhanced ??= match.Groups[1].Value;
                words = words[match.Length..];
            }
            text.Add(words);
            if (line.Length == 3 || line[3] == ' ')
                return new SmtpReply(code, enhanced, string.Join('\n', text));
        }
    }

    private static string Cut(string line) => line.Length > 200 ? line[..200] + " …" : line;

    [GeneratedRegex(@"^([245]\.[0-9]{1,3}\.[0-9]{1,3})(?: |$)")]
    private static partial Regex EnhancedCode();
}

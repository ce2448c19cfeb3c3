using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Decodes the encoded words of a field (RFC 2047), wherever they stand. Neighbours of one charset are decoded as
/// one run of bytes, for senders split characters between words.
/// </summary>
internal static class EncodedWords
{
    public static string Decode(string text)
    {
        var start = text.IndexOf("=?", StringComparison.Ordinal);
        var lastEnd = text.LastIndexOf("?=", StringComparison.Ordinal);
        if (start < 0 || lastEnd < start)
            return text;
        var output = new StringBuilder(text.Length);
        var run = new EncodedWordRun();
        var position = 0;
        // Past the last "?=" no word can end: stopping there keeps the search linear.
        while (start >= 0 && start < lastEnd)
        {
            if (!EncodedWord.TryRead(text, start, out var word))
            {
                start = text.IndexOf("=?", start + 2, StringComparison.Ordinal);
                continue;
            }
            var between = text.AsSpan(position, start - position);
            if (run.IsEmpty || !between.IsWhiteSpace())
            {
                run.Flush(output);
                output.Append(between);
            }
            run.Add(word, output);
            position = word.End;
            start = text.IndexOf("=?", position, StringComparison.Ordinal);
        }
        run.Flush(output);
        return output.Append(text, position, text.Length - position).ToString();
    }
}

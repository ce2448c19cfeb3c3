namespace ServiceDesk.Mail.Mime;

/// <summary>Line ends inside decoded text.</summary>
internal static class LineEnds
{
    /// <summary>Turns bare CRs into LFs, so that CRLF and LF are all that a reader of the text meets.</summary>
    public static string Normalise(string text)
    {
        // Exports that translate line ends twice leave two CRs before each LF.
        if (text.Contains("\r\r\n", StringComparison.Ordinal))
            text = text.Replace("\r\r\n", "\r\n", StringComparison.Ordinal);
        var first = IndexOfBareReturn(text, 0);
        if (first < 0)
            return text;
        var result = text.ToCharArray();
        for (var i = first; i >= 0; i = IndexOfBareReturn(text, i + 1))
            result[i] = '\n';
        return new string(result);
    }

    private static int IndexOfBareReturn(string text, int start)
    {
        for (var i = text.IndexOf('\r', start); i >= 0; i = i + 1 < text.Length ? text.IndexOf('\r', i + 1) : -1)
        {
            if (i + 1 == text.Length || text[i + 1] != '\n')
                return i;
        }
        return -1;
    }
}

using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Writes header fields, folded before 78 characters where a blank allows it (RFC 5322 section 2.1.1).</summary>
internal sealed class HeaderWriter(MimeOutput output)
{
    private const int LineLength = 76;

    /// <summary>A field of free text.</summary>
    public void WriteText(string name, string value)
    {
        OutgoingValues.RequireOneLine(value);
        if (EncodedWordWriter.NeedsEncoding(value))
            WriteFolded(name, EncodedWordWriter.Encode(value));
        else
            WriteFolded(name, value.Split(' '));
    }

    public void WriteDate(DateTimeOffset date)
    {
        var zone = date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        WriteFolded("Date", [date.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + zone]);
    }

    /// <summary>Nothing is written for an empty list.</summary>
    public void WriteAddresses(string name, IList<MailboxAddress> addresses)
    {
        var words = new List<string>();
        foreach (var address in addresses)
        {
            var comma = words.Count > 0 ? words[^1] + "," : null;
            if (comma is not null)
                words[^1] = comma;
            AddAddress(address, words);
        }
        if (words.Count > 0)
            WriteFolded(name, words);
    }

    /// <summary>An identifier of our own making, which has to be well-formed.</summary>
    public void WriteId(string name, string id)
    {
        OutgoingValues.RequireId(id);
        WriteFolded(name, [$"<{id}>"]);
    }

    /// <summary>Identifiers that others made. One that cannot be written is left out: an answer to broken mail must still go out.</summary>
    public void WriteForeignIds(string name, IEnumerable<string> ids)
    {
        var words = new List<string>();
        foreach (var id in ids)
        {
            OutgoingValues.RequireOneLine(id);
            if (OutgoingValues.IsWritableId(id))
                words.Add($"<{id}>");
        }
        if (words.Count > 0)
            WriteFolded(name, words);
    }

    /// <summary>A value with parameters (RFC 2045 section 5.1, RFC 2231).</summary>
    public void WriteParameterized(string name, string value, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var words = new List<string> { value };
        foreach (var (key, parameter) in parameters)
        {
            foreach (var piece in ParameterWriter.Encode(key, parameter))
            {
                words[^1] += ";";
                words.Add(piece);
            }
        }
        WriteFolded(name, words);
    }

    private static void AddAddress(MailboxAddress mailbox, List<string> words)
    {
        OutgoingValues.RequireAddress(mailbox.Address);
        var address = WithAsciiDomain(mailbox.Address);
        if (string.IsNullOrEmpty(mailbox.Name))
        {
            words.Add(address);
            return;
        }
        OutgoingValues.RequireOneLine(mailbox.Name);
        if (EncodedWordWriter.NeedsEncoding(mailbox.Name) || mailbox.Name.Length > 60 || mailbox.Name.Contains('\t', StringComparison.Ordinal))
            words.AddRange(EncodedWordWriter.Encode(mailbox.Name));
        else if (IsPhrase(mailbox.Name))
            words.AddRange(mailbox.Name.Split(' '));
        else
            words.Add(ParameterWriter.Quote(mailbox.Name));
        words.Add($"<{address}>");
    }

    /// <summary>International domains go out in their ASCII form (RFC 5890), which every server takes.</summary>
    private static string WithAsciiDomain(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 || Ascii.IsValid(address.AsSpan(at)) ? address : address[..(at + 1)] + new IdnMapping().GetAscii(address[(at + 1)..]);
    }

    /// <summary>Atoms with single blanks between them (RFC 5322 section 3.2.5).</summary>
    private static bool IsPhrase(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '-' or '_' or '\'' or '!' or '+' or '*' or '/' or '#' or '&'))
                return false;
        }
        return !name.Contains("  ", StringComparison.Ordinal);
    }

    private void WriteFolded(string name, IReadOnlyList<string> words)
    {
        output.Write(name);
        output.Write(":");
        var length = name.Length + 1;
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && length + 1 + words[i].Length > LineLength)
            {
                output.WriteLine();
                length = 0;
            }
            output.Write(" ");
            output.Write(words[i]);
            length += 1 + words[i].Length;
        }
        output.WriteLine();
    }
}

using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Joins the continuations of RFC 2231 and decodes each parameter; RFC 2047 words, forbidden here but common, are decoded too.</summary>
internal sealed class ParameterAssembler
{
    private readonly List<(string Name, int Index, bool IsExtended, string Raw)> _pieces = [];

    public int Count => _pieces.Count;

    /// <summary>Adds a piece under its name as written: <c>name</c>, <c>name*</c>, <c>name*2</c> or <c>name*2*</c>.</summary>
    public void Add(string name, string raw)
    {
        var isExtended = name.EndsWith('*');
        var bare = isExtended ? name[..^1] : name;
        // -1 stands for the whole value in one piece.
        var index = -1;
        var star = bare.LastIndexOf('*');
        if (star > 0 && int.TryParse(bare.AsSpan(star + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            index = number;
            bare = bare[..star];
        }
        _pieces.Add((bare.ToLowerInvariant(), index, isExtended, raw));
    }

    /// <summary>One value a name: continuations outweigh an extended value, and that a plain one.</summary>
    public ParameterList Build()
    {
        var items = new List<KeyValuePair<string, string>>();
        foreach (var group in _pieces.GroupBy(piece => piece.Name, StringComparer.Ordinal))
        {
            var continued = group.Where(piece => piece.Index >= 0).DistinctBy(piece => piece.Index).OrderBy(piece => piece.Index).ToList();
            var whole = group.Where(piece => piece.Index < 0).ToList();
            var value = whole.Exists(piece => piece.IsExtended) ? Join([whole.Find(piece => piece.IsExtended)])
                : continued.Count > 0 ? Join(continued)
                : Join([whole[0]]);
            items.Add(new KeyValuePair<string, string>(group.Key, value));
        }
        return new ParameterList(items);
    }

    private static string Join(List<(string Name, int Index, bool IsExtended, string Raw)> pieces)
    {
        if (!pieces.Exists(piece => piece.IsExtended))
            return HeaderText.WithoutControls(EncodedWords.Decode(string.Concat(pieces.Select(piece => piece.Raw))));
        var text = new StringBuilder();
        var bytes = new List<byte>();
        string? charset = null;
        foreach (var (_, index, isExtended, raw) in pieces)
        {
            var content = raw;
            if (isExtended && charset is null && index <= 0)
                charset = TakeCharset(ref content);
            if (isExtended)
            {
                AppendPercentDecoded(content, bytes);
                continue;
            }
            // A plain piece between extended ones: its characters are known, the bytes before it end here.
            Flush(bytes, charset, text);
            text.Append(content);
        }
        Flush(bytes, charset, text);
        return HeaderText.WithoutControls(text.ToString());
    }

    /// <summary>Cuts <c>charset'language'</c> off; without it the value counts as UTF-8 where that fits.</summary>
    private static string? TakeCharset(ref string content)
    {
        var first = content.IndexOf('\'', StringComparison.Ordinal);
        var second = first < 0 ? -1 : content.IndexOf('\'', first + 1);
        if (second < 0)
            return null;
        var charset = content[..first];
        content = content[(second + 1)..];
        return charset.Length == 0 ? null : charset;
    }

    private static void AppendPercentDecoded(string content, List<byte> bytes)
    {
        var raw = Encoding.UTF8.GetBytes(content);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == (byte)'%' && QuotedPrintableDecoder.TryHex(raw.AsSpan(i + 1), out var value))
            {
                bytes.Add(value);
                i += 2;
                continue;
            }
            bytes.Add(raw[i]);
        }
    }

    private static void Flush(List<byte> bytes, string? charset, StringBuilder text)
    {
        if (bytes.Count > 0)
            text.Append(Charsets.Decode(bytes.ToArray(), charset));
        bytes.Clear();
    }
}

using System.Collections;

namespace ServiceDesk.Mail.Mime;

/// <summary>The fields of a header in the order in which they stand; a name may occur more than once.</summary>
public sealed class HeaderList : IReadOnlyList<Header>
{
    private readonly List<Header> _headers;

    internal HeaderList(List<Header> headers, HeaderCharset charset)
    {
        _headers = headers;
        Charset = charset;
    }

    internal HeaderCharset Charset { get; }

    internal static HeaderList Empty { get; } = new([], new HeaderCharset());

    public int Count => _headers.Count;

    public Header this[int index] => _headers[index];

    /// <summary>The decoded, unfolded value of the first field of that name, or null where there is none.</summary>
    public string? this[string name] => Find(name)?.Value;

    public bool Contains(string name) => Find(name) is not null;

    /// <summary>The first field of that name, or null.</summary>
    public Header? Find(string name)
    {
        foreach (var header in _headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header;
        }
        return null;
    }

    /// <summary>Every field of that name, in order.</summary>
    public IEnumerable<Header> All(string name) =>
        _headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a header block that stands alone, as in a delivery status or in <c>text/rfc822-headers</c>.</summary>
    public static HeaderList Parse(ReadOnlyMemory<byte> raw) => HeaderParser.ParseBlock(raw);

    public IEnumerator<Header> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

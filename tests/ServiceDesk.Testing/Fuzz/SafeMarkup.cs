using System.Collections.Frozen;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>
/// What sanitised HTML may hold, written down a second time and apart from the sanitiser. Reads the text itself, and is
/// strict: the sanitiser writes one form of tags alone, and anything else is a fault.
/// </summary>
public static class SafeMarkup
{
    private static readonly FrozenSet<string> Elements = Words("""
        a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div
        dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp
        section small span strike strong style sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
        """);

    private static readonly FrozenSet<string> Attributes = Words("""
        abbr align alt bgcolor border cellpadding cellspacing class clear color colspan data-content-id data-remote-src datetime dir face headers
        height href hspace lang media noshade nowrap open rel reversed rowspan rules scope size span src start style target title
        type valign value vspace width wrap
        """);

    private static readonly string[] LinkSchemes = ["http:", "https:", "mailto:", "tel:"];

    // None of these can stand in a declaration that neither loads, runs nor covers anything.
    private static readonly string[] BadStyle = ["url(", "expression", "@import", "@font", "binding", "behavior", "; position:", "{ position:", "\\", "<", "javascript", "image(", "image-set", "var(", "content:"];

    /// <summary>Null for HTML that is safe, else what is wrong with it.</summary>
    /// <param name="html">A fragment without remote images.</param>
    public static string? Fault(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var rest = html.AsSpan();
        while (rest.IndexOf('<') is var at and >= 0)
        {
            rest = rest[(at + 1)..];
            var isEnd = rest.StartsWith("/");
            rest = isEnd ? rest[1..] : rest;
            var length = rest.IndexOfAny(' ', '>');
            if (length <= 0 || !Elements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest[..length]))
                return $"an element that is not allowed at: {Excerpt(rest)}";
            var name = rest[..length];
            rest = rest[length..];
            while (rest.StartsWith(" ") && !isEnd)
            {
                if (AttributeFault(name, ref rest) is { } fault)
                    return fault;
            }
            if (!rest.StartsWith(">"))
                return $"a tag that does not end at: {Excerpt(rest)}";
            if (name is "style" && !isEnd && StyleFault(rest[1..(rest.IndexOf("</style>") is var end and > 0 ? end : rest.Length)]) is { } bad)
                return bad;
        }
        return null;
    }

    /// <summary>Whether the attribute of the element may have that value; null if so.</summary>
    public static string? AttributeFault(ReadOnlySpan<char> element, ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (!Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return $"the attribute {name}";
        if (name is "href" && (element is not "a" || !Array.Exists(LinkSchemes, StartsWith(value.ToString()))))
            return $"href={Excerpt(value)}";
        if (name is "src" && (element is not "img" || !value.StartsWith("data:image/")))
            return $"src={Excerpt(value)}";
        return name is "style" ? StyleFault(value) : null;
    }

    public static bool IsElement(string name) => Elements.Contains(name);

    public static string? StyleFault(ReadOnlySpan<char> css)
    {
        foreach (var word in BadStyle)
        {
            if (css.Contains(word, StringComparison.OrdinalIgnoreCase))
                return $"{word} in the style {Excerpt(css)}";
        }
        return css.StartsWith("position") ? $"position in the style {Excerpt(css)}" : null;
    }

    /// <summary>Reads one <c> name="value"</c>.</summary>
    private static string? AttributeFault(ReadOnlySpan<char> element, ref ReadOnlySpan<char> rest)
    {
        var equals = rest.IndexOf('=');
        if (equals < 2 || equals + 1 >= rest.Length || rest[equals + 1] != '"' || rest[(equals + 2)..].IndexOf('"') is not (var length and >= 0))
            return $"an attribute of another form at: {Excerpt(rest)}";
        var name = rest[1..equals];
        var value = rest.Slice(equals + 2, length);
        rest = rest[(equals + length + 3)..];
        return value.ContainsAny('<', '>') ? $"a tag's bracket in the attribute {name}" : AttributeFault(element, name, value);
    }

    private static Predicate<string> StartsWith(string value) => scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static string Excerpt(ReadOnlySpan<char> text) => text[..Math.Min(80, text.Length)].ToString();

    private static FrozenSet<string> Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}

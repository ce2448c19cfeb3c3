using System.Collections.Frozen;

namespace ServiceDesk.Mail.Html;

/// <summary>The allow-list: elements, and the attributes that each may carry.</summary>
internal sealed class SanitizePolicy
{
    /// <summary>What mails may show.</summary>
    public static readonly SanitizePolicy Mail = new()
    {
        Styles = true,
        Elements = Words("""
            a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del
            details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main
            mark nav ol p pre q rp rt ruby s samp section small span strike strong style sub summary sup table tbody td
            tfoot th thead time tr tt u ul var wbr
            """),
        GlobalAttributes = Words("align class dir lang style title"),
        Attributes = new Dictionary<string, FrozenSet<string>>
        {
            ["a"] = Words("href"),
            ["blockquote"] = Words("type"),
            ["br"] = Words("clear"),
            ["col"] = Words("bgcolor span valign width"),
            ["colgroup"] = Words("bgcolor span valign width"),
            ["details"] = Words("open"),
            ["div"] = Words("bgcolor"),
            ["font"] = Words("color face size"),
            ["hr"] = Words("color noshade size width"),
            ["img"] = Words("alt border height hspace vspace width"),
            ["li"] = Words("type value"),
            ["ol"] = Words("reversed start type"),
            ["pre"] = Words("wrap"),
            ["style"] = Words("media"),
            ["table"] = Words("bgcolor border cellpadding cellspacing height rules width"),
            ["tbody"] = Words("bgcolor valign"),
            ["td"] = Words("abbr bgcolor colspan headers height nowrap rowspan scope valign width"),
            ["tfoot"] = Words("bgcolor valign"),
            ["th"] = Words("abbr bgcolor colspan headers height nowrap rowspan scope valign width"),
            ["thead"] = Words("bgcolor valign"),
            ["time"] = Words("datetime"),
            ["tr"] = Words("bgcolor height valign"),
            ["ul"] = Words("type"),
        }.ToFrozenDictionary(),
    };

    /// <summary>What the desk's own editor may submit.</summary>
    public static readonly SanitizePolicy Editor = new()
    {
        Elements = Words("a blockquote br code del div em h1 li ol p pre strong ul"),
        GlobalAttributes = [],
        Attributes = new Dictionary<string, FrozenSet<string>> { ["a"] = Words("href") }.ToFrozenDictionary(),
    };

    /// <summary>Elements that do something: to leave one out is worth telling.</summary>
    private static readonly FrozenSet<string> Active = Words("""
        applet audio base bgsound button canvas dialog embed form frame frameset iframe input isindex keygen layer link
        marquee math noscript object param picture plaintext portal script select slot source svg template textarea
        track video xml xmp
        """);

    /// <summary>Attributes that do something, beside those that begin with "on".</summary>
    private static readonly FrozenSet<string> ActiveAttributes = Words("""
        action archive autofocus background classid codebase contenteditable data data-bind formaction http-equiv
        is longdesc manifest ping poster profile sandbox slot src srcdoc srcset usemap xlink:href lowsrc dynsrc href
        """);

    public required FrozenSet<string> Elements { get; init; }

    public required FrozenSet<string> GlobalAttributes { get; init; }

    public required FrozenDictionary<string, FrozenSet<string>> Attributes { get; init; }

    /// <summary>Declarations are filtered and kept, rather than dropped.</summary>
    public bool Styles { get; init; }

    public bool Allows(string element, string attribute) =>
        GlobalAttributes.Contains(attribute)
        || (Attributes.TryGetValue(element, out var own) && own.Contains(attribute));

    public static bool IsActive(string element) => Active.Contains(element);

    public static bool IsActiveAttribute(string attribute) =>
        attribute.StartsWith("on", StringComparison.Ordinal) || ActiveAttributes.Contains(attribute);

    private static FrozenSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}

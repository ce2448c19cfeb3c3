using System.Text.RegularExpressions;
using System.Xml;

namespace ServiceDesk.Templates.Xslt;

/// <summary>
/// What a stylesheet may not hold, looked at before it is compiled, so that the error says where it stands. The compiler and the
/// resolver refuse the same by themselves: this is for the author.
/// </summary>
internal static partial class StylesheetRules
{
    public const string Xsl = "http://www.w3.org/1999/XSL/Transform";

    /// <summary>Of elements within each other; the compiler goes down into them.</summary>
    public const int MostDepth = 200;

    private const string Microsoft = "urn:schemas-microsoft-com:xslt";

    /// <summary>No document type, nothing from elsewhere.</summary>
    public static XmlReaderSettings Reading { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
    };

    /// <returns>What is wrong; null: nothing.</returns>
    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    public static WorkerAnswer? Check(string stylesheet)
    {
        using var reader = XmlReader.Create(new StringReader(stylesheet), Reading);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            var (line, column) = PlaceOf(reader);
            if (reader.Depth > MostDepth)
                return Refusal($"Elements stand more than {MostDepth} deep in each other.", line, column);
            if (reader.NamespaceURI == Xsl && reader.LocalName is "import" or "include")
                return Refusal($"{reader.Name} is not allowed: a template stands for itself.", line, column);
            if (reader.NamespaceURI == Microsoft && reader.LocalName == "script")
                return Refusal($"{reader.Name} is not allowed: a template holds no scripts.", line, column);
            if (reader.NamespaceURI == Xsl && AsksForDocuments(reader))
                return Refusal("document() is not allowed: a template reads its ticket and nothing else.", line, column);
        }
        return null;
    }

    private static bool AsksForDocuments(XmlReader reader)
    {
        var asks = false;
        while (reader.MoveToNextAttribute())
            asks |= reader.LocalName is "select" or "test" or "match" or "use" && Document().IsMatch(Literal().Replace(reader.Value, "''"));
        reader.MoveToElement();
        return asks;
    }

    private static (int Line, int Column) PlaceOf(XmlReader reader) =>
        reader is IXmlLineInfo place && place.HasLineInfo() ? (place.LineNumber, place.LinePosition) : (0, 0);

    private static WorkerAnswer Refusal(string why, int line, int column) => new(WorkerStatus.Uncompiled, why, line, column);

    [GeneratedRegex(@"(?<![\w:.-])document\s*\(")]
    private static partial Regex Document();

    [GeneratedRegex("""'[^']*'|"[^"]*" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}

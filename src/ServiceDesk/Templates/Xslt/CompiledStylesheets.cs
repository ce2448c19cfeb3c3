using System.Xml;
using System.Xml.Xsl;

namespace ServiceDesk.Templates.Xslt;

/// <summary>The stylesheets that a worker has compiled; of too many, those that were not asked for the longest are forgotten.</summary>
internal sealed class CompiledStylesheets
{
    public const int Most = 32;

    /// <summary>Characters of all of them together.</summary>
    public const int MostCharacters = 600_000;

    // The one that was asked for last stands last.
    private readonly List<(string Hash, int Length, XslCompiledTransform Transform)> kept = [];

    public XslCompiledTransform? Find(string hash)
    {
        var at = kept.FindIndex(x => x.Hash == hash);
        if (at < 0)
            return null;
        var found = kept[at];
        kept.RemoveAt(at);
        kept.Add(found);
        return found.Transform;
    }

    /// <exception cref="XmlException">It is no XML, or has a document type.</exception>
    /// <exception cref="XsltException">It is no stylesheet.</exception>
    public XslCompiledTransform Add(string hash, string stylesheet)
    {
        // The default: no document(), no scripts.
        var transform = new XslCompiledTransform();
        using (var reader = XmlReader.Create(new StringReader(stylesheet), StylesheetRules.Reading))
            transform.Load(reader, XsltSettings.Default, XmlResolver.ThrowingResolver);
        kept.RemoveAll(x => x.Hash == hash);
        kept.Add((hash, stylesheet.Length, transform));
        while (kept.Count > Most || (kept.Count > 1 && kept.Sum(x => x.Length) > MostCharacters))
            kept.RemoveAt(0);
        return transform;
    }
}

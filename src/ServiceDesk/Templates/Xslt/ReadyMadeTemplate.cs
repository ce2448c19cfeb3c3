namespace ServiceDesk.Templates.Xslt;

/// <summary>A stylesheet to begin with.</summary>
/// <param name="Key">Names it in addresses, and its file in the folder <c>ReadyMade</c>.</param>
public sealed record ReadyMadeTemplate(string Key, XsltKind Kind)
{
    private readonly Lazy<string> stylesheet = new(() => Read(Key));

    public static IReadOnlyList<ReadyMadeTemplate> All { get; } =
    [
        new("importance", XsltKind.Importance), new("notification", XsltKind.Notification), new("escalation", XsltKind.Notification), new("timers", XsltKind.Timers),
    ];

    public string Stylesheet => stylesheet.Value;

    public static ReadyMadeTemplate? Find(string? key) => All.FirstOrDefault(x => x.Key == key);

    private static string Read(string key)
    {
        var name = $"ServiceDesk.Templates.Xslt.ReadyMade.{key}.xsl";
        using var stream = typeof(ReadyMadeTemplate).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly; see ServiceDesk.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

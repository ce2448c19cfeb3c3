using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

/// <summary>Subject and text of a mail, with placeholders.</summary>
public sealed record TemplateWords(string Subject, string Text);

/// <summary>The words of a desk that has changed none.</summary>
public static partial class BuiltInTemplates
{
    private const string Subject = "[#{{ticket.number}}] {{ticket.subject}}";

    /// <summary>The languages that the desk's mails speak.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr", "de", "he"];

    /// <summary>The language of <see cref="Languages"/> for somebody who reads another one perhaps.</summary>
    public static string LanguageOf(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Languages.FirstOrDefault(x => language.StartsWith(x, StringComparison.OrdinalIgnoreCase)) ?? Languages[0];
    }

    /// <param name="language">Of <see cref="Languages"/>.</param>
    public static TemplateWords For(TemplateKind kind, string language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new(Subject, TextsOf(language)[kind.Kind]);
    }

    // Not a dictionary of them: which of a type's files is initialised first is not said.
    private static Dictionary<OutboxKind, string> TextsOf(string language) => language switch
    {
        "en" => English,
        "fr" => French,
        "de" => German,
        "he" => Hebrew,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, $"There are words for: {string.Join(", ", Languages)}."),
    };
}

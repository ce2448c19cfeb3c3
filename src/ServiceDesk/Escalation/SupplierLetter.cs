using System.Globalization;
using System.Text;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What of a ticket goes to a supplier besides its number.</summary>
public enum SharedField
{
    Requester = 1,
    Customer = 2,
    Priority = 3,
    Category = 4,
    Type = 5,
    Product = 6,
}

/// <summary>A field as it stands in the ticket.</summary>
public sealed record SharedValue(SharedField Field, string Value);

/// <summary>A public message that can go to a supplier, with its files.</summary>
public sealed record SharedMessage(long Id, string Author, DateTime At, string Text, IReadOnlyList<SharedFile> Files);

public sealed record SharedFile(long Id, long MessageId, string Name, long Size);

/// <summary>The first message of a supplier's ticket, put together of what the agent writes and has chosen.</summary>
public static class SupplierLetter
{
    /// <param name="language">The writer's desk's.</param>
    /// <param name="zone">In which times are told.</param>
    public static string Write(string text, IEnumerable<SharedValue> fields, IEnumerable<SharedMessage> messages, string language, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(messages);
        var culture = CultureInfo.GetCultureInfo(BuiltInTemplates.LanguageOf(language));
        var parts = new List<string>();
        if (text.Trim() is { Length: > 0 } own)
            parts.Add(own);
        var facts = string.Join('\n', fields.Select(x => $"{LabelOf(x.Field, culture.TwoLetterISOLanguageName)}: {x.Value}"));
        if (facts.Length > 0)
            parts.Add(facts);
        foreach (var message in messages)
        {
            var at = TimeZoneInfo.ConvertTimeFromUtc(message.At, zone).ToString("d MMM yyyy HH:mm", culture);
            parts.Add(new StringBuilder("— ").Append(message.Author).Append(", ").Append(at).Append(":\n").Append(message.Text).ToString());
        }
        var whole = string.Join("\n\n", parts);
        return whole.Length <= Message.BodyLength ? whole : whole[..Message.BodyLength];
    }

    private static string LabelOf(SharedField field, string language) => (language, field) switch
    {
        ("fr", SharedField.Requester) => "Demandeur",
        ("fr", SharedField.Customer) => "Client",
        ("fr", SharedField.Priority) => "Priorité",
        ("fr", SharedField.Category) => "Catégorie",
        ("fr", SharedField.Type) => "Type de demande",
        ("fr", SharedField.Product) => "Produit",
        (_, SharedField.Type) => "Ticket type",
        _ => field.ToString(),
    };
}

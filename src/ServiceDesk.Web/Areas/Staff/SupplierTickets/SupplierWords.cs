using ServiceDesk.Escalation;

namespace ServiceDesk.Web.Areas.Staff.SupplierTickets;

/// <summary>What pages about suppliers call things; pages translate it.</summary>
public static class SupplierWords
{
    private const int Longest = 200;

    public static string Of(SharedField field) => field switch
    {
        SharedField.Requester => Texts.Key("Requester"),
        SharedField.Customer => Texts.Key("Customer"),
        SharedField.Priority => Texts.Key("Priority"),
        SharedField.Category => Texts.Key("Category"),
        SharedField.Type => Texts.Key("Ticket type"),
        SharedField.Product => Texts.Key("Product"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such field."),
    };

    /// <summary>So much of a message that somebody knows it again.</summary>
    public static string Beginning(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }
}

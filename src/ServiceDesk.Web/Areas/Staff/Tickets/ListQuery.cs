using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>What the address of a list asks for. What cannot be read does not narrow the list.</summary>
public sealed record ListQuery
{
    /// <summary>A <see cref="ListView.Key"/>; nothing: all tickets.</summary>
    public string? View { get; init; }

    /// <summary>The filter, in its language, instead of the view's; empty is one too.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Q { get; init; }

    /// <summary>A <see cref="TicketSort"/>.</summary>
    public string? Sort { get; init; }

    /// <summary>A <see cref="SortField"/> whose values are headings; <see cref="NoGroup"/> for none where the view has one.</summary>
    public string? Group { get; init; }

    /// <summary>A <see cref="PageCursor"/>.</summary>
    public string? From { get; init; }

    /// <summary>The change of several tickets that was made on the list.</summary>
    public long? Changed { get; init; }

    public const string NoGroup = "none";

    /// <summary>The number that was typed into the search box, as <c>17</c> or <c>#17</c>; null when it is anything else.</summary>
    public int? Number => int.TryParse(Q?.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The address of this list below <paramref name="root"/>, such as <c>/alpha/staff/tickets</c>.</summary>
    public string Address(string root)
    {
        var values = new List<KeyValuePair<string, string?>>();
        Add("view", View);
        if (Q is not null && (Q.Length > 0 || View is not null))
            values.Add(new("q", Q));
        Add("sort", Sort);
        Add("group", Group);
        Add("from", From);
        Add("changed", Changed?.ToString(CultureInfo.InvariantCulture));
        return values.Count == 0 ? root : root + QueryString.Create(values);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                values.Add(new(name, value));
        }
    }
}

using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>What the address of a list asks for. What cannot be read does not narrow the list.</summary>
public sealed record ListQuery
{
    /// <summary><see cref="Sidebar.Mine"/>, <see cref="Sidebar.Unassigned"/> or nothing.</summary>
    public string? View { get; init; }
    public long? Queue { get; init; }
    public Activity? Show { get; init; }
    public long? Status { get; init; }
    public long? Priority { get; init; }

    /// <summary>Only what is overdue.</summary>
    public bool Overdue { get; init; }

    /// <summary>What is searched for; a search goes through ended tickets too, unless <see cref="Show"/> says otherwise.</summary>
    public string? Q { get; init; }

    /// <summary>A <see cref="PageCursor"/>.</summary>
    public string? From { get; init; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Q);
    public bool IsNarrowed => Status is not null || Priority is not null || Overdue;
    public Activity Shown => Show ?? (IsSearch ? Activity.All : Activity.Active);

    /// <summary>The number that was typed into the search box, as <c>17</c> or <c>#17</c>; null when it is anything else.</summary>
    public int? Number => int.TryParse(Q?.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The entry of the sidebar that this list is.</summary>
    public string Place =>
        Queue is { } queue ? Sidebar.OfQueue(queue)
        : View is Sidebar.Mine or Sidebar.Unassigned ? View
        : IsSearch ? "" : Sidebar.All;

    public TicketFilter Filter(Act act, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(act);
        return new()
        {
            Activity = Shown,
            QueueId = Queue,
            AssigneeId = View == Sidebar.Mine ? act.PersonId : null,
            Unassigned = View == Sidebar.Unassigned,
            StatusId = Status,
            PriorityId = Priority,
            OverdueAt = Overdue ? now : null,
            Search = Q,
        };
    }

    /// <summary>The address of this list below <paramref name="root"/>, such as <c>/alpha/staff/tickets</c>.</summary>
    public string Address(string root)
    {
        var values = new List<KeyValuePair<string, string?>>();
        Add("view", View);
        Add("queue", Queue?.ToString(CultureInfo.InvariantCulture));
        Add("show", Show?.ToString().ToLowerInvariant());
        Add("status", Status?.ToString(CultureInfo.InvariantCulture));
        Add("priority", Priority?.ToString(CultureInfo.InvariantCulture));
        Add("overdue", Overdue ? "true" : null);
        Add("q", Q);
        Add("from", From);
        return values.Count == 0 ? root : root + QueryString.Create(values);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                values.Add(new(name, value));
        }
    }
}

using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Api;

/// <summary>Reads the names that a program sends, as the desk's guides have them; case does not count.</summary>
internal sealed class ApiNames(Catalog catalog)
{
    public long? Status(string? name) => Find("status", name, catalog.Statuses.Select(x => (x.Id, x.Name)));

    public long? Priority(string? name) => Find("priority", name, catalog.Priorities.Select(x => (x.Id, x.Name)));

    public long? Queue(string? name) => Find("queue", name, catalog.Queues.Select(x => (x.Id, x.Name)));

    public long? Type(string? name) => name is "" ? 0 : Find("type", name, catalog.Types.Select(x => (x.Id, x.Name)));

    public long? Group(string? name) => name is "" ? 0 : Find("group", name, catalog.Groups.Select(x => (x.Id, x.Name)));

    public long? Assignee(string? address) => address is "" ? 0 : Find("assignee", address is null ? null : Person.Fold(address), catalog.Staff.Select(x => (x.Id, x.Address)));

    /// <summary>Custom fields by their ids.</summary>
    public IReadOnlyDictionary<long, string>? Fields(IReadOnlyDictionary<string, string?>? sent) => sent?.ToDictionary(
        x => Find("custom field", x.Key, catalog.Fields.Select(field => (field.Id, field.Key))) ?? 0, x => x.Value ?? "");

    /// <exception cref="TicketRuleException">A name that the desk does not have.</exception>
    public TicketChanges Read(ApiTicketChanges sent) => new()
    {
        Subject = sent.Subject,
        StatusId = Status(sent.Status),
        PriorityId = Priority(sent.Priority),
        QueueId = Queue(sent.Queue),
        TypeId = Type(sent.Type),
        GroupId = Group(sent.Group),
        AssigneeId = Assignee(sent.Assignee),
        Tags = sent.Tags,
        Fields = Fields(sent.Fields),
    };

    private static long? Find(string what, string? name, IEnumerable<(long Id, string Name)> rows)
    {
        if (name is null)
            return null;
        var all = rows.ToList();
        var found = all.FindIndex(x => string.Equals(x.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
        return found >= 0 ? all[found].Id : throw new TicketRuleException("The {0} “{1}” is not there; expected one of: {2}.", what, name, string.Join(", ", all.Take(50).Select(x => x.Name)));
    }
}

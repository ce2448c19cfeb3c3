using ServiceDesk.Access;
using ServiceDesk.Guides;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Moves the ticket to another queue; its group and assignee stay.</summary>
    public bool MoveTo(Act act, Queue queue, string formerName)
    {
        if (queue.Id == QueueId)
            return false;
        Recount(() => QueueId = queue.Id);
        Record(act, Fact.QueueChanged, formerName, queue.Name);
        return true;
    }

    public bool Prioritise(Act act, Priority priority, string formerName)
    {
        if (priority.Id == PriorityId)
            return false;
        PriorityId = priority.Id;
        Record(act, Fact.PriorityChanged, formerName, priority.Name);
        return true;
    }

    public bool Categorise(Act act, Category? category, string? formerName)
    {
        if (category?.Id == CategoryId)
            return false;
        CategoryId = category?.Id;
        Record(act, Fact.CategoryChanged, formerName, category?.Name);
        return true;
    }

    /// <param name="type">Null: none.</param>
    public bool SetType(Act act, GuideEntry? type, string? formerName)
    {
        if (type?.Id == TypeId)
            return false;
        TypeId = type?.Id;
        Record(act, Fact.TypeChanged, formerName, type?.Name);
        return true;
    }

    /// <param name="product">Null: none.</param>
    public bool SetProduct(Act act, GuideEntry? product, string? formerName)
    {
        if (product?.Id == ProductId)
            return false;
        ProductId = product?.Id;
        Record(act, Fact.ProductChanged, formerName, product?.Name);
        return true;
    }

    /// <exception cref="TicketRuleException">The subject is empty or too long.</exception>
    public bool Rename(Act act, string subject)
    {
        var (former, checkedSubject) = (Subject, CheckSubject(subject));
        if (former == checkedSubject)
            return false;
        Subject = checkedSubject;
        Record(act, Fact.SubjectChanged, former, checkedSubject);
        return true;
    }

    /// <summary>Makes the tags exactly these. <see cref="Tags"/> must be loaded.</summary>
    /// <exception cref="TicketRuleException">More tags than fit.</exception>
    public bool TagWith(Act act, IReadOnlyCollection<Tag> wanted)
    {
        var added = wanted.Where(tag => Tags.All(x => x.Tag.Name != tag.Name)).ToList();
        var removed = Tags.Where(x => wanted.All(tag => tag.Name != x.Tag.Name)).ToList();
        if (added.Count == 0 && removed.Count == 0)
            return false;
        foreach (var tag in removed)
        {
            Tags.Remove(tag);
            Record(act, Fact.Untagged, from: tag.Tag.Name);
        }
        foreach (var tag in added)
        {
            Tags.Add(new TicketTag { TenantId = TenantId, Tag = tag });
            Record(act, Fact.Tagged, to: tag.Name);
        }
        var text = string.Join(", ", Tags.Select(x => x.Tag.Name).Order(StringComparer.Ordinal));
        TagText = text.Length <= TagTextLength
            ? text
            : throw new TicketRuleException($"The tags have {text.Length} characters together; at most {TagTextLength} fit.");
        return true;
    }
}

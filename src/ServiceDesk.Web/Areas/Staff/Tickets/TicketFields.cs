using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The attributes of a ticket as its form shows and sends them. Zero stands for none.</summary>
public sealed class TicketFields
{
    [Display(Name = "Subject"), Required, StringLength(Ticket.SubjectLength)]
    public string? Subject { get; set; }

    [Display(Name = "Status")]
    public long StatusId { get; set; }

    [Display(Name = "Priority")]
    public long PriorityId { get; set; }

    [Display(Name = "Queue")]
    public long QueueId { get; set; }

    [Display(Name = "Category")]
    public long CategoryId { get; set; }

    [Display(Name = "Ticket type")]
    public long TypeId { get; set; }

    [Display(Name = "Product")]
    public long ProductId { get; set; }

    [Display(Name = "Group")]
    public long GroupId { get; set; }

    [Display(Name = "Assignee")]
    public long AssigneeId { get; set; }

    [Display(Name = "Contract")]
    public long ContractId { get; set; }

    /// <summary>Why it is put off or ended; counts where the status asks for it.</summary>
    [Display(Name = "Reason")]
    public long DeferralReasonId { get; set; }

    /// <summary>Where the desk is.</summary>
    [Display(Name = "Review on"), DataType(DataType.Date)]
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Parted by commas.</summary>
    [Display(Name = "Tags"), StringLength(Ticket.TagTextLength)]
    public string? Tags { get; set; }

    /// <summary>Custom fields by their ids, as their controls show them.</summary>
    public Dictionary<long, string?> Fields { get; set; } = [];

    /// <param name="ticket">As it is now.</param>
    /// <param name="timeZone">Where the desk is.</param>
    public static TicketFields Of(TicketView ticket, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new()
        {
            Subject = ticket.Subject,
            StatusId = ticket.StatusId,
            PriorityId = ticket.PriorityId,
            QueueId = ticket.QueueId,
            CategoryId = ticket.CategoryId ?? 0,
            TypeId = ticket.TypeId ?? 0,
            ProductId = ticket.ProductId ?? 0,
            GroupId = ticket.GroupId ?? 0,
            AssigneeId = ticket.AssigneeId ?? 0,
            ContractId = ticket.ContractId ?? 0,
            DeferralReasonId = ticket.DeferralReasonId ?? 0,
            ReviewOn = ticket.ReviewAt is { } review ? Moment.DayOf(review, timeZone) : null,
            Tags = ticket.TagText,
            Fields = ticket.Fields.ToDictionary(x => x.Key, x => (string?)x.Value),
        };
    }

    /// <summary>
    /// What a form asks for: only what its sender has changed since it was shown (<paramref name="was"/>), so that a form which was
    /// open for an hour does not undo what colleagues did meanwhile.
    /// </summary>
    public TicketWork ChangesSince(TicketFields was)
    {
        ArgumentNullException.ThrowIfNull(was);
        return new()
        {
            Subject = Subject != was.Subject ? Subject : null,
            StatusId = Changed(StatusId, was.StatusId),
            PriorityId = Changed(PriorityId, was.PriorityId),
            QueueId = Changed(QueueId, was.QueueId),
            CategoryId = Changed(CategoryId, was.CategoryId),
            TypeId = Changed(TypeId, was.TypeId),
            ProductId = Changed(ProductId, was.ProductId),
            GroupId = Changed(GroupId, was.GroupId),
            AssigneeId = Changed(AssigneeId, was.AssigneeId),
            ContractId = Changed(ContractId, was.ContractId),
            DeferralReasonId = Changed(DeferralReasonId, was.DeferralReasonId),
            ReviewOn = ReviewOn != was.ReviewOn ? ReviewOn : null,
            Tags = (Tags ?? "") != (was.Tags ?? "") ? (Tags ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null,
            Fields = ChangedFields(was) is { Count: > 0 } fields ? fields : null,
        };
    }

    /// <summary>The fields for a page that comes back: what its sender has changed stays, all else is as it is now.</summary>
    public TicketFields Over(TicketFields now, TicketFields was)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(was);
        return new()
        {
            Subject = Subject != was.Subject ? Subject : now.Subject,
            StatusId = Changed(StatusId, was.StatusId) ?? now.StatusId,
            PriorityId = Changed(PriorityId, was.PriorityId) ?? now.PriorityId,
            QueueId = Changed(QueueId, was.QueueId) ?? now.QueueId,
            CategoryId = Changed(CategoryId, was.CategoryId) ?? now.CategoryId,
            TypeId = Changed(TypeId, was.TypeId) ?? now.TypeId,
            ProductId = Changed(ProductId, was.ProductId) ?? now.ProductId,
            GroupId = Changed(GroupId, was.GroupId) ?? now.GroupId,
            AssigneeId = Changed(AssigneeId, was.AssigneeId) ?? now.AssigneeId,
            ContractId = Changed(ContractId, was.ContractId) ?? now.ContractId,
            DeferralReasonId = Changed(DeferralReasonId, was.DeferralReasonId) ?? now.DeferralReasonId,
            ReviewOn = ReviewOn != was.ReviewOn ? ReviewOn : now.ReviewOn,
            Tags = (Tags ?? "") != (was.Tags ?? "") ? Tags : now.Tags,
            Fields = With(now.Fields, ChangedFields(was)),
        };
    }

    /// <summary>Custom fields with other values for some of them.</summary>
    internal static Dictionary<long, string?> With(Dictionary<long, string?> fields, IReadOnlyDictionary<long, string>? others)
    {
        var all = new Dictionary<long, string?>(fields);
        foreach (var (id, value) in others ?? new Dictionary<long, string>())
            all[id] = value;
        return all;
    }

    private Dictionary<long, string> ChangedFields(TicketFields was) =>
        Fields.Where(x => Lines(x.Value) != Lines(was.Fields.GetValueOrDefault(x.Key))).ToDictionary(x => x.Key, x => x.Value ?? "");

    // Browsers send line ends of their own.
    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n");

    private static long? Changed(long now, long was) => now != was ? now : null;
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Relations;

/// <summary>A ticket that is about to be related to another one.</summary>
/// <param name="Found">The tickets that hold the words, the latest first.</param>
public sealed record NewModel(int Number, string Subject, IReadOnlyList<TicketRow> Found, RelationForm Form, Catalog Catalog, Sidebar Sidebar);

public sealed class RelationForm
{
    [StringLength(40)]
    public string? Relation { get; init; }

    /// <summary>A number, with or without <c>#</c>, or words.</summary>
    [Display(Name = "Number or words"), StringLength(200)]
    public string? Other { get; init; }

    /// <summary>What was written, where it is a number.</summary>
    public int? Number => int.TryParse((Other ?? "").Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ServiceDesk.Audit;

namespace ServiceDesk.Web.Areas.Admin.AuditLog;

/// <summary>What the list is narrowed to, as it stands in the address.</summary>
public sealed record AuditQuery
{
    public AuditKind? Kind { get; init; }

    /// <summary>A mail address.</summary>
    [StringLength(ServiceDesk.People.Person.AddressLength)]
    public string? Person { get; init; }
    public DateOnly? Since { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>The address of a page of the list.</summary>
    public string Address(string root, AuditCursor? cursor = null)
    {
        var query = new QueryBuilder();
        Add("Kind", Kind?.ToString());
        Add("Person", Person);
        Add("Since", Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("Until", Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("from", cursor?.ToString());
        return root + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                query.Add(name, value);
        }
    }
}

/// <summary>For how long the log is kept.</summary>
public sealed record DaysForm
{
    [Range(1, AuditHead.MostDays)]
    public int? Days { get; init; }
}

/// <param name="Begins">The oldest entry that is kept.</param>
public sealed record IndexModel(AuditQuery Query, AuditPage Page, DaysForm Form, long Begins, bool PersonUnknown);

/// <param name="Ticket">The number of the ticket that it is about; null: none, or it is gone.</param>
public sealed record ShowModel(AuditRow Row, AuditDetails? Details, int? Ticket);

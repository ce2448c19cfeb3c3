using System.ComponentModel.DataAnnotations;
using ServiceDesk.Retention;

namespace ServiceDesk.Web.Areas.Admin.Retention;

/// <param name="Counts">What the days of the form mean now.</param>
/// <param name="IsProposal">They are not saved yet.</param>
public sealed record ShowModel(RetentionForm Form, RetentionCounts Counts, bool IsProposal);

public sealed class RetentionForm
{
    [Display(Name = "Tickets"), Range(1, RetentionDays.Most)]
    public int? Tickets { get; init; }

    [Display(Name = "Files"), Range(1, RetentionDays.Most)]
    public int? Files { get; init; }

    [Display(Name = "Mails as they came and left"), Range(1, RetentionDays.Most)]
    public int? Mails { get; init; }

    /// <summary>The days whose meaning was shown.</summary>
    public string? Seen { get; init; }

    public RetentionDays Days => new(Tickets, Files, Mails);

    public string Key => FormattableString.Invariant($"{Tickets}-{Files}-{Mails}");

    public static RetentionForm Of(RetentionDays days) => new() { Tickets = days.Tickets, Files = days.Files, Mails = days.Mails };
}

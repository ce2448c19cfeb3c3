using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.MailRules;

/// <summary>What holds for all mail of the tenant.</summary>
public sealed record ShowModel(IReadOnlyList<BlockedRow> Blocked, RulesForm Form, BlockForm Block);

public sealed record BlockedRow(long Id, string Pattern, DateTime Since, string? By);

public sealed class RulesForm
{
    [Display(Name = "Days for which an answer reopens a closed ticket"), Range(0, 3650)]
    public int ReopenDays { get; init; } = 30;
}

public sealed class BlockForm
{
    [Display(Name = "Address or domain"), Required, StringLength(Person.AddressLength)]
    public string Pattern { get; init; } = "";
}

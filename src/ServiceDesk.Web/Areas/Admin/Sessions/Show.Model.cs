using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.Sessions;

public sealed record ShowModel(LimitsForm Form);

public sealed class LimitsForm
{
    [Display(Name = "Minutes without a request"), Range(SessionLimits.LeastMinutes, SessionLimits.MostMinutes)]
    public int? IdleMinutes { get; init; }

    [Display(Name = "Hours after signing in"), Range(1, SessionLimits.MostHours)]
    public int? Hours { get; init; }

    public SessionLimits Limits => new(IdleMinutes, Hours);

    public static LimitsForm Of(SessionLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new() { IdleMinutes = limits.IdleMinutes, Hours = limits.Hours };
    }
}

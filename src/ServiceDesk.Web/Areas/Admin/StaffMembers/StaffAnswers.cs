using Microsoft.Extensions.Localization;
using ServiceDesk.People;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <summary>Why a change to somebody's place was refused, in words.</summary>
internal static class StaffAnswers
{
    public static string Of(StaffOutcome outcome, IStringLocalizer<Texts> L, int? seats = null) => outcome switch
    {
        StaffOutcome.Oneself => L["Nobody changes their own role or ends their own work here; ask another administrator."],
        StaffOutcome.LastAdministrator => L["This is the last administrator. Make somebody else an administrator first."],
        StaffOutcome.AlreadyStaff => L["This person works here already."],
        StaffOutcome.NoAddress => L["This is no mail address; expected something like name@example.com."],
        StaffOutcome.NoSeat => L["All {0} seats of this desk are taken, and nobody was invited. End the work of somebody who has left, or ask whoever runs the installation for more.", seats ?? 0],
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "There is nothing to say to this."),
    };
}

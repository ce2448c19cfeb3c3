using Microsoft.Extensions.Localization;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>Says in words what a calendar asks or tells (RFC 5546 section 1.4), and picks the icon for it.</summary>
public sealed class MeetingWords(IStringLocalizer<Texts> L)
{
    public string Of(MeetingView meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        var who = meeting.Attendee ?? L["Somebody"];
        return meeting.Method switch
        {
            "REQUEST" or "ADD" => L["Invitation"],
            "CANCEL" => L["Meeting called off"],
            "COUNTER" => L["{0} proposes another time", who],
            "REPLY" => meeting.Answer switch
            {
                "ACCEPTED" => L["{0} accepted", who],
                "DECLINED" => L["{0} declined", who],
                "TENTATIVE" => L["{0} accepted provisionally", who],
                _ => L["{0} answered the invitation", who],
            },
            _ => L["Appointment"],
        };
    }

    public static string IconOf(MeetingView meeting) => meeting switch
    {
        { Method: "CANCEL" } => "ban",
        { Method: "REPLY", Answer: "ACCEPTED" } => "check",
        { Method: "REPLY", Answer: "DECLINED" } => "x",
        _ => "calendar-time",
    };
}

using Microsoft.Extensions.Localization;
using ServiceDesk.Notifications;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Notifications;

public sealed record NotificationsModel(NotificationPage Page, NotificationWords Words, Sidebar Sidebar);

/// <summary>What the bell says.</summary>
/// <param name="Count">As it stands on the bell; empty: nothing is unread.</param>
/// <param name="Label">The same in words.</param>
public sealed record BellModel(string Count, string Label)
{
    public static BellModel Of(int unread, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(L);
        var count = unread switch
        {
            0 => "",
            >= NotificationReader.MostUnread => "99+",
            _ => $"{unread}",
        };
        return new(count, unread == 0 ? L["Notifications: none unread"] : L["Notifications: {0} unread", count]);
    }
}

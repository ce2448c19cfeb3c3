using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Web.Areas.Staff.Notifications;

/// <summary>Says in the reader's language what a notification tells of: the sentences of its events, as mails have them.</summary>
public sealed class NotificationWords(EventCatalog events, IStringLocalizer<Texts> L)
{
    public string Of(NotificationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(' ', (row.Told?.Events ?? []).Select(Of).Where(x => x.Length > 0));
    }

    private string Of(ReturnReason why) => L[why.Pattern, [.. why.Words]].Value;

    private string Of(ToldEvent told) => told.Key switch
    {
        _ when events.Find(told.Key) is { } about => about.Sentence(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, told.Value, isOutside: false),
        _ when told.IsReview => told.Value.Length > 0 ? L["It is back for its review: {0}", told.Value] : L["It is back for its review."],
        _ when told.IsReturnedReply => L["Your reply was not sent: {0}", Of(ReturnReason.Read(told.Value))],
        _ => told.Value,
    };
}

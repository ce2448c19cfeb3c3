using System.Globalization;
using Microsoft.Extensions.Localization;
using ServiceDesk.Quotas;

namespace ServiceDesk.Web.Areas.Admin;

/// <summary>Quotas in words.</summary>
public static class QuotaTexts
{
    public static string Of(QuotaKind kind, IStringLocalizer L) => kind switch
    {
        QuotaKind.Seats => L["People who work as staff"],
        QuotaKind.Bytes => L["Files and mails as they came"],
        _ => L["New tickets this month"],
    };

    public static string Used(QuotaUse use, IStringLocalizer L)
    {
        ArgumentNullException.ThrowIfNull(use);
        var (used, most) = (Number(use.Kind, use.Used), use.Most is { } limit ? Number(use.Kind, limit) : null);
        return use.Kind == QuotaKind.Bytes
            ? most is null ? L["{0} MB, without a limit", used] : L["{0} of {1} MB", used, most]
            : most is null ? L["{0}, without a limit", used] : L["{0} of {1}", used, most];
    }

    private static string Number(QuotaKind kind, long value) =>
        kind == QuotaKind.Bytes ? (value / (double)Quota.BytesOfMegabyte).ToString("#,0.#", CultureInfo.CurrentCulture) : value.ToString("N0", CultureInfo.CurrentCulture);
}

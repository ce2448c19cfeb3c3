using System.Globalization;
using ServiceDesk.Guides.Kinds;

namespace ServiceDesk.Guides;

/// <summary>What requesters are told of a reason.</summary>
public static class DeferralReasons
{
    /// <summary>The sentence that was written for them; null: none was, its name has to do.</summary>
    public static string? SentenceIn(GuideEntry reason, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.ValueIn(DeferralReasonKind.SentenceInput, culture);
    }
}

using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Branding;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>
/// What surrounds a page: whose desk it is, who looks at it, where its links lead. One a request. Tenancy and sign-in
/// fill in their part, a view states its title and its topics; a link that is not set is not shown.
/// </summary>
public sealed class PageFrame
{
    /// <summary>The page's own name, in the reader's language; the browser's tab shows it before the tenant's.</summary>
    public string? Title { get; set; }

    public string? TenantName { get; set; }

    /// <summary>Of the portal and the sign-in pages.</summary>
    public TenantBranding Branding { get; set; } = TenantBranding.None;

    public string? PersonName { get; set; }

    public string? PersonEmail { get; set; }

    /// <summary>Tells people of one browser apart, so that nobody is shown another's drafts. An id, never a name.</summary>
    public string? PersonKey { get; set; }

    /// <summary>Times are shown in this zone.</summary>
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public string? HomeUrl { get; set; }

    public string? SearchUrl { get; set; }

    /// <summary>What the search box holds: the search that the page answers.</summary>
    public string? SearchText { get; set; }

    public string? NewTicketUrl { get; set; }

    public string? ProfileUrl { get; set; }

    public string? SignInUrl { get; set; }

    /// <summary>Takes a POST.</summary>
    public string? SignOutUrl { get; set; }

    /// <summary>The doors that this person may use; the person menu offers them.</summary>
    public string? StaffUrl { get; set; }

    public string? PortalUrl { get; set; }

    public string? AdminUrl { get; set; }

    /// <summary>What the person may do as staff: what lies beyond is not shown.</summary>
    public Rights Rights { get; set; } = Rights.None;

    /// <summary>The role as which an administrator looks at the desk; null: as themselves.</summary>
    public string? SeenAs { get; set; }

    /// <summary>The person looks after the installation; pages of the settings that do not ask leave it false.</summary>
    public bool IsOperator { get; set; }

    /// <summary>Takes a POST.</summary>
    public string? EndSeeAsUrl { get; set; }

    /// <summary>The tenant's licence is not in force: staff can only read.</summary>
    public bool IsUnlicensed { get; set; }

    /// <summary>The stream of server-sent events that tells of changes; null where nobody is signed in.</summary>
    public string? LiveUrl { get; set; }

    /// <summary>When its making began: whatever changes later, the stream tells of.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>What the page shows ("list", "ticket:17"): a change of one of these refreshes it.</summary>
    public IList<string> LiveTopics { get; } = [];

    /// <summary>The page's language as a tag for <c>lang</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Where the page's lines begin, for <c>dir</c>.</summary>
    public static string Direction => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>From one text to the next, along the line.</summary>
    public static string Arrow => CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "←" : "→";

    /// <summary>What the browser's tab shows.</summary>
    public string FullTitle => string.Join(" · ", new[] { Title, TenantName }.Where(part => !string.IsNullOrEmpty(part)));
}

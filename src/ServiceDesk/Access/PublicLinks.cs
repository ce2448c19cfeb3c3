using System.Globalization;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>
/// Absolute addresses for mails and the command line. They begin with the installation's own setting: the Host header of some
/// request, which anybody can write, never gets into a mail.
/// </summary>
public sealed class PublicLinks(AddressSettings settings)
{
    public string StaffTicket(TenantInfo tenant, int number) => In(tenant, $"staff/tickets/{number}");

    public string Staff(TenantInfo tenant) => In(tenant, $"staff");

    public string Mailboxes(TenantInfo tenant) => In(tenant, $"admin/mailboxes");

    public string Use(TenantInfo tenant) => In(tenant, $"admin/use");

    /// <summary>For people who sign in.</summary>
    public string Request(TenantInfo tenant, int number) => In(tenant, $"requests/{number}");

    /// <summary>For one person, without signing in.</summary>
    public string SignedRequest(TenantInfo tenant, int number, long personId) => In(tenant, $"link/{TicketLinks.Issue(tenant, number, personId)}");

    /// <summary>For whoever was asked, with the icon that they choose.</summary>
    public string Survey(TenantInfo tenant, long surveyId, int rating) => In(tenant, $"survey/{SurveyLinks.Issue(tenant, surveyId)}?rating={rating}");

    /// <param name="token">Of <c>SignInTokens.NewSignInTokenAsync</c>.</param>
    public string SignInLink(TenantInfo tenant, string token) => In(tenant, $"sign-in/links/{Uri.EscapeDataString(token)}");

    /// <summary>Where an identity provider sends browsers back to; providers want it registered, letter for letter.</summary>
    public string SignInCallback(TenantInfo tenant, long providerId) => In(tenant, $"sign-in/sso/{providerId}/callback");

    public string Profile(TenantInfo tenant) => In(tenant, $"profile");

    public string SignIn(TenantInfo tenant) => In(tenant, $"sign-in");

    /// <param name="token">Of <c>SignInTokens.NewInvitationTokenAsync</c>.</param>
    public string Invitation(TenantInfo tenant, string token) => In(tenant, $"invitation/{Uri.EscapeDataString(token)}");

    /// <summary>
    /// Where providers send browsers back to after a consent for a mailbox, whichever tenant's it is: providers want each such
    /// address registered, letter for letter.
    /// </summary>
    public string MailSignIn => $"{settings.PublicUrl}/installation/mail-sign-in";

    public string InstallationSetup(string token) => $"{settings.PublicUrl}/installation/setup/{Uri.EscapeDataString(token)}";

    private string In(TenantInfo tenant, FormattableString path)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return $"{settings.PublicUrl}/{tenant.Slug}/{path.ToString(CultureInfo.InvariantCulture)}";
    }
}

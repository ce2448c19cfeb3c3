using System.Globalization;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>
/// Tokens that say "this question may be answered by whoever holds this", for links in mails: <c>17-…</c>, the question and a
/// signature. How long they last follows from the question.
/// </summary>
public static class SurveyLinks
{
    private const string Purpose = "survey";

    /// <returns>URL-safe; 23 characters and the digits of the id.</returns>
    public static string Issue(TenantInfo tenant, long surveyId)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var content = surveyId.ToString(CultureInfo.InvariantCulture);
        return $"{content}-{TenantSignature.Of(tenant, Purpose, content)}";
    }

    /// <returns>Null for anything that <see cref="Issue"/> would not have written for this tenant, character by character.</returns>
    public static long? Read(TenantInfo tenant, string token)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return token?.Split('-', 2) is [var digits, _]
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && TenantSignature.IsSame(Issue(tenant, id), token) ? id : null;
    }
}

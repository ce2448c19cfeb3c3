using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Surveys;

/// <summary>Says whether requesters are asked, and with how many icons. What was asked before keeps its icons.</summary>
public sealed class ChangeSurvey(DeskDb db)
{
    /// <param name="icons">Zero (nobody is asked) or one of <see cref="SurveyScale.Sizes"/>.</param>
    /// <returns>False for another number; nothing is changed then.</returns>
    public async Task<bool> RunAsync(Act act, int icons, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (icons != 0 && !SurveyScale.Sizes.Contains(icons))
            return false;
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).SurveyIcons = icons;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Web.Languages;

namespace ServiceDesk.Web.SignIn;

/// <summary>Writes the person and the tenant into the cookie at sign-in.</summary>
public sealed class DeskClaimsFactory(UserManager<Account> accounts, IOptions<IdentityOptions> options, DeskDb db)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var person = await db.People.AsNoTracking().SingleAsync(x => x.Id == user.PersonId);
        identity.AddClaim(new(DeskClaims.Tenant, user.TenantId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(DeskClaims.Person, person.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(DeskClaims.PersonName, person.Name));
        identity.AddClaim(new(DeskClaims.Address, person.Address));
        if (person.Language is { } language)
            identity.AddClaim(new(Language.Claim, language));
        return identity;
    }
}

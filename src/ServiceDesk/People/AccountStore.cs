using System.Security.Claims;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Identity's store for accounts, whose rows carry the tenant that the scope has entered.</summary>
public sealed partial class AccountStore(DeskDb db, IdentityErrorDescriber describer, IDataProtectionProvider protection)
    : UserOnlyStore<Account, DeskDb, long, AccountClaim, AccountLogin, AccountToken>(db, describer)
{
    protected override AccountClaim CreateUserClaim(Account user, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(user);
        var row = new AccountClaim { TenantId = user.TenantId, UserId = user.Id };
        row.InitializeFromClaim(claim);
        return row;
    }

    protected override AccountLogin CreateUserLogin(Account user, UserLoginInfo login)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(login);
        return new AccountLogin
        {
            TenantId = user.TenantId,
            UserId = user.Id,
            LoginProvider = login.LoginProvider,
            ProviderKey = login.ProviderKey,
            ProviderDisplayName = login.ProviderDisplayName,
        };
    }

    protected override AccountToken CreateUserToken(Account user, string loginProvider, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new AccountToken { TenantId = user.TenantId, UserId = user.Id, LoginProvider = loginProvider, Name = name, Value = value };
    }
}

using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.SignIn;

/// <summary>Makes the link at which a new tenant's administrator sets a password; setting one ends it.</summary>
public sealed class FirstPasswordLinks(TenantScopes tenants, IConfiguration configuration)
{
    private const string Setting = "Desk:PublicUrl";

    /// <summary>Where browsers reach the installation.</summary>
    /// <exception cref="SettingException">The setting is no address.</exception>
    public Uri PublicUrl => configuration[Setting] is not { Length: > 0 } given ? new("http://localhost:5000")
        : Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new SettingException(Setting, $"is '{given}'; expected an address such as https://desk.example.org");

    public async Task<string> MakeAsync(CreatedTenant created, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(created.Tenant);
        var person = await scope.ServiceProvider.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == created.AdministratorId, cancellation);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { TenantId = created.Tenant.Id, PersonId = person.Id, UserName = person.Address, Email = person.Address };
        var result = await accounts.CreateAsync(account);
        if (!result.Succeeded)
            throw new InvalidOperationException($"No account could be made for {person.Address}: {string.Join(" ", result.Errors.Select(x => x.Description))}");
        var token = $"{account.Id} {await accounts.GeneratePasswordResetTokenAsync(account)}";
        return $"{PublicUrl.AbsoluteUri.TrimEnd('/')}/{created.Tenant.Slug}/invitation/{WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
    }
}

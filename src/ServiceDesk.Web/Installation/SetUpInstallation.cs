using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.Installation;

/// <summary>Makes the first tenant with an administrator who has a password.</summary>
public sealed class SetUpInstallation(SetupLinks links, CreateTenant create, TenantScopes tenants) : IDisposable
{
    private readonly SemaphoreSlim once = new(1);

    /// <returns>Null when the link does not work (any more).</returns>
    /// <exception cref="ArgumentException">Something that was given cannot be taken; the message says what and why.</exception>
    public async Task<CreatedTenant?> RunAsync(string token, NewTenant input, string password, CancellationToken cancellation)
    {
        // A form that is sent twice at once makes one tenant.
        await once.WaitAsync(cancellation);
        try
        {
            if (!await links.WorksAsync(token, cancellation))
                return null;
            var created = await create.RunAsync(input, cancellation);
            await using var scope = tenants.Enter(created.Tenant);
            var services = scope.ServiceProvider;
            var person = await services.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == created.AdministratorId, CancellationToken.None);
            var account = await services.GetRequiredService<AccountOpener>().EnsureAsync(person, CancellationToken.None);
            var result = await services.GetRequiredService<UserManager<Account>>().AddPasswordAsync(account, password);
            await services.GetRequiredService<ChangeOperators>().AddAsync(person.Address, CancellationToken.None);
            return result.Succeeded ? created : throw new InvalidOperationException(
                $"The tenant '{created.Tenant.Slug}' was made, but its administrator's password was refused: "
                + $"{string.Join(" ", result.Errors.Select(x => x.Description))} Make a link with 'tenant invite'.");
        }
        finally
        {
            once.Release();
        }
    }

    public void Dispose() => once.Dispose();
}

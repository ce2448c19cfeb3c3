using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;

namespace ServiceDesk.Web.StartUp;

/// <summary>Says at start where everything is: addresses, mail, and in Development the demo's accounts.</summary>
public sealed class Welcome(TenantDirectory directory, TenantScopes tenants, ReceiverService receiver, AddressSettings addresses, IHostEnvironment environment)
{
    public async Task PrintAsync(TextWriter output, CancellationToken cancellation)
    {
        var text = new StringBuilder().AppendLine();
        foreach (var tenant in await directory.AllAsync(cancellation))
        {
            text.AppendLine(tenant.Name)
                .AppendLine(CultureInfo.InvariantCulture, $"  portal      {addresses.PublicUrl}/{tenant.Slug}/")
                .AppendLine(CultureInfo.InvariantCulture, $"  staff area  {addresses.PublicUrl}/{tenant.Slug}/staff")
                .AppendLine(CultureInfo.InvariantCulture, $"  mail        {string.Join(", ", await AddressesAsync(tenant, cancellation))}");
            if (environment.IsDevelopment())
                foreach (var account in DemoInstallation.Accounts.Where(x => x.Tenant == tenant.Slug))
                    text.AppendLine(CultureInfo.InvariantCulture, $"  account     {account.Address}  ({account.What}; password: {DemoInstallation.Password})");
        }
        if (receiver.Smtp is { } smtp)
            text.AppendLine(CultureInfo.InvariantCulture, $"Send mail to these addresses by SMTP at {smtp}{(receiver.OffersTls ? " (STARTTLS is offered)" : "")}.");
        if (receiver.Lmtp is { } lmtp)
            text.AppendLine(CultureInfo.InvariantCulture, $"A mail server on this machine delivers to them by LMTP at {lmtp}.");
        await output.WriteLineAsync(text, cancellation);
    }

    private async Task<List<string>> AddressesAsync(TenantInfo tenant, CancellationToken cancellation)
    {
        await using var scope = tenants.Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<DeskDb>().Mailboxes.Where(x => x.ArchivedAt == null)
            .OrderByDescending(x => x.IsDefault).Select(x => x.Address).ToListAsync(cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Installation;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Languages;

namespace ServiceDesk.Web.Commands;

/// <summary>Makes a tenant and prints the link at which its administrator sets a password.</summary>
public sealed class TenantCreateCommand : Command
{
    public override string Name => "tenant create";
    public override string Summary => "Makes a tenant from a preset, and prints the link at which its administrator sets a password.";

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("slug", "S", "The first part of its addresses: lower-case letters, digits, dashes.", IsRequired: true),
        new("name", "N", "What people call it.", IsRequired: true),
        new("preset", "P", $"What it starts with: {string.Join(" or ", Preset.Names)}.", IsRequired: true),
        new("admin", "E", "The mail address of its first administrator.", IsRequired: true),
        new("mail", "A", "The address of its first mailbox; otherwise the slug at the host of Desk:PublicUrl."),
        new("language", "L", "The language of its pages and mails: en, fr, de or he; otherwise en."),
        new("time-zone", "Z", "The IANA name of its time zone, such as Europe/Paris; otherwise UTC."),
    ];

    public override async Task<int> RunAsync(CommandInput input, CommandContext context)
    {
        var language = input["language"] ?? Language.All[0].Name;
        if (Language.All.All(x => x.Name != language))
            throw new UsageException($"--language is '{language}'; expected one of: {string.Join(", ", Language.All.Select(x => x.Name))}.");
        var services = await context.ReadyAsync();
        var host = new Uri(services.GetRequiredService<AddressSettings>().PublicUrl).Host;
        var tenant = new NewTenant(
            input.Required("slug"), input.Required("name"), input.Required("preset"), input.Required("admin"),
            input["mail"] ?? $"{input.Required("slug")}@{host}", language, input["time-zone"] ?? "UTC");
        try
        {
            var created = await services.GetRequiredService<CreateTenant>().RunAsync(tenant, context.Cancellation);
            await context.Error.WriteLineAsync(
                $"Made the tenant '{created.Tenant.Slug}' with the mailbox {tenant.MailAddress}. {tenant.AdministratorAddress} sets a password here, once:");
            await context.Output.WriteLineAsync(await LinkAsync(services, created, context.Cancellation));
            return 0;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static async Task<string> LinkAsync(IServiceProvider services, CreatedTenant created, CancellationToken cancellation)
    {
        await using var scope = services.GetRequiredService<TenantScopes>().Enter(created.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var administrator = await db.People.SingleAsync(x => x.Id == created.AdministratorId, cancellation);
        return await scope.ServiceProvider.GetRequiredService<Invitations>().LinkAsync(administrator, cancellation);
    }
}

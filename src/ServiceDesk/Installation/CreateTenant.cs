using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using Group = ServiceDesk.People.Group;

namespace ServiceDesk.Installation;

/// <summary>What a new tenant is made of.</summary>
/// <param name="AdministratorAddress">The mail address of its first administrator.</param>
/// <param name="MailAddress">Its first mailbox.</param>
public sealed record NewTenant(
    string Slug, string Name, string Preset, string AdministratorAddress, string MailAddress, string Language = "en", string TimeZone = "UTC")
{
    public string? AdministratorName { get; init; }
}

/// <summary>A tenant that was made, and its administrator, who has no way to sign in yet.</summary>
public sealed record CreatedTenant(TenantInfo Tenant, long AdministratorId);

/// <summary>Makes a tenant from a preset with its first administrator and its first mailbox.</summary>
public sealed partial class CreateTenant(IServiceScopeFactory scopes, TenantDirectory directory, UtcClock clock)
{
    /// <summary>First segments of addresses that mean something else.</summary>
    public static readonly IReadOnlySet<string> ReservedSlugs = new HashSet<string>
        { "installation", "health", "lib", "css", "js", "api", "errors", "favicon", "staff", "admin", "portal", "sign-in", "www" };

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$")]
    private static partial Regex SlugShape();

    /// <exception cref="ArgumentException">Something that was given cannot be taken; the message says what and why.</exception>
    public async Task<CreatedTenant> RunAsync(NewTenant input, CancellationToken cancellation)
    {
        var preset = Preset.Load(input.Preset);
        var key = directory.NewProtectedKey();
        await using var outer = scopes.CreateAsyncScope();
        var routing = outer.ServiceProvider.GetRequiredService<DeskDb>();
        await CheckAsync(routing, input, cancellation);

        // The tenant's own row comes first, since its id is what all others carry; were the rest to fail, it would be an empty
        // tenant: it is taken away again.
        var tenant = new Tenant
        {
            Slug = input.Slug,
            Name = input.Name.Trim(),
            Preset = input.Preset,
            SurveyIcons = preset.SurveyIcons,
            Language = input.Language,
            TimeZone = input.TimeZone,
            ProtectedKey = key,
            CreatedAt = clock.UtcNow,
        };
        routing.Tenants.Add(tenant);
        await routing.SaveChangesAsync(cancellation);
        try
        {
            var info = await directory.ByIdAsync(tenant.Id, cancellation)
                ?? throw new InvalidOperationException($"Tenant {tenant.Id} was saved and cannot be found.");
            return new(info, await FillAsync(info, preset, input, cancellation));
        }
        catch
        {
            routing.Tenants.Remove(tenant);
            await routing.SaveChangesAsync(CancellationToken.None);
            directory.ForgetAll();
            throw;
        }
    }

    private static async Task CheckAsync(DeskDb routing, NewTenant input, CancellationToken cancellation)
    {
        if (input.Slug.Length > Tenant.SlugLength || !SlugShape().IsMatch(input.Slug) || ReservedSlugs.Contains(input.Slug))
            throw new ArgumentException(
                $"'{input.Slug}' cannot be a slug; expected at most {Tenant.SlugLength} lower-case letters, digits and dashes, and none of: {string.Join(", ", ReservedSlugs)}.");
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Trim().Length > Tenant.NameLength)
            throw new ArgumentException($"The name has {input.Name.Trim().Length} characters; expected 1 to {Tenant.NameLength}.");
        foreach (var address in (string[])[input.AdministratorAddress, input.MailAddress])
            if (!PersonFinder.IsAddress(address))
                throw new ArgumentException($"'{address}' is no mail address; expected something like name@example.org.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone, out _) || NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(input.TimeZone) is null)
            throw new ArgumentException($"'{input.TimeZone}' is no time zone that this machine knows; expected an IANA name such as Europe/Paris.");
        if (await routing.Tenants.AnyAsync(x => x.Slug == input.Slug, cancellation))
            throw new ArgumentException($"There is a tenant with the slug '{input.Slug}' already.");
        var folded = Person.Fold(input.MailAddress);
        if (await routing.MailRoutes.AnyAsync(x => x.Address == folded, cancellation))
            throw new ArgumentException($"The address {folded} belongs to a mailbox of this installation already.");
    }

    private async Task<long> FillAsync(TenantInfo tenant, Preset preset, NewTenant input, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var administrator = new Person
        {
            TenantId = tenant.Id,
            Name = Person.NameFor(input.AdministratorName, input.AdministratorAddress),
            Address = Person.Fold(input.AdministratorAddress),
            CreatedAt = clock.UtcNow,
        };
        administrator.Employ(StaffRole.Administrator, clock.UtcNow);
        db.Add(administrator);
        db.Add(new TicketCounter { TenantId = tenant.Id, Last = 0 });
        db.Add(new AuditHead { TenantId = tenant.Id });
        AddGuides(db, tenant.Id, preset, input.TimeZone);
        AddRoles(db, tenant.Id, preset);
        var groups = preset.Groups.ToDictionary(x => x.Name, line => new Group { TenantId = tenant.Id, Name = line.Name, Distribution = line.Distribution, IsTriage = line.Triage });
        db.AddRange(groups.Values);
        await db.SaveChangesAsync(cancellation);
        // The first administrator looks after what nobody placed until somebody else is named.
        foreach (var triage in groups.Values.Where(x => x.IsTriage))
        {
            triage.MainPersonId = administrator.Id;
            triage.Members.Add(new GroupMember { TenantId = tenant.Id, PersonId = administrator.Id });
        }

        var queues = preset.Queues.Select((line, order) => new Queue
        {
            TenantId = tenant.Id,
            Name = line.Name,
            IsOffered = line.Offered,
            IsDefault = line.IsDefault,
            GroupId = line.Group is { } group ? groups[group].Id : null,
            Order = order,
        }).ToList();
        db.AddRange(queues);
        var address = Person.Fold(input.MailAddress);
        var mailbox = new Mailbox { TenantId = tenant.Id, Name = input.Name.Trim(), Address = address, Kind = MailboxKind.Receiver, IsDefault = true };
        db.Add(mailbox);
        db.Add(new MailRoute { Address = address, TenantId = tenant.Id, Mailbox = mailbox });
        await db.SaveChangesAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<PresetWork>().AddAsync(preset, administrator, clock.UtcNow, cancellation);
        await transaction.CommitAsync(cancellation);
        return administrator.Id;
    }

    private static void AddRoles(DeskDb db, int tenantId, Preset preset)
    {
        foreach (var line in preset.Roles)
        {
            var role = new Role { TenantId = tenantId, Name = line.Name, Scope = line.Scope, IsDefault = line.IsDefault };
            role.Hold(line.Rights.Select(key => RightCatalog.Find(key)
                ?? throw new InvalidOperationException($"The role '{line.Name}' of the preset '{preset.Name}' holds '{key}', which no role can hold.")));
            db.Add(role);
        }
    }

    private static void AddGuides(DeskDb db, int tenantId, Preset preset, string timeZone)
    {
        db.AddRange(preset.Statuses.Select((x, order) => new Status
            { TenantId = tenantId, Name = x.Name, Phase = x.Phase, Colour = x.Colour, IsDefault = x.IsDefault, Order = order }));
        db.AddRange(preset.Priorities.Select((x, order) => new Priority
            { TenantId = tenantId, Name = x.Name, Colour = x.Colour, IsDefault = x.IsDefault, Order = order }));
        db.AddRange(preset.Calendars.Select(x => new Calendar
        {
            TenantId = tenantId,
            Name = x.Name,
            Definition = CalendarFile.Write(CalendarFile.Read(new JsonObject { ["timeZone"] = timeZone, ["hours"] = x.Hours.DeepClone() }.ToJsonString())),
            IsDefault = x.IsDefault,
        }));
        db.AddRange(preset.Categories.Select((x, order) => new Category { TenantId = tenantId, Name = x, Order = order }));
    }
}

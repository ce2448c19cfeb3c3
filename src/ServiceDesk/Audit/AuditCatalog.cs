using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Branding;
using ServiceDesk.Calendars;
using ServiceDesk.CustomFields;
using ServiceDesk.Dispatch;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Services;
using ServiceDesk.SingleSignOn;
using ServiceDesk.Systems;
using ServiceDesk.Templates;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Audit;

/// <summary>
/// Which rows the audit log watches. A test compares this and <see cref="UnauditedTypes"/> with the model: whoever adds a table puts
/// it into one of the two.
/// </summary>
internal static class AuditCatalog
{
    private static readonly Dictionary<Type, AuditedType> Types = new()
    {
        [typeof(Session)] = new(OfSession) { But = Set(nameof(Session.SeenAt)) },
        [typeof(Account)] = new(OfAccount)
        {
            Only = Set(nameof(Account.UserName), nameof(Account.PasswordHash), nameof(Account.TwoFactorEnabled), nameof(Account.LockoutEnd), nameof(Account.AccessFailedCount)),
            Secret = Set(nameof(Account.PasswordHash)),
        },
        [typeof(AccountPasskey)] = new(x => x.State switch { EntityState.Added => AuditKind.PasskeyAdded, EntityState.Deleted => AuditKind.PasskeyRemoved, _ => null }) { Only = Set(nameof(AccountPasskey.Name)) },
        [typeof(AccountToken)] = new(x => ((AccountToken)x.Entity).Name == OneTimeCodes.LastStep ? null : AuditKind.SecondFactorChanged) { Only = Set(nameof(AccountToken.Value)), Secret = Set(nameof(AccountToken.Value)) },
        [typeof(AccountLogin)] = AuditedType.Always(AuditKind.AccountChanged) with { Only = Set(nameof(AccountLogin.LoginProvider)) },
        [typeof(AccountClaim)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(ApiToken)] = new(x => x.State == EntityState.Added ? AuditKind.TokenMade : Turned(x, nameof(ApiToken.RevokedAt)) || x.State == EntityState.Deleted ? AuditKind.TokenRevoked : null)
            { But = Set(nameof(ApiToken.UsedAt)), Secret = Set(nameof(ApiToken.Hash)) },
        [typeof(Role)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(PersonRole)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(Person)] = new(OfPerson)
        {
            Only = Set(
                nameof(Person.Name), nameof(Person.Address), nameof(Person.Phone), nameof(Person.CustomerId), nameof(Person.Role), nameof(Person.StaffSince), nameof(Person.StaffUntil),
                nameof(Person.ManagerId), nameof(Person.AwayFrom), nameof(Person.AwayUntil), nameof(Person.MostOpen)),
        },
        [typeof(PersonSkill)] = AuditedType.Setting(),
        [typeof(Group)] = AuditedType.Setting(),
        [typeof(GroupMember)] = AuditedType.Setting(nameof(GroupMember.TurnAt)),
        [typeof(Customer)] = AuditedType.Setting(),
        [typeof(Contract)] = AuditedType.Setting(),
        [typeof(ContractProduct)] = AuditedType.Setting(),
        [typeof(Service)] = AuditedType.Setting(),
        [typeof(Tenant)] = new(OfTenant) { But = Set(nameof(Tenant.ProtectedKey)) },
        [typeof(Logo)] = AuditedType.Setting(nameof(Logo.Content)),
        [typeof(AuditHead)] = new(x => x.State == EntityState.Modified ? AuditKind.SettingChanged : null) { Only = Set(nameof(AuditHead.KeptDays)) },
        [typeof(Category)] = AuditedType.Setting(),
        [typeof(Status)] = AuditedType.Setting(),
        [typeof(Priority)] = AuditedType.Setting(),
        [typeof(GuideEntry)] = AuditedType.Setting(),
        [typeof(CustomField)] = AuditedType.Setting(),
        [typeof(Queue)] = AuditedType.Setting(),
        [typeof(Mailbox)] = AuditedType.Setting(
            nameof(Mailbox.UidValidity), nameof(Mailbox.LastUid), nameof(Mailbox.LastFetchedAt), nameof(Mailbox.FailingSince), nameof(Mailbox.LastError),
            nameof(Mailbox.Failures), nameof(Mailbox.NextFetchAt), nameof(Mailbox.AlarmedAt), nameof(Mailbox.ProtectedConsent))
            with { Secret = Set(nameof(Mailbox.ProtectedPassword), nameof(Mailbox.ProtectedClientSecret), nameof(Mailbox.ProtectedRefreshToken)) },
        [typeof(BlockedSender)] = AuditedType.Setting(),
        [typeof(RuleSet)] = AuditedType.Setting(),
        [typeof(Rule)] = AuditedType.Setting(),
        [typeof(Scenario)] = AuditedType.Setting(),
        [typeof(ScenarioVersion)] = AuditedType.Setting(nameof(ScenarioVersion.Problem), nameof(ScenarioVersion.ProblemAt)),
        [typeof(Calendar)] = AuditedType.Setting(),
        [typeof(StatusTimer)] = AuditedType.Setting(nameof(StatusTimer.Problem), nameof(StatusTimer.ProblemAt)),
        [typeof(ServiceLevel)] = AuditedType.Setting(nameof(ServiceLevel.Problem), nameof(ServiceLevel.ProblemAt)),
        [typeof(EventSetting)] = AuditedType.Setting(),
        [typeof(MailTemplate)] = AuditedType.Setting(),
        [typeof(XsltTemplate)] = AuditedType.Setting(nameof(XsltTemplate.Problem), nameof(XsltTemplate.ProblemAt), nameof(XsltTemplate.ProblemKind)),
        [typeof(Macro)] = AuditedType.Setting(),
        [typeof(SupplierLink)] = AuditedType.Setting(),
        [typeof(CustomerSystem)] = AuditedType.Setting() with { Secret = Set(nameof(CustomerSystem.LinkHash), nameof(CustomerSystem.TokenHash)) },
        [typeof(PartnerLink)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(PartnerPerson)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(IdentityProvider)] = AuditedType.Setting() with { Secret = Set(nameof(IdentityProvider.ProtectedClientSecret)) },
        [typeof(ProviderRole)] = AuditedType.Always(AuditKind.RightsChanged),
        [typeof(Operator)] = AuditedType.Always(AuditKind.RightsChanged),
    };

    public static IReadOnlyCollection<Type> Audited => Types.Keys;

    public static AuditedType? Of(Type type) => Types.GetValueOrDefault(type);

    private static AuditKind? OfSession(EntityEntry entry) =>
        entry.State == EntityState.Added ? AuditKind.SignedIn
        : Turned(entry, nameof(Session.EndedAt)) ? ((Session)entry.Entity).IsSignedOut ? AuditKind.SignedOut : AuditKind.SessionEnded
        : null;

    private static AuditKind? OfAccount(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified)
            return entry.State == EntityState.Added ? AuditKind.AccountOpened : AuditKind.AccountChanged;
        if (Turned(entry, nameof(Account.PasswordHash)))
            return AuditKind.PasswordChanged;
        if (Turned(entry, nameof(Account.TwoFactorEnabled)))
            return ((Account)entry.Entity).TwoFactorEnabled ? AuditKind.SecondFactorOn : AuditKind.SecondFactorOff;
        if (Turned(entry, nameof(Account.UserName)))
            return AuditKind.AccountChanged;
        // A success sets the count to zero, and is told by the session that it starts.
        var failed = entry.Property(nameof(Account.AccessFailedCount));
        return (int)failed.CurrentValue! > (int)failed.OriginalValue! || (Turned(entry, nameof(Account.LockoutEnd)) && ((Account)entry.Entity).LockoutEnd is not null)
            ? AuditKind.SignInFailed : null;
    }

    // Whoever writes a mail becomes known by it: that is no change to settings, and the mail says it.
    private static AuditKind? OfPerson(EntityEntry entry)
    {
        var person = (Person)entry.Entity;
        if (entry.State == EntityState.Added)
            return person.IsStaff ? AuditKind.StaffInvited : null;
        if (Turned(entry, nameof(Person.StaffSince)) && person.IsStaff)
            return AuditKind.StaffInvited;
        if (Turned(entry, nameof(Person.StaffUntil)))
            return person.IsStaff ? AuditKind.StaffInvited : AuditKind.StaffDismissed;
        return Turned(entry, nameof(Person.Role)) ? AuditKind.RightsChanged : AuditKind.PersonChanged;
    }

    // A tenant is made and, if that fails, taken away from outside its own walls, where there is no log yet.
    // An erased tenant's log has gone with it; that of whoever erased it tells of it.
    private static AuditKind? OfTenant(EntityEntry entry) => entry.State != EntityState.Modified || Turned(entry, nameof(Tenant.ErasedAt)) ? null
        : Turned(entry, nameof(Tenant.Package)) || Turned(entry, nameof(Tenant.LicensedFrom)) || Turned(entry, nameof(Tenant.LicensedUntil))
            || Turned(entry, nameof(Tenant.QuotaSeats)) || Turned(entry, nameof(Tenant.QuotaMegabytes)) || Turned(entry, nameof(Tenant.QuotaTickets)) ? AuditKind.LicenceChanged
        : AuditKind.SettingChanged;

    private static bool Turned(EntityEntry entry, string property) =>
        entry.State == EntityState.Modified && entry.Property(property) is { IsModified: true } changed && !Equals(changed.OriginalValue, changed.CurrentValue);

    private static HashSet<string> Set(params string[] names) => [.. names];
}

using ServiceDesk.Branding;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Tenants;

namespace ServiceDesk.Database;

/// <summary>What every request and job needs to know of its tenant; kept in memory by <c>TenantDirectory</c>.</summary>
public sealed record TenantInfo(int Id, string Slug, string Name, string Language, string TimeZone, byte[] Key)
{
    public Licence Licence { get; init; } = Licence.Usual;

    public Quota Quota { get; init; } = Quota.None;

    public SessionLimits Sessions { get; init; } = SessionLimits.Usual;

    public TenantBranding Branding { get; init; } = TenantBranding.None;

    /// <summary>The zone for people who chose none; UTC if the stored name is unknown on this machine.</summary>
    public TimeZoneInfo Zone { get; } =
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}

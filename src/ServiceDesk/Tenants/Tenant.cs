using ServiceDesk.Branding;
using ServiceDesk.People;
using ServiceDesk.Quotas;
using ServiceDesk.Retention;

namespace ServiceDesk.Tenants;

/// <summary>A service provider in this installation. Routing data only: it lies outside the walls between tenants.</summary>
public sealed class Tenant
{
    public const int SlugLength = 40;
    public const int NameLength = 120;

    public int Id { get; private set; }
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required string Preset { get; init; }

    /// <summary>Two letters: the language of pages and mails for people who have not chosen one.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name of the zone in which times are shown to people who have not chosen one.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Days for which a mail reopens a closed ticket; a later one opens a new ticket that names the old one.</summary>
    public int ReopenDays { get; set; } = 30;

    /// <summary>Days after which what lies in the trash is deleted for good.</summary>
    public int TrashDays { get; set; } = 30;

    public int? KeptTicketDays { get; private set; }
    public int? KeptFileDays { get; private set; }
    public int? KeptMailDays { get; private set; }

    /// <summary>For how long what belongs to ended tickets is kept.</summary>
    public RetentionDays Retention
    {
        get => new(KeptTicketDays, KeptFileDays, KeptMailDays);
        set => (KeptTicketDays, KeptFileDays, KeptMailDays) = (value.Tickets, value.Files, value.Mails);
    }

    public int? QuotaSeats { get; private set; }
    public int? QuotaMegabytes { get; private set; }
    public int? QuotaTickets { get; private set; }

    /// <summary>Given by whoever runs the installation.</summary>
    public Quota Quota
    {
        get => new(QuotaSeats, QuotaMegabytes, QuotaTickets);
        set => (QuotaSeats, QuotaMegabytes, QuotaTickets) = (value.Seats, value.Megabytes, value.Tickets);
    }

    public int? SessionIdleMinutes { get; private set; }
    public int? SessionHours { get; private set; }

    /// <summary>For how long people stay signed in.</summary>
    public SessionLimits Sessions
    {
        get => new(SessionIdleMinutes, SessionHours);
        set => (SessionIdleMinutes, SessionHours) = (value.IdleMinutes, value.Hours);
    }

    public string? Colour { get; private set; }
    public string? LogoDigest { get; private set; }
    public bool LogoSaysName { get; private set; }
    public string? Welcome { get; private set; }

    /// <summary>What makes its portal its own.</summary>
    public TenantBranding Branding
    {
        get => new(Colour, LogoDigest, LogoSaysName, Welcome);
        set => (Colour, LogoDigest, LogoSaysName, Welcome) = (value.Colour, value.Logo, value.LogoSaysName, value.Welcome);
    }

    /// <summary>Requesters get a mail when staff solve their ticket without a word to them.</summary>
    public bool TellsClosing { get; set; }

    /// <summary>With how many icons requesters are asked how it was, when staff have solved their ticket; zero: they are not asked.</summary>
    public int SurveyIcons { get; set; }

    /// <summary>Signs ticket keys in Message-IDs and reply addresses; encrypted at rest by Data Protection.</summary>
    public required string ProtectedKey { get; set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? SuspendedAt { get; set; }

    /// <summary>Nothing is left of it but this row, so that its number is never given to another.</summary>
    public DateTime? ErasedAt { get; set; }

    public LicencePackage Package { get; private set; } = LicencePackage.Retail;
    public DateOnly? LicensedFrom { get; private set; }
    public DateOnly? LicensedUntil { get; private set; }

    public Licence Licence
    {
        get => new(Package, LicensedFrom, LicensedUntil);
        set => (Package, LicensedFrom, LicensedUntil) = (value.Package, value.From, value.Until);
    }
}

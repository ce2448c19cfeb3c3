namespace ServiceDesk.Tenants;

/// <summary>A service provider in this installation. Routing data only: it lies outside the walls between tenants.</summary>
public sealed class Tenant
{
    public const int SlugLength = 40;
    public const int NameLength = 120;

    public int Id { get; private set; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required string Preset { get; init; }

    /// <summary>Two letters: the language of pages and mails for people who have not chosen one.</summary>
    public required string Language { get; set; }

    /// <summary>IANA name of the zone in which times are shown to people who have not chosen one.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Days for which a mail reopens a closed ticket; a later one opens a new ticket that names the old one.</summary>
    public int ReopenDays { get; set; } = 30;

    /// <summary>Requesters get a mail when staff solve their ticket without a word to them.</summary>
    public bool TellsClosing { get; set; }

    /// <summary>With how many icons requesters are asked how it was, when staff have solved their ticket; zero: they are not asked.</summary>
    public int SurveyIcons { get; set; }

    /// <summary>Signs ticket keys in Message-IDs and reply addresses; encrypted at rest by Data Protection.</summary>
    public required string ProtectedKey { get; init; }

    public required DateTime CreatedAt { get; init; }
    public DateTime? SuspendedAt { get; set; }
}

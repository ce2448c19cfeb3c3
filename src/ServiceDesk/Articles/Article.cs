using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Articles;

/// <summary>
/// An answer that is written once and read often. Each saving makes a version; readers see the one that is published, while staff
/// write the next.
/// </summary>
public sealed class Article : ITenantRow
{
    public const int TitleLength = 200;

    /// <summary>Characters of Markdown.</summary>
    public const int TextLength = 50_000;

    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>An entry of the guide of article categories; null: under no heading.</summary>
    public long? CategoryId { get; internal set; }
    public Audience Audience { get; internal set; } = Audience.Everybody;

    /// <summary>That of the newest version.</summary>
    public string Title { get; private set; } = "";

    /// <summary>That of the published version, as lists for readers show it.</summary>
    public string? PublishedTitle { get; private set; }

    /// <summary>The number of the newest version: from 1 up, without gaps.</summary>
    public int Newest { get; private set; }

    /// <summary>The number of the version that readers see; null: none.</summary>
    public int? Published { get; private set; }
    public DateTime CreatedAt { get; private init; }

    /// <summary>When it was last written, published or withdrawn.</summary>
    public DateTime UpdatedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? ArchivedAt { get; private set; }
    public List<ArticleVersion> Versions { get; } = [];

    public bool HasDraft => Published != Newest;

    public static Article Begin(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return new() { TenantId = act.TenantId, CreatedAt = act.At, UpdatedAt = act.At };
    }

    /// <summary>Saves what somebody has written as the newest version, unless it says what the newest one says.</summary>
    /// <param name="newest">The newest version as it is now; null for a new article.</param>
    internal ArticleVersion Write(Act act, string title, string text, ArticleVersion? newest)
    {
        if (newest is not null && newest.Title == title && newest.Text == text)
            return newest;
        var version = new ArticleVersion
        {
            TenantId = TenantId, Article = this, Number = ++Newest, Title = title, Text = text,
            AuthorId = act.PersonId ?? throw new InvalidOperationException("An article has an author."), WrittenAt = act.At,
        };
        Versions.Add(version);
        (Title, UpdatedAt) = (title, act.At);
        return version;
    }

    internal void Publish(Act act, ArticleVersion version) =>
        (Published, PublishedTitle, PublishedAt, UpdatedAt) = (version.Number, version.Title, act.At, act.At);

    internal void Withdraw(Act act) => (Published, PublishedTitle, PublishedAt, UpdatedAt) = (null, null, null, act.At);

    internal void Archive(DateTime? at) => ArchivedAt = at;
}

/// <summary>An article as somebody saved it.</summary>
public sealed class ArticleVersion : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long ArticleId { get; private set; }
    public required Article Article { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; init; }
    public required long AuthorId { get; init; }
    public required DateTime WrittenAt { get; init; }
}

/// <summary>That a word stands in the published version of an article, so that the article is found by it.</summary>
public sealed class ArticleTerm : ITenantRow
{
    public const int TermLength = 40;

    public required int TenantId { get; init; }

    /// <summary>Folded as <see cref="ArticleTerms"/> does it.</summary>
    public required string Term { get; init; }
    public long ArticleId { get; private set; }
    public required Article Article { get; init; }

    /// <summary>How much the article is about it, from 1 up.</summary>
    public required int Weight { get; set; }
}

public static class ArticleSets
{
    extension(DeskDb db)
    {
        public DbSet<Article> Articles => db.Set<Article>();
        public DbSet<ArticleVersion> ArticleVersions => db.Set<ArticleVersion>();
        public DbSet<ArticleTerm> ArticleTerms => db.Set<ArticleTerm>();
    }
}

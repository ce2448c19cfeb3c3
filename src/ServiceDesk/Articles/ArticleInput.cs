namespace ServiceDesk.Articles;

/// <summary>What came of a change to an article.</summary>
public enum ArticleOutcome
{
    Done = 1,
    NotFound = 2,

    /// <summary>Somebody else has saved another version meanwhile.</summary>
    Overtaken = 3,

    /// <summary>There is no such category, or it is archived.</summary>
    NoCategory = 4,
}

/// <summary>What an article is to say.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="CategoryId">Null: under no heading.</param>
/// <param name="Publishes">Readers see it from now on; else it is a draft.</param>
public sealed record ArticleInput(string Title, string Text, long? CategoryId, Audience Audience, bool Publishes)
{
    // NUL is a character that PostgreSQL's text cannot hold.
    internal ArticleInput Cleaned() => this with
    {
        Title = Title.Replace("\0", "", StringComparison.Ordinal).Trim(),
        Text = Text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd(),
    };
}

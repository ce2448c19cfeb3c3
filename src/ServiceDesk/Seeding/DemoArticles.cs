using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.People;

namespace ServiceDesk.Seeding;

/// <summary>The written articles of <c>Seeding/Articles</c>: a category, a title behind "# ", and Markdown.</summary>
public sealed class DemoArticles(DeskDb db, WriteArticle write, UtcClock clock)
{
    private const string Folder = "ServiceDesk.Seeding.Articles.";

    /// <summary>Publishes them for everybody, as written by the first administrator.</summary>
    public async Task AddAsync(CancellationToken cancellation)
    {
        var author = await db.People.Where(x => x.Role == StaffRole.Administrator && x.StaffSince != null).OrderBy(x => x.Id).FirstAsync(cancellation);
        var act = Act.Of(author, Door.Command, clock.UtcNow);
        var categories = new Dictionary<string, GuideEntry>();
        foreach (var (category, title, text) in Read())
        {
            if (!categories.TryGetValue(category, out var entry))
            {
                entry = categories[category] = new() { TenantId = db.TenantId, Kind = ArticleCategoryKind.Name, Name = category, Order = categories.Count };
                db.Add(entry);
                await db.SaveChangesAsync(cancellation);
            }
            await write.RunAsync(act, new(title, text, entry.Id, Audience.Everybody, Publishes: true), cancellation);
        }
    }

    private static IEnumerable<(string Category, string Title, string Text)> Read()
    {
        var assembly = typeof(DemoArticles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(x => x.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', 3);
            yield return (lines[0], lines[1]["# ".Length..], lines[2].Trim());
        }
    }
}

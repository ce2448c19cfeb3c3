using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets.Filters;

/// <summary>A filter's text as it was understood.</summary>
/// <param name="Names">Write the filter in its reader's words.</param>
public sealed record FilterReading(TicketFilter Filter, FilterNames Names, IReadOnlyList<FilterProblem> Problems);

/// <summary>Reads filters, with the customers, systems and tags that they name: a command for each of the kinds that is named, seldom a second.</summary>
public sealed class FilterReader(DeskDb db, CatalogCache catalogs)
{
    public const int TextLength = 1000;

    private const int MostAlike = 500;

    public async Task<FilterReading> ReadAsync(string? text, FilterLanguage language, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        IReadOnlyList<FilterToken> tokens;
        try
        {
            tokens = text is null or { Length: <= TextLength } ? FilterToken.Read(text ?? "") : throw new FilterException(new FilterProblem(
                "The filter has {0} characters; at most {1} were expected.", text.Length.ToString(CultureInfo.InvariantCulture), TextLength.ToString(CultureInfo.InvariantCulture)));
        }
        catch (FilterException e)
        {
            return new(TicketFilter.Everything, new(catalog, language), [e.Problem]);
        }
        var customers = await NamedAsync(tokens, ChoiceField.Customer, db.Set<People.Customer>().Select(x => new Row { Id = x.Id, Name = x.Name }), cancellation);
        var tags = await NamedAsync(tokens, ChoiceField.Tag, db.Tags.Select(x => new Row { Id = x.Id, Name = x.Name }), cancellation);
        var systems = await NamedAsync(tokens, ChoiceField.System, db.Set<Systems.CustomerSystem>().Select(x => new Row { Id = x.Id, Name = x.Name }), cancellation);
        var names = new FilterNames(catalog, language, customers, tags, systems);
        var (filter, problems) = new FilterParser(names).Parse(tokens);
        return new(filter, names, problems);
    }

    /// <summary>Reads what was kept (<see cref="FilterWriter"/> without names); asks the database nothing.</summary>
    public static TicketFilter ReadKept(string text, Catalog catalog) =>
        new FilterParser(new(catalog, FilterLanguage.Plain)).Parse(FilterToken.Read(text)).Filter;

    private sealed class Row
    {
        public long Id { get; init; }
        public required string Name { get; init; }
    }

    private static async Task<IReadOnlyList<(long Id, string Name)>> NamedAsync(
        IReadOnlyList<FilterToken> tokens, ChoiceField field, IQueryable<Row> rows, CancellationToken cancellation)
    {
        var word = FilterWords.Choices.First(x => x.Field == field).Word;
        var parts = tokens.Where(x => x.Field is { } name && FilterWords.Fold(name) == word).SelectMany(x => x.Parts).Select(x => x.Text).ToList();
        if (parts.Count == 0)
            return [];
        var ids = parts.Where(x => x.StartsWith('#')).Select(x => long.TryParse(x.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var names = parts.Concat(field == ChoiceField.Tag ? parts.Select(Tag.Fold) : []).Distinct().ToList();
        var found = await rows.Where(x => ids.Contains(x.Id) || names.Contains(x.Name)).ToListAsync(cancellation);
        foreach (var part in parts.Where(x => !x.StartsWith('#') && FilterWords.Fold(x) != FilterWords.None && !found.Exists(row => FilterWords.Fold(row.Name) == FilterWords.Fold(x))))
        {
            var pattern = Pattern(part);
#pragma warning disable CA1304, CA1311 // The database compares, and it takes no culture.
            found.AddRange(await rows.Where(x => EF.Functions.Like(x.Name.ToLower(), pattern, @"\")).OrderBy(x => x.Name).Take(MostAlike).ToListAsync(cancellation));
#pragma warning restore CA1304, CA1311
        }
        return [.. found.Select(x => (x.Id, x.Name)).Distinct()];
    }

    // Databases disagree on accents and on case beyond ASCII, so what may have either stands for any character; names are compared again.
    private static string Pattern(string text)
    {
        var pattern = new StringBuilder();
        foreach (var c in FilterWords.Fold(text))
            pattern.Append(c is ' ' or (>= '0' and <= '9') || "bdfghjklmpqrtvwx".Contains(c, StringComparison.Ordinal) ? c : '_');
        return pattern.Append('%').ToString();
    }
}

using FsCheck;
using FsCheck.Fluent;
using ServiceDesk.CustomFields;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tests.Tickets.Filters;

/// <summary>What is written of a filter reads back as the same filter, whatever things are called.</summary>
public sealed class FilterRoundTripTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithReplay(20261122, 1).WithMaxTest(2000);

    private static readonly Gen<FilterTerm> Choice =
        from field in Gen.Elements(Enum.GetValues<ChoiceField>())
        from ids in Gen.Choose(1, 7).Select(x => (long)x).NonEmptyListOf().Select(x => x.Distinct().ToList())
        from none in Gen.Choose(0, 3)
        from negated in Gen.Elements(true, false)
        select (FilterTerm)new ChoiceTerm(field, (none, field) switch
        {
            (0, > ChoiceField.Queue) => [ChoiceTerm.None, .. ids],
            (1, ChoiceField.Assignee) => [.. ids, ChoiceTerm.Me],
            _ => ids,
        }, negated);

    private static readonly Gen<FilterTerm> State =
        from state in Gen.Elements(Enum.GetValues<TicketState>())
        from negated in Gen.Elements(true, false)
        select (FilterTerm)new StateTerm(state, negated && state > TicketState.All);

    private static readonly Gen<FilterTerm> Time =
        from field in Gen.Elements(Enum.GetValues<TimeField>())
        from unit in Gen.Elements(Enum.GetValues<TimeUnit>())
        from amount in Gen.Choose(0, TimePoint.MostAmount)
        from comparison in Gen.Elements(Enum.GetValues<TimeComparison>())
        from negated in Gen.Elements(true, false)
        let point = unit switch
        {
            TimeUnit.Date => new TimePoint(unit, Date: new DateOnly(2000, 1, 1).AddDays(amount)),
            TimeUnit.Today => new(unit, amount % 3 - 1),
            TimeUnit.None => new(unit),
            _ => new(unit, amount),
        }
        select (FilterTerm)new TimeTerm(
            unit == TimeUnit.None ? TimeField.Due : field,
            unit == TimeUnit.None ? TimeComparison.On : point.IsSpan ? amount % 2 == 0 ? TimeComparison.Less : TimeComparison.More : comparison, point, negated);

    private static readonly Gen<FilterTerm> Field =
        from field in Gen.Elements(FilterCatalog.Catalog.Fields.ToArray())
        from amount in Gen.Choose(1, 3)
        from none in Gen.Choose(0, 3)
        from comparison in Gen.Elements(Enum.GetValues<TimeComparison>())
        from negated in Gen.Elements(true, false)
        let value = field.Kind switch
        {
            FieldKind.Number => $"-{amount}.5",
            FieldKind.Date => $"2026-01-0{amount}",
            FieldKind.Flag => amount == 1 ? "yes" : "no",
            FieldKind.Choice => $"{amount}",
            _ => (string[])["none", "a, b", "#7"] is var texts ? texts[amount - 1] : "",
        }
        let isSpan = comparison != TimeComparison.On && field.Kind is FieldKind.Number or FieldKind.Date
        select (FilterTerm)new FieldTerm(
            new(field.Id, field.Key, field.Kind), isSpan ? comparison : TimeComparison.On, none == 0 && !isSpan ? [value, FieldTerm.None] : [value], negated);

    private static readonly Gen<FilterTerm> Words =
        from isPhrase in Gen.Elements(true, false)
        from first in Gen.Elements('a', 'é', '7')
        from rest in Gen.Elements('a', 'B', 'ß', '1', '-', ',', '.', '#', ' ', ':').ListOf()
        let text = first + new string([.. rest])
        select (FilterTerm)new WordsTerm(isPhrase ? text : text.Replace(" ", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal), isPhrase);

    private static readonly Gen<TicketFilter> AnyFilter = Gen.OneOf(Choice, State, Time, Field, Words).ListOf().Resize(6).Select(x => new TicketFilter([.. x]));

    [Fact]
    public void WhatIsWritten_InNames_ReadsBack() => Check(FilterCatalog.Names());

    [Fact]
    public void WhatIsWritten_InFrenchNames_ReadsBack() => Check(FilterCatalog.Names(FilterCatalog.InFrench));

    [Fact]
    public void WhatIsKept_ReadsBack() => Prop.ForAll(
        AnyFilter.ToArbitrary(), filter => FilterReader.ReadKept(FilterWriter.Write(filter, null), FilterCatalog.Catalog).Equals(filter)).Check(Settings);

    [Fact]
    public void AnyText_IsReadOrRefused_InWords() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        try
        {
            var (filter, problems) = new FilterParser(FilterCatalog.Names()).Parse(FilterToken.Read(text));
            return filter.Terms.Count + problems.Count > 0 || string.IsNullOrWhiteSpace(text);
        }
        catch (FilterException e)
        {
            return e.Problem.Words.Length > 0;
        }
    }).Check(Settings);

    private static readonly Gen<string> Texts =
        Gen.Elements("status:", "is:", "tag:", "created:", "due:", "\"", ",", "-", "#", "<", ">", "=", " ", "open", "7d", "2026-02-30", "me", "none", ":", "é", "0").ListOf().Select(string.Concat);

    private static void Check(FilterNames names) => Prop.ForAll(AnyFilter.ToArbitrary(), filter =>
    {
        var text = FilterWriter.Write(filter, names);
        var (read, problems) = new FilterParser(names).Parse(FilterToken.Read(text));
        return problems.Count == 0 && read.Equals(filter) && FilterWriter.Write(read, names) == text;
    }).Check(Settings);
}

using System.Globalization;
using System.Reflection;
using ServiceDesk.CustomFields;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using static ServiceDesk.Tests.CustomFields.FieldFormatTests;

namespace ServiceDesk.Tests.Tickets.Filters;

/// <summary>A catalog with names that are hard to write, and what a French reader calls them.</summary>
internal static class FilterCatalog
{
    private static readonly string[] StatusNames = ["Open", "On \"hold\"", "Waiting, long", "#7", "none", "Élevée", "Open"];
    private static readonly string[] QueueNames = ["IT", "General", "-x", "Zürich  Süd"];
    private static readonly string[] PriorityNames = ["Low", "High", "Very high", "Urgent"];
    private static readonly string[] StaffNames = ["Ada Alpha", "Alan Agent", "me", "Alan Ágent"];

    private static readonly (string Key, FieldKind Kind, string Choices)[] FieldNames =
        [("serial", FieldKind.Line, ""), ("floor", FieldKind.Number, ""), ("until", FieldKind.Date, ""), ("on-site", FieldKind.Flag, ""), ("wing", FieldKind.Choice, "North, upper\nSo\"uth\nnone")];

    private static readonly Dictionary<string, string> French = new() { ["Open"] = "Ouvert", ["None"] = "Aucun", ["Nobody"] = "Personne", ["Me"] = "moi", ["High"] = "Haute", ["Yes"] = "Oui" };

    public static readonly FilterLanguage InFrench = new(CultureInfo.GetCultureInfo("fr"), x => French.GetValueOrDefault(x, x));

    public static Catalog Catalog { get; } = new(
        StatusNames.Select((name, i) => WithId(new Status { TenantId = 1, Name = name, Phase = (Phase)(1 + i % 6), Order = i }, i + 1)).ToList(),
        PriorityNames.Select((name, i) => WithId(new Priority { TenantId = 1, Name = name, Order = i }, i + 1)).ToList(), [],
        QueueNames.Select((name, i) => WithId(new Queue { TenantId = 1, Name = name, Order = i }, i + 1)).ToList(), [],
        StaffNames.Select((name, i) => WithId(Employed(name, i), i + 1)).ToList(),
        fields: FieldNames.Select((x, i) => WithId(FieldOf(x.Kind, x.Choices, x.Key), i + 1)).ToList());

    public static FilterNames Names(FilterLanguage? language = null) => new(
        Catalog, language ?? FilterLanguage.Plain, [(1, "Acme Ltd"), (2, "Customer"), (3, "acme ltd"), (4, "none")], [(1, "vpn"), (2, "réseau")]);

    private static Person Employed(string name, int i)
    {
        var person = new Person { TenantId = 1, Name = name, Address = $"a{i}@alpha.test", CreatedAt = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        person.Employ(StaffRole.Agent, person.CreatedAt);
        return person;
    }

    private static T WithId<T>(T row, long id) where T : class
    {
        var type = typeof(T);
        while (type.GetProperty("Id", BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public) is null)
            type = type.BaseType!;
        type.GetProperty("Id")!.SetValue(row, id);
        return row;
    }
}

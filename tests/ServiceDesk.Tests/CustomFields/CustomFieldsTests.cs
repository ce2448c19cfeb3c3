using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using static ServiceDesk.Tests.Guides.GuideDesk;

namespace ServiceDesk.Tests.CustomFields;

public sealed class CustomFieldsTests
{
    internal static async Task<CustomField> AddAsync(TestDesk desk, TenantInfo tenant, string name, FieldKind kind, params (string Name, string Value)[] values)
    {
        Assert.Null((await CreateAsync(desk, tenant, "fields", Input(name, [("holds", kind.ToString()), ("audience", "Asked"), .. values]))).Refusal);
        return await desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().CustomFields.AsNoTracking().SingleAsync(x => x.Name == name));
    }

    private static Task<bool> FillAsync(TestDesk desk, Ticket ticket, params (CustomField Field, string Value)[] values) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, new() { Fields = values.ToDictionary(x => x.Field.Id, x => x.Value) }, default));

    private static Task<List<int>> FilterAsync(TestDesk desk, string filter) => desk.InAsync(desk.Alpha, async scope =>
    {
        var reading = await scope.GetRequiredService<FilterReader>().ReadAsync(filter, FilterLanguage.Plain, default);
        Assert.Empty(reading.Problems);
        var page = await scope.GetRequiredService<TicketList>().PageAsync(desk.StaffAct(desk.Alpha), reading.Filter, null, default);
        return page.Rows.Select(x => x.Number).Order().ToList();
    });

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Values_are_kept_told_found_and_taken_away(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var serial = await AddAsync(desk, desk.Alpha, "Serial number", FieldKind.Line);
        var floor = await AddAsync(desk, desk.Alpha, "Floor", FieldKind.Number);
        var wing = await AddAsync(desk, desk.Alpha, "Wing", FieldKind.Choice, ("choices", "North\nSouth"));
        var until = await AddAsync(desk, desk.Alpha, "Until", FieldKind.Date);
        Assert.Equal("serial-number", serial.Key);
        var tickets = new List<Ticket>();
        for (var i = 0; i < 3; i++)
            tickets.Add(await desk.OpenTicketAsync(desk.Alpha));
        Assert.True(await FillAsync(desk, tickets[0], (serial, "ÄB-1"), (floor, "-2,5"), (wing, "north"), (until, "2026-03-01")));
        Assert.True(await FillAsync(desk, tickets[1], (floor, "10"), (wing, "2")));
        var (a, b, c) = (tickets[0].Number, tickets[1].Number, tickets[2].Number);
        Assert.Equal([a], await FilterAsync(desk, "field.serial-number:\"ab-1\""));
        Assert.Equal([a], await FilterAsync(desk, "field.floor:<0"));
        Assert.Equal([b], await FilterAsync(desk, "field.floor:>=10"));
        Assert.Equal([a, c], await FilterAsync(desk, "-field.floor:10"));
        Assert.Equal([a, b], await FilterAsync(desk, "field.wing:north,SOUTH"));
        Assert.Equal([b, c], await FilterAsync(desk, "field.wing:south,none"));
        Assert.Equal([c], await FilterAsync(desk, "field.floor:none"));
        Assert.Equal([a, b], await FilterAsync(desk, "-field.floor:none"));
        Assert.Equal([a], await FilterAsync(desk, "field.until:<=2026-03-01"));

        Assert.True(await FillAsync(desk, tickets[0], (serial, ""), (floor, "3"), (wing, "North")));
        var ticket = await RuleDesk.ReadAsync(desk, desk.Alpha, tickets[0].Id);
        Assert.Equal(
            [(null, "Serial number: ÄB-1"), (null, "Floor: -2.5"), (null, "Wing: North"), (null, "Until: 2026-03-01"), ("Serial number: ÄB-1", null), ("Floor: -2.5", "Floor: 3")],
            ticket.History.Where(x => x.Fact == Fact.FieldChanged).OrderBy(x => x.Id).Select(x => (x.From, x.To)));
        Assert.Equal([], await FilterAsync(desk, "field.serial-number:\"ab-1\""));
        Assert.Equal([a], await FilterAsync(desk, "field.floor:3"));
        Assert.Equal(5, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().FieldValues.CountAsync()));
        Assert.Equal(0, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().FieldValues.CountAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_field_that_tickets_have_is_archived_and_stays_with_them(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (used, unused) = (await AddAsync(desk, desk.Alpha, "Used", FieldKind.Flag), await AddAsync(desk, desk.Alpha, "Unused", FieldKind.Flag));
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await FillAsync(desk, ticket, (used, "yes"));
        Assert.True((await ArchiveAsync(desk, desk.Alpha, "fields", unused.Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "fields", used.Id)).IsDeleted);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        Assert.Empty(catalog.Fields);
        Assert.Equal([used.Id], catalog.FieldsFor(ticket.QueueId, null, new Dictionary<long, string> { [used.Id] = "yes" }).Select(x => x.Id));
    }

    [Fact]
    public async Task What_a_field_is_called_and_holds_is_checked_and_stays()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var field = await AddAsync(desk, desk.Alpha, "Numéro de série", FieldKind.Line);
        Assert.Equal("numero-de-serie", field.Key);
        Assert.Equal("holds", await RefusedAsync(Input("N", ("holds", "Number"), ("audience", "Staff")), field.Id));
        Assert.Equal("key", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Staff"), ("key", "other")), field.Id));
        Assert.Equal("key", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Staff"), ("key", "numero-de-serie"))));
        Assert.Equal("key", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Staff"), ("key", "Großes"))));
        Assert.Equal("choices", await RefusedAsync(Input("N", ("holds", "Choice"), ("audience", "Staff"))));
        Assert.Equal("choices", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Staff"), ("choices", "A"))));
        Assert.Equal("choices", await RefusedAsync(Input("N", ("holds", "Choice"), ("audience", "Staff"), ("choices", "A\na"))));
        Assert.Equal("audience", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Everybody"))));
        Assert.Equal("queues", await RefusedAsync(Input("N", ("holds", "Line"), ("audience", "Staff"), ("queues", "999999"))));
        Assert.True((await ChangeAsync(desk, desk.Alpha, "fields", field.Id, Input("Serial", ("holds", "Line"), ("audience", "Shown"), ("required", "yes"), ("hint.fr", "Au dos")))).IsDone);
        var changed = Assert.Single((await RuleDesk.CatalogAsync(desk, desk.Alpha)).Fields);
        Assert.Equal(("numero-de-serie", "Serial", true, "Au dos", null), (changed.Key, changed.Name, changed.IsRequired, changed.HintIn(new("fr")), changed.HintIn(new("de"))));
        Assert.Equal("field-3d", (await AddAsync(desk, desk.Alpha, "3D", FieldKind.Line)).Key);
        Assert.Equal("field", (await AddAsync(desk, desk.Alpha, "שדה", FieldKind.Line)).Key);

        async Task<string?> RefusedAsync(GuideEntryInput input, long? id = null) =>
            (id is { } one ? await ChangeAsync(desk, desk.Alpha, "fields", one, input) : await CreateAsync(desk, desk.Alpha, "fields", input)).Refusal?.Field;
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Rules_look_at_fields_and_fill_them_in(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var wing = await AddAsync(desk, desk.Alpha, "Wing", FieldKind.Choice, ("choices", "North\nSouth"));
        var floor = await AddAsync(desk, desk.Alpha, "Floor", FieldKind.Number);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        await RuleDesk.PublishAsync(
            desk, desk.Alpha,
            RuleDesk.Rule("Up", [new("subject", Comparison.Contains, "roof")], [RuleDesk.Step("field", ("field", wing.Id), ("value", "South"))]),
            RuleDesk.Rule("South", [new("field", Comparison.Is, "south", "wing")], [RuleDesk.Step("field", ("field", floor.Id), ("value", "7")), RuleDesk.Step("priority", ("priority", catalog.Priorities[^1].Id))]));
        var (plain, roof) = (await desk.OpenTicketAsync(desk.Alpha, "Door"), await desk.OpenTicketAsync(desk.Alpha, "The roof leaks"));
        Assert.Null((await RuleDesk.ReadAsync(desk, desk.Alpha, plain.Id)).FieldText);
        var placed = await RuleDesk.ReadAsync(desk, desk.Alpha, roof.Id);
        Assert.Equal(new Dictionary<long, string> { [wing.Id] = "2", [floor.Id] = "7" }, FieldFormat.Unpack(placed.FieldText));
        Assert.Equal(catalog.Priorities[^1].Id, placed.PriorityId);
        Assert.Equal([roof.Number], await FilterAsync(desk, "field.floor:7 field.wing:south"));
        Assert.Throws<ConditionException>(() => Set(floor, "high"));
        Assert.Throws<ConditionException>(() => Set(wing, "West"));

        void Set(CustomField field, string value) => desk.Services.GetRequiredService<OperationCatalog>().Get("field").Check(RuleDesk.Step("field", ("field", field.Id), ("value", value)), catalog);
    }
}

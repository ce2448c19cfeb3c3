using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using static ServiceDesk.Tests.Guides.GuideDesk;

namespace ServiceDesk.Tests.Guides;

public sealed class GuideEntriesTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_entry_is_made_changed_moved_and_read_in_its_readers_language(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var french = new Dictionary<string, string> { ["fr"] = " Imprimante " };
        Assert.True((await CreateAsync(desk, desk.Alpha, "products", Input(" Printer ") with { Names = french, Colour = "red", Icon = "printer" })).IsDone);
        await AddAsync(desk, desk.Alpha, "products", "Scanner");
        var printer = await FindAsync(desk, desk.Alpha, "products", "Printer");
        Assert.Equal(("Imprimante", "Printer", null), (printer.NameIn(new("fr-CH")), printer.NameIn(new("en")), printer.TranslationIn(new("en"))));
        Assert.Equal(("red", "printer", 0), (printer.Colour, printer.Icon, printer.Order));

        await MoveAsync(desk, desk.Alpha, "products", printer.Id, earlier: false);
        Assert.Equal(["Scanner", "Printer"], await NamesAsync(desk, desk.Alpha, "products"));
        await MoveAsync(desk, desk.Alpha, "products", printer.Id, earlier: false);
        Assert.Equal(["Scanner", "Printer"], await NamesAsync(desk, desk.Alpha, "products"));

        Assert.True((await ChangeAsync(desk, desk.Alpha, "products", printer.Id, Input("Copier"))).IsDone);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        Assert.Equal(["Scanner", "Copier"], catalog.Products.Select(x => x.Name));
        Assert.Equal(("Copier", "Copier", null), (catalog.Product(printer.Id)!.Name, catalog.Product(printer.Id)!.NameIn(new("fr")), catalog.Type(printer.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_used_is_archived_and_restored_and_what_is_not_is_deleted(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (type, unused) = (await AddAsync(desk, desk.Alpha, "types", "Complaint"), await AddAsync(desk, desk.Alpha, "types", "Mistake"));
        var opened = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), opened.Number, new() { TypeId = type.Id }, default));
        var ticket = await RuleDesk.ReadAsync(desk, desk.Alpha, opened.Id);
        Assert.Equal(type.Id, ticket.TypeId);
        Assert.Contains(ticket.History, x => x.Fact == Fact.TypeChanged && x.From is null && x.To == "Complaint");

        Assert.True((await ArchiveAsync(desk, desk.Alpha, "types", unused.Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "types", type.Id)).IsDeleted);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        Assert.Equal(["Question", "Fault", "Request"], catalog.Types.Select(x => x.Name));
        Assert.Equal(("Complaint", null), (catalog.Type(type.Id)?.Name, catalog.Type(unused.Id)));
        Assert.False((await ChangeAsync(desk, desk.Alpha, "types", type.Id, Input("Other"))).IsFound);

        Assert.True((await RestoreAsync(desk, desk.Alpha, "types", type.Id)).IsDone);
        Assert.Equal(["Question", "Fault", "Request", "Complaint"], await NamesAsync(desk, desk.Alpha, "types"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_a_rule_a_timer_a_person_or_another_entry_names_is_archived(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (skill, held) = (await AddAsync(desk, desk.Alpha, "skills", "Welding"), await AddAsync(desk, desk.Alpha, "skills", "Diving"));
        var product = await AddAsync(desk, desk.Alpha, "products", "Bridge", ("skills", Id(skill)));
        var type = await AddAsync(desk, desk.Alpha, "types", "Repair");
        await RuleDesk.PublishAsync(
            desk, desk.Alpha,
            RuleDesk.Rule("Repairs", [new("type", ServiceDesk.Conditions.Comparison.IsOneOf, Id(type))], [RuleDesk.Step("product", ("product", product.Id))]));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ServiceDesk.People.ChangeAvailability>().RunAsync(
            desk.StaffAct(desk.Alpha), desk.AlphaAdministrator, new(null, null, null, [held.Id]), default));
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "skills", skill.Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "skills", held.Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "types", type.Id)).IsDeleted);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "products", product.Id)).IsDeleted);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_with_its_reason()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await AddAsync(desk, desk.Alpha, "products", "Known");
        var foreign = await AddAsync(desk, desk.Beta, "skills", "Foreign");
        await RefusedAsync("products", Input(""), "A name has", "Name");
        await RefusedAsync("products", Input(new string('x', Guide.NameLength + 1)), "A name has", "Name");
        await RefusedAsync("products", Input("Known"), "Another entry has this name", "Name");
        await RefusedAsync("products", Input("Other") with { Colour = "javascript:" }, "Choose a colour", "Colour");
        await RefusedAsync("products", Input("Other") with { Names = new Dictionary<string, string> { ["xx"] = "Other" } }, "A name has", "Names[xx]");
        await RefusedAsync("products", Input("Other", ("skills", Id(foreign))), "Something that was chosen is not there", "skills");
        await RefusedAsync("relation-types", Input("Part of"), "This needs an answer", "inverse");
        await RefusedAsync("relation-types", Input("Part of", ("inverse", "Whole"), ("inverse.fr", new string('x', GuideInput.LongestText + 1))), "At most", "inverse");
        await RefusedAsync("statuses", Input("Other", ("phase", "Dreaming")), "Choose a phase", "phase");
        Assert.False((await CreateAsync(desk, desk.Alpha, "no-such-guide", Input("Other"))).IsFound);
        Assert.False((await ChangeAsync(desk, desk.Alpha, "skills", foreign.Id, Input("Mine"))).IsFound);
        Assert.False((await MoveAsync(desk, desk.Alpha, "skills", foreign.Id, earlier: true)).IsFound);
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "skills", foreign.Id)).IsFound);
        Assert.False((await RestoreAsync(desk, desk.Alpha, "skills", foreign.Id)).IsFound);
        // An entry of another guide is none of this one.
        Assert.False((await ArchiveAsync(desk, desk.Alpha, "types", (await FindAsync(desk, desk.Alpha, "products", "Known")).Id)).IsFound);

        async Task RefusedAsync(string guide, GuideEntryInput input, string why, string field)
        {
            var outcome = await CreateAsync(desk, desk.Alpha, guide, input);
            Assert.StartsWith(why, outcome.Refusal?.Pattern, StringComparison.Ordinal);
            Assert.Equal(field, outcome.Refusal?.Field);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_is_not_of_the_guide_is_not_kept(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await AddAsync(desk, desk.Beta, "deferral-reasons", "Later", ("sentence", "Not now."), ("sentence.fr", "Pas maintenant."), ("phase", "Working"));
        Assert.Equal(["sentence", "sentence.fr"], entry.Values.Keys.Order());
        Assert.Equal(("Not now.", "Pas maintenant."), (entry.ValueIn("sentence", new("en")), entry.ValueIn("sentence", new("fr"))));
    }

    [Theory, InlineData("helpdesk"), InlineData("care-desk")]
    public void Presets_bring_reasons_for_putting_off(string preset) => Assert.Equal(
        ["Against policy", "Part of a later project", "Waits for other work"],
        ServiceDesk.Installation.Preset.Load(preset).Guides["deferral-reasons"].Select(x => x.Name));

    private static string Id(GuideEntry entry) => entry.Id.ToString(CultureInfo.InvariantCulture);
}

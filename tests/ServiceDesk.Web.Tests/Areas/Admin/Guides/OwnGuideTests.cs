using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Tests.Areas.Admin.Guides;

/// <summary>A guide is one file: this one is known to this test alone.</summary>
public sealed class OwnGuideTests
{
    private sealed class BuildingKind : EntryKind
    {
        public override string Key => "buildings";
        public override string Label => "Buildings of the campus";
        public override string About => "Where somebody has to go.";
        public override string Icon => "building";
        public override IReadOnlyList<GuideInput> Inputs { get; } =
            [new("floors", "Floors", GuideInputKind.Text) { IsRequired = true }, new("lift", "It has a lift", GuideInputKind.Flag)];
    }

    [Fact]
    public async Task A_new_guide_is_found_filled_and_shown()
    {
        await using var desk = await WebDesk.StartAsync(configure: services => services.AddSingleton<GuideKind, BuildingKind>());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var overview = await browser.GetAsync("admin/guides");
        Assert.Contains("Buildings of the campus", overview.TextOf("a[href$='admin/guides/buildings']"), StringComparison.Ordinal);

        await browser.SubmitAsync(await browser.GetAsync("admin/guides/buildings/new"), ".settings-form", new()
            { ["Form.Name"] = "Main hall", ["Form.Values[floors]"] = "4", ["Form.Values[lift]"] = GuideInput.Yes });
        var entry = await desk.ReadAsync(desk.Alpha, db => db.GuideEntries.AsNoTracking().SingleAsync(x => x.Kind == "buildings"));
        Assert.Equal(("Main hall", "4", GuideInput.Yes), (entry.Name, entry.Value("floors"), entry.Value("lift")));
        var row = (await browser.GetAsync("admin/guides/buildings")).TextOf("tbody tr");
        Assert.StartsWith("Main hall 4 · It has a lift", row, StringComparison.Ordinal);
        Assert.Contains("One entry", (await browser.GetAsync("admin/guides")).TextOf("a[href$='admin/guides/buildings']"), StringComparison.Ordinal);
    }
}

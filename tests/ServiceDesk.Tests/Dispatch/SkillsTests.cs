using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using static ServiceDesk.Tests.Dispatch.RuleDesk;
using static ServiceDesk.Tests.Guides.GuideDesk;

namespace ServiceDesk.Tests.Dispatch;

public sealed class SkillsTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Work_GoesToMembersWhoHaveAllItsSkills_ElseToAnybody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var (german, network) = (await AddAsync(desk, desk.Alpha, "skills", "German"), await AddAsync(desk, desk.Alpha, "skills", "Networks"));
        var router = await AddAsync(desk, desk.Alpha, "products", "Router", ("skills", $"{network.Id}"));
        var call = await AddAsync(desk, desk.Alpha, "types", "Call", ("skills", $"{german.Id}"));
        var group = await GroupAsync(desk, desk.Alpha, "Hall", Distribution.InTurn, "Ann", "Ben", "Cid");
        await TeachAsync(desk, "Ben", new(null, null, null, [german.Id]));
        await TeachAsync(desk, "Cid", new(null, null, null, [german.Id, network.Id]));
        await PublishAsync(
            desk, desk.Alpha,
            Rule("Routers", [new("subject", Comparison.ContainsWord, "router")], [Step("product", ("product", router.Id))]),
            Rule("Calls", [new("subject", Comparison.ContainsWord, "call")], [Step("type", ("type", call.Id))]),
            Rule("Calls about routers", [new("type", Comparison.IsOneOf, $"{call.Id}"), new("product", Comparison.IsOneOf, $"{router.Id}")], [Step("tags", ("tags", "both"))]),
            Rule("All", [new("subject", Comparison.IsFilled)], [Step("group", ("group", group.Id))]));

        Assert.Equal(("Cid", "German, Networks", false, "both"), await HandedAsync(desk, "A call about a router"));
        Assert.Equal(("Ben", "German", false, ""), await HandedAsync(desk, "A call"));
        Assert.Equal(("Ann", null, false, ""), await HandedAsync(desk, "Something else"));
        await TeachAsync(desk, "Cid", new(null, null, null, [german.Id]));
        // Of all members, it is Cid’s turn.
        Assert.Equal(("Cid", "Networks", true, ""), await HandedAsync(desk, "The router"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Availability_IsInDaysOfThePersonsZone(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await GroupAsync(desk, desk.Alpha, "One", Distribution.InTurn, "Zoe");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Name == "Zoe")).TimeZone = "Europe/Paris";
            await db.SaveChangesAsync();
        });
        var away = new Availability(new(2026, 3, 28), new(2026, 3, 29), 7, []);
        Assert.Equal(AvailabilityOutcome.Done, await TeachAsync(desk, "Zoe", away));
        var zoe = await PersonAsync(desk, "Zoe");
        // The clocks go forward in the night to the 29th.
        Assert.Equal((Utc(2026, 3, 27, 23), Utc(2026, 3, 29, 22), 7), (zoe.AwayFrom!.Value, zoe.AwayUntil!.Value, zoe.MostOpen!.Value));
        Assert.Equal((false, true, false), (zoe.IsAway(Utc(2026, 3, 27, 22)), zoe.IsAway(Utc(2026, 3, 29, 21)), zoe.IsAway(Utc(2026, 3, 29, 22))));
        Assert.Equal(away, Availability.Of(zoe, "Europe/Paris", away.SkillIds));

        Assert.Equal(AvailabilityOutcome.WrongDays, await TeachAsync(desk, "Zoe", away with { AwayUntil = new(2026, 3, 27) }));
        Assert.Equal(AvailabilityOutcome.WrongDays, await TeachAsync(desk, "Zoe", away with { AwayUntil = null }));
        Assert.Equal(AvailabilityOutcome.WrongNumber, await TeachAsync(desk, "Zoe", away with { MostOpen = 0 }));
        var foreign = await AddAsync(desk, desk.Beta, "skills", "Foreign");
        Assert.Equal(AvailabilityOutcome.NotFound, await TeachAsync(desk, "Zoe", away with { SkillIds = [foreign.Id] }));
        Assert.Equal(Utc(2026, 3, 29, 22), (await PersonAsync(desk, "Zoe")).AwayUntil);
    }

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);

    private static Task<Person> PersonAsync(TestDesk desk, string name) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().People.AsNoTracking().SingleAsync(x => x.Name == name));

    private static async Task<AvailabilityOutcome> TeachAsync(TestDesk desk, string name, Availability availability)
    {
        var id = (await PersonAsync(desk, name)).Id;
        return await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeAvailability>().RunAsync(desk.StaffAct(desk.Alpha), id, availability, default));
    }

    private static async Task<(string? Person, string? Skills, bool WithoutSkills, string Tags)> HandedAsync(TestDesk desk, string subject)
    {
        var opened = await desk.OpenTicketAsync(desk.Alpha, subject);
        var ticket = await ReadAsync(desk, desk.Alpha, opened.Id);
        var handOver = (await StoryAsync(desk, desk.Alpha, opened.Id)).HandOver!;
        Assert.Equal(handOver.Person, (await CatalogAsync(desk, desk.Alpha)).StaffName(ticket.AssigneeId));
        return (handOver.Person, handOver.Skills, handOver.WithoutSkills, ticket.TagText);
    }
}

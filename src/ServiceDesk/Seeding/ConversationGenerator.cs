using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>Makes the conversation of any ticket out of the seed and the ticket's number alone.</summary>
public sealed class ConversationGenerator
{
    private readonly SeedDesk desk;
    private readonly SeedOptions options;
    private readonly SeedTimes times;

    public ConversationGenerator(SeedDesk desk, SeedOptions options, DateTime now)
    {
        this.desk = desk;
        this.options = options;
        times = new(desk.Tenant.Zone, options, now);
    }

    public SeedConversation Make(int number)
    {
        var random = new SeedRandom(options.Seed, number);
        var openedAt = times.OpeningOf(number, random);
        var requester = random.Leaning(desk.Requesters);
        var assignee = random.Leaning(desk.Staff);
        var outcome = times.OutcomeAfter(openedAt, random);
        var asset = AssetNames.For(options.Seed, number, options.Tickets);
        var catalog = desk.Catalog;
        var answering = outcome != Phase.Pending;
        var sides = Sides(random, answering);
        var at = times.After(openedAt, sides.Length, random);
        if (outcome == Phase.Closed && at[^1] + SeedConversation.ClosedAfter > times.Now)
            outcome = Phase.Solved;
        var messages = sides.Select((side, i) => new SeedMessage(
            side, at[i], DeskEnglish.Instance.Body(random, side, side == SeedSide.Requester ? requester.Name : assignee.Name, asset, i == 0))).ToList();
        return new(
            DeskEnglish.Instance.Subject(random, asset),
            random.Unit() switch { < 0.6 => Door.Mail, < 0.95 => Door.Portal, _ => Door.Api },
            requester, random.Leaning(catalog.Queues), PriorityFor(random), messages, outcome,
            answering || random.Chance(0.3) ? assignee : null)
        {
            Category = catalog.Categories.Count > 0 && random.Chance(0.7) ? random.Leaning(catalog.Categories) : null,
            Tags = TagsFor(random),
        };
    }

    // The requester begins; staff answer, ask and note; an unanswered ticket has the requester ask again.
    private SeedSide[] Sides(SeedRandom random, bool answering)
    {
        var sides = new SeedSide[options.Messages];
        for (var i = 0; i < sides.Length; i++)
            sides[i] = i == 0 || (!answering && !random.Chance(0.4)) ? SeedSide.Requester
                : !answering ? SeedSide.Note
                : i % 2 == 1 ? (i > 1 && random.Chance(0.15) ? SeedSide.Note : SeedSide.Staff)
                : random.Chance(0.12) ? SeedSide.Note : SeedSide.Requester;
        return sides;
    }

    private Priority PriorityFor(SeedRandom random) =>
        random.Chance(0.65) ? desk.Catalog.DefaultPriority : random.Of(desk.Catalog.Priorities);

    private List<Tag> TagsFor(SeedRandom random)
    {
        var tags = new List<Tag>();
        for (var chance = 0.35; random.Chance(chance); chance /= 2)
            if (random.Leaning(desk.Tags) is var tag && !tags.Contains(tag))
                tags.Add(tag);
        return tags;
    }
}

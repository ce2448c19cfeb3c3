using ServiceDesk.Access;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Seeding;

/// <summary>
/// Lets the written requests happen, each as far as it has come by now: what would be said later is not there yet, so that the
/// newest tickets are open and the older ones are done.
/// </summary>
public sealed class DemoConversations
{
    private readonly SeedDesk desk;
    private readonly SeedOptions options;
    private readonly SeedTimes times;

    public DemoConversations(SeedDesk desk, SeedOptions options, DateTime now)
    {
        this.desk = desk;
        this.options = options;
        times = new(desk.Tenant.Zone, options, now);
    }

    public SeedConversation Make(int number)
    {
        var random = new SeedRandom(options.Seed, number);
        var request = RequestFor(number);
        var openedAt = times.OpeningOf(number, random);
        var requester = random.Leaning(desk.Requesters);
        var assignee = random.Leaning(desk.Staff);
        var messages = Said(request, openedAt, requester, assignee);
        var catalog = desk.Catalog;
        var answered = messages.Exists(x => x.Side != SeedSide.Requester);
        return new(
            request.Subject,
            random.Chance(0.6) ? Door.Mail : Door.Portal,
            requester,
            catalog.Queues.FirstOrDefault(x => x.Name == request.Queue) ?? catalog.DefaultQueue,
            PriorityOf(request.Priority), messages, OutcomeOf(request, messages),
            answered || random.Chance(0.4) ? assignee : null)
        {
            Category = catalog.Categories.FirstOrDefault(x => x.Name == request.Category),
            Tags = [.. desk.Tags.Where(x => request.Tags.Contains(x.Name))],
        };
    }

    // All requests come before one comes a second time, in another order in each round.
    private DemoRequest RequestFor(int number)
    {
        var all = DemoContent.Requests.ToArray();
        var (round, place) = Math.DivRem(number - 1, all.Length);
        var random = new SeedRandom(options.Seed, -1L - round);
        for (var i = all.Length - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (all[i], all[other]) = (all[other], all[i]);
        }
        return all[place];
    }

    private List<SeedMessage> Said(DemoRequest request, DateTime openedAt, Person requester, Person assignee)
    {
        var at = openedAt;
        var said = new List<SeedMessage>();
        foreach (var message in request.Messages)
        {
            at = said.Count == 0 ? openedAt : times.Later(at, message.After);
            if (at > times.Now)
                break;
            said.Add(new(message.From, at, message.Text
                .Replace("{requester}", FirstName(requester), StringComparison.Ordinal)
                .Replace("{staff}", FirstName(assignee), StringComparison.Ordinal)));
        }
        return said;
    }

    private Phase OutcomeOf(DemoRequest request, List<SeedMessage> said)
    {
        if (said.Count == request.Messages.Count)
            return request.Outcome == Phase.Closed && said[^1].At + SeedConversation.ClosedAfter > times.Now ? Phase.Solved : request.Outcome;
        if (said.TrueForAll(x => x.Side == SeedSide.Requester))
            return Phase.Pending;
        return said[^1].Side == SeedSide.Staff ? Phase.Waiting : Phase.Working;
    }

    private Priority PriorityOf(DemoPriority priority)
    {
        var usual = desk.Catalog.DefaultPriority;
        var ranked = desk.Catalog.Priorities;
        var place = ranked.TakeWhile(x => x != usual).Count() + (int)priority - (int)DemoPriority.Normal;
        return ranked[Math.Clamp(place, 0, ranked.Count - 1)];
    }

    private static string FirstName(Person person) => person.Name.Split(' ')[0];
}

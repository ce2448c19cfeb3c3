using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Custom fields of every kind.</summary>
internal static class LooksFields
{
    public static async Task AddAsync(IServiceProvider scope)
    {
        var hints = ("hint", "It stands on the plate beside the door, below the name of the house.");
        await CreateAsync(scope, "Room", FieldKind.Line, ("required", "yes"), hints, ("hint.fr", "Sur la plaque à côté de la porte."), ("hint.he", "על השלט ליד הדלת."));
        await CreateAsync(scope, "Wing of the house in which it happens", FieldKind.Choice, ("choices", "North wing | fr: Aile nord | de: Nordflügel | he: אגף צפון\nSouth wing with the workshops, the stores and the garage behind it"));
        await CreateAsync(scope, "Persons affected", FieldKind.Number);
        await CreateAsync(scope, "Since", FieldKind.Date);
        await CreateAsync(scope, "On site", FieldKind.Flag);
        await CreateAsync(scope, "What was tried", FieldKind.Text, ("audience", "Shown"));
    }

    /// <summary>Fills them in.</summary>
    public static async Task<TicketWork> WorkAsync(IServiceProvider scope, TicketWork work)
    {
        var ids = await scope.GetRequiredService<DeskDb>().CustomFields.ToDictionaryAsync(x => x.Key, x => x.Id);
        return work with
        {
            Fields = new Dictionary<long, string>
            {
                [ids["room"]] = "Meeting room, ground floor", [ids["wing-of-the-house-in-which-it-happens"]] = "2", [ids["persons-affected"]] = "1234.5",
                [ids["since"]] = "2026-04-12", [ids["on-site"]] = "yes", [ids["what-was-tried"]] = "Another cable.\nAnotherSocketWithoutAnySpaceInItsNameThatIsLongerThanItsColumnIsWide",
            },
        };
    }

    private static async Task CreateAsync(IServiceProvider scope, string name, FieldKind kind, params (string Name, string Value)[] values)
    {
        var all = new Dictionary<string, string> { ["holds"] = kind.ToString(), ["audience"] = "Asked" };
        foreach (var (input, value) in values)
            all[input] = value;
        var outcome = await scope.GetRequiredService<CreateGuideEntry>().RunAsync(
            Act.OfDesk(scope.GetRequiredService<DeskDb>().TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), "fields", new(name, new Dictionary<string, string>(), GuideColours.Default, null, all), default);
        if (!outcome.IsDone)
            throw new InvalidOperationException(outcome.Refusal!.Pattern);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>The requester's customer serves another one, which has a system; and it shares its own requests.</summary>
public sealed record LooksPartners(long Partner, long Served, long System, string Link)
{
    /// <summary>Stand in paths for what is here.</summary>
    public const string PartnerPlace = "{partner}", SystemPlace = "{system}", LinkPlace = "{system-link}";

    public string Fill(string path) => path.Replace(PartnerPlace, Partner.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace(SystemPlace, System.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace(LinkPlace, Link, StringComparison.Ordinal);

    public static Task<LooksPartners> AddAsync(BrowserDesk desk) => desk.InAsync(async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var act = new Act(desk.Tenant.Id, desk.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var requester = await db.People.SingleAsync(x => x.Id == desk.Requester.Id);
        var customers = new[] { "A partner with quite a long name that serves others", "Served Ltd" }.Select(x => new Customer { TenantId = db.TenantId, Name = x, CreatedAt = act.At }).ToList();
        db.AddRange(customers);
        await db.SaveChangesAsync();
        var (partner, served) = (requester.CustomerId ?? customers[0].Id, customers[1].Id);
        var partners = scope.GetRequiredService<KeepPartners>();
        Assert.Equal(PartnerOutcome.Done, await partners.AddAsync(act, served, partner, null, default));
        Assert.Equal(PartnerOutcome.Done, await partners.AddAsync(act, partner, customers[0].Id == partner ? served : customers[0].Id, null, default));
        Assert.Equal(PartnerOutcome.Done, await partners.RegisterAsync(act, partner, desk.Requester.Address, true, true, default));
        Assert.True(await scope.GetRequiredService<ShareRequests>().RunAsync(act, partner, RequestSharing.Answered, default));
        var system = (await scope.GetRequiredService<KeepSystems>().CreateAsync(act, served, new("Press in hall 3 with a long name", "SN-2026-000117", "Hall 3, at the gate", null), default))!.Value;
        var access = scope.GetRequiredService<SystemAccess>();
        var link = (await access.NewLinkAsync(act, system, default))!;
        var submit = scope.GetRequiredService<SubmitFromSystem>();
        foreach (var (subject, text) in new[] { ("The press is stuck", "It does not move any more."), ("The press is loud", "Since the last maintenance.") })
            await submit.RunAsync((await access.ByLinkAsync(link, default))!, new(subject, text, "Pat Passer", "pat@passers.test", []), Door.Portal, act.At, default);
        return new LooksPartners(partner, served, system, link);
    });
}

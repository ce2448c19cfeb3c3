using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.CrossTenant;

namespace ServiceDesk.Web.Tests.Areas.Admin.Tenants;

public sealed class TenantsControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnOperator_MakesADesk_ItsAdministratorIsInvited_AndItIsLicensedAndNamed(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await OperatorAsync(desk);
        var list = await browser.GetAsync("admin/tenants");
        Assert.Contains("Beta", list.TextOf(".list"), StringComparison.Ordinal);

        var form = await browser.GetAsync("admin/tenants/new");
        var fields = new Dictionary<string, object?>
        {
            ["Name"] = "Gamma", ["Slug"] = "gamma", ["Language"] = "fr", ["TimeZone"] = "Europe/Paris",
            ["MailAddress"] = "help@gamma.test", ["AdministratorName"] = "Gus", ["AdministratorAddress"] = "gus@gamma.test",
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, ".settings-form", new(fields) { ["Slug"] = "beta" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, ".settings-form", new(fields) { ["Slug"] = "installation" })).Status);
        var page = await browser.FollowAsync(await browser.SubmitAsync(form, ".settings-form", fields));
        Assert.Contains("invited by mail", page.TextOf(".notice"), StringComparison.Ordinal);
        var gamma = await FindAsync(desk, "gamma");
        await using (var scope = desk.Services.GetRequiredService<TenantScopes>().Enter(gamma))
            Assert.Equal("gus@gamma.test", await scope.ServiceProvider.GetRequiredService<DeskDb>().Set<Outbox.OutboxMail>().Select(x => x.Person!.Address).SingleAsync());

        await browser.SubmitAsync(page, "form[action$=licence]", new() { ["Form.Package"] = "Wholesale", ["Form.Until"] = "2030-01-31" });
        Assert.Equal(new Licence(LicencePackage.Wholesale, null, new(2030, 1, 31)), (await FindAsync(desk, "gamma")).Licence);
        var wrong = await browser.SubmitAsync(page, "form[action$=licence]", new() { ["Form.From"] = "2030-02-01", ["Form.Until"] = "2030-01-31" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);

        foreach (var host in (string[])["no host", "localhost", "gamma.test/x"])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form[action$=domains]", new() { ["DomainForm.Host"] = host })).Status);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$=domains]", new() { ["DomainForm.Host"] = "Help.Gamma.test" }));
        Assert.Equal("gamma", (await desk.Services.GetRequiredService<TenantDirectory>().ByHostAsync("help.gamma.test", default))?.Slug);
        var other = await browser.GetAsync("admin/tenants/beta");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(other, "form[action$=domains]", new() { ["DomainForm.Host"] = "help.gamma.test" })).Status);
        await browser.SubmitAsync(page, "form[action*='domains/']");
        Assert.Null(await desk.Services.GetRequiredService<TenantDirectory>().ByHostAsync("help.gamma.test", default));
    }

    [Fact]
    public async Task WhoIsNoOperator_FindsNoneOfIt()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var token = await browser.GetAsync("admin/staff/new");
        Assert.DoesNotContain("admin/tenants", (await browser.GetAsync("admin")).Body, StringComparison.Ordinal);
        foreach (var address in (string[])["tenants", "tenants/new", "tenants/beta", "tenants/beta/export", "operators"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/{address}")).Status);
        foreach (var address in (string[])["tenants", "tenants/beta/licence", "tenants/beta/domains", "tenants/beta/suspension", "tenants/beta/suspension/end", "tenants/beta/erasure", "operators", $"operators/{desk.Alpha.Administrator.Id}/removal"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/{address}", token, new() { ["Erasure.Slug"] = "beta", ["Form.Package"] = "Wholesale", ["Form.Address"] = desk.Alpha.Administrator.Address })).Status);
        Assert.Equal(Licence.Usual, (await FindAsync(desk, "beta")).Licence);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ASuspendedDesk_HasNoPages_AndIsTakenUpAgain(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await OperatorAsync(desk);
        using var theirs = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        var page = await browser.GetAsync("admin/tenants/beta");
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "#state form"));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync("staff/tickets")).Status);
        await browser.SubmitAsync(page, "#state form");
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("staff/tickets")).Status);
        // One's own desk is nobody's to suspend from within.
        Assert.Null((await browser.GetAsync("admin/tenants/alpha")).Document.QuerySelector("#state"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("admin/tenants/alpha/suspension", page, [])).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnErasedDesk_LeavesNothing_AndWasExportedWithoutItsSecrets(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await ForeignRows.AddAsync(desk);
        await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await OperatorAsync(desk);
        var (before, hash, raw) = await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await scope.GetRequiredService<IFileStore>().SaveAsync(db.TenantId, "A lone file"u8.ToArray(), default);
            return (await CountAsync(scope), await db.Accounts.Select(x => x.PasswordHash!).FirstAsync(), await db.Mailboxes.Select(x => x.Address).FirstAsync());
        });
        var kept = await desk.InAsync(desk.Alpha, CountAsync);
        Assert.True(before.Count(x => x.Value > 0) > 30, $"Beta has rows in {before.Count(x => x.Value > 0)} tables alone.");

        var archive = await browser.Client.GetByteArrayAsync(browser.Absolute("admin/tenants/beta/export"));
        var texts = await ReadAsync(archive);
        Assert.Equal(before, texts.Where(x => x.Key.StartsWith("tables/", StringComparison.Ordinal)).ToDictionary(x => x.Key[7..^6], x => (long)x.Value.Count(c => c == '\n')));
        Assert.All(texts.Where(x => x.Key.StartsWith("tables/", StringComparison.Ordinal)).SelectMany(x => x.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)), line => JsonDocument.Parse(line).Dispose());
        Assert.Contains(texts, x => x.Key.StartsWith("files/", StringComparison.Ordinal) && x.Value == "A lone file");
        var all = string.Concat(texts.Values);
        Assert.Contains(raw, all, StringComparison.Ordinal);
        Assert.DoesNotContain(hash, all, StringComparison.Ordinal);
        Assert.DoesNotContain("Stamp", all, StringComparison.Ordinal);

        var page = await browser.GetAsync("admin/tenants/beta");
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "#state form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "#erasure form", new() { ["Erasure.Slug"] = "alpha" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "#erasure form", new() { ["Erasure.Slug"] = "beta" })).Status); // Suspended just now.
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Tenants.SingleAsync(x => x.Slug == "beta")).SuspendedAt = scope.GetRequiredService<UtcClock>().UtcNow.AddMinutes(-1);
            await db.SaveChangesAsync();
        });
        var done = await browser.SubmitAsync(page, "#erasure form", new() { ["Erasure.Slug"] = "beta" });
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        Assert.All(await desk.InAsync(desk.Beta, CountAsync), x => Assert.True(x.Value == 0, $"{x.Key} has {x.Value} rows left."));
        // Its own log grows by what the operator did.
        Assert.Equal(kept.Where(x => !x.Key.StartsWith("Audit", StringComparison.Ordinal)), (await desk.InAsync(desk.Alpha, CountAsync)).Where(x => !x.Key.StartsWith("Audit", StringComparison.Ordinal)));
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.AuditEntries.AnyAsync(x => x.Kind == AuditKind.SettingRemoved && x.AboutType == "Tenant")));
        Assert.Empty(desk.Services.GetRequiredService<IFileStore>().List(desk.Beta.Info.Id));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.MailRoutes.AnyAsync(x => x.TenantId == desk.Beta.Info.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/tenants/beta")).Status);
        // Its short name and its address are free again.
        var form = await browser.GetAsync("admin/tenants/new");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(form, ".settings-form", new()
        {
            ["Name"] = "Beta again", ["Slug"] = "beta", ["MailAddress"] = "help@beta.test", ["AdministratorName"] = "Bob", ["AdministratorAddress"] = "bob@beta.test",
        })).Status);
    }

    private static async Task<Browser> OperatorAsync(WebDesk desk)
    {
        await desk.InAsync(desk.Alpha, async scope =>
            Assert.Equal(OperatorOutcome.Done, await scope.GetRequiredService<ChangeOperators>().AddAsync(desk.Alpha.Administrator.Address, default)));
        return await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
    }

    private static async Task<TenantInfo> FindAsync(WebDesk desk, string slug) =>
        await desk.Services.GetRequiredService<TenantDirectory>().EvenSuspendedAsync(slug, default) ?? throw new InvalidOperationException($"There is no tenant {slug}.");

    private static async Task<Dictionary<string, long>> CountAsync(IServiceProvider scope)
    {
        var rows = scope.GetRequiredService<TenantRows>();
        var counts = new Dictionary<string, long>();
        foreach (var table in rows.Tables)
            counts[table] = await rows.WriteAsync(table, Stream.Null, default);
        return counts;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var texts = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
            texts[entry.FullName] = await reader.ReadToEndAsync();
        }
        return texts;
    }
}

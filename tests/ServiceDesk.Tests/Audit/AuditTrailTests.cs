using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Audit;

public sealed class AuditTrailTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static async Task<List<AuditEntry>> NewAsync(TestDesk desk, Func<IServiceProvider, Act, Task> work)
    {
        var known = await AuditDesk.EntriesAsync(desk);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            scope.GetRequiredService<DeskDb>().ActAs(desk.AlphaAdministrator, Door.Staff);
            await work(scope, desk.StaffAct(desk.Alpha));
        });
        return (await AuditDesk.EntriesAsync(desk)).FindAll(x => x.Sequence > known[^1].Sequence);
    }

    private static AuditValue Value(AuditEntry entry, string name) => Assert.Single(AuditDetails.Parse(entry.Details!).Values!, x => x.Name == name);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ASetting_IsToldWithWhoAndWhatStoodBefore(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeTrashDays>().RunAsync(desk.StaffAct(desk.Alpha), 30, default));
        var entry = Assert.Single(await NewAsync(desk, (scope, act) => scope.GetRequiredService<ChangeTrashDays>().RunAsync(act, 12, default)));
        Assert.Equal((AuditKind.SettingChanged, Door.Staff, desk.AlphaAdministrator, "Ada Alpha", "Tenant"), (entry.Kind, entry.Door, entry.PersonId, entry.PersonName, entry.AboutType));
        Assert.Equal(new AuditValue("TrashDays", "30", "12"), Value(entry, "TrashDays"));
        Assert.Empty(await NewAsync(desk, (scope, act) => scope.GetRequiredService<ChangeTrashDays>().RunAsync(act, 12, default)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ARole_ANewColleague_AndADismissal_AreTold(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var name = $"Night {Guid.NewGuid():N}"[..20];
        var made = Assert.Single(await NewAsync(desk, (scope, act) => scope.GetRequiredService<CreateRole>().RunAsync(act, new(name, [Right.Edit], TicketScope.All, false), default)));
        Assert.Equal(AuditKind.RightsChanged, made.Kind);
        Assert.Equal(name, AuditDetails.Parse(made.Details!).About);
        var address = $"{Guid.NewGuid():N}@alpha.test";
        var invited = await NewAsync(desk, (scope, act) => scope.GetRequiredService<InviteStaff>().RunAsync(act, "Nora New", address, StaffRole.Agent, [long.Parse(made.AboutId, CultureInfo.InvariantCulture)], default));
        var person = Assert.Single(invited, x => x.Kind == AuditKind.StaffInvited).AboutPersonId!.Value;
        Assert.Contains(invited, x => x.Kind == AuditKind.RightsChanged && x.AboutType == nameof(PersonRole) && x.AboutPersonId == person && AuditDetails.Parse(x.Details!).About == "Nora New");
        var promoted = Assert.Single(await NewAsync(desk, (scope, act) => scope.GetRequiredService<ChangeRole>().RunAsync(act, person, StaffRole.Administrator, default)), x => x.AboutType == nameof(Person));
        Assert.Equal((AuditKind.RightsChanged, new AuditValue("Role", "Agent", "Administrator")), (promoted.Kind, Value(promoted, "Role")));
        Assert.Contains(await NewAsync(desk, (scope, act) => scope.GetRequiredService<DismissStaff>().RunAsync(act, person, default)), x => x.Kind == AuditKind.StaffDismissed && x.AboutPersonId == person);
        Assert.Null((await AuditDesk.VerifyAsync(desk)).Break);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SigningIn_FailingTo_AndWhatSecuresIt_AreTold(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var address = $"{Guid.NewGuid():N}@customer.test";
        var entries = await NewAsync(desk, async (scope, act) =>
        {
            var (db, accounts, sessions) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UserManager<Account>>(), scope.GetRequiredService<Sessions>());
            db.ActAs(null, Door.Portal);
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Sam", address, act.At, default);
            await db.SaveChangesAsync();
            var account = await scope.GetRequiredService<AccountOpener>().EnsureAsync(person, default);
            await accounts.AddPasswordAsync(account, "correct horse battery");
            await accounts.AccessFailedAsync(account);
            await accounts.ResetAccessFailedCountAsync(account);
            await scope.GetRequiredService<NoteFailedSignIn>().RunAsync(null, "nobody@customer.test", default);
            await scope.GetRequiredService<NoteFailedSignIn>().RunAsync(null, "hunter2 in the wrong field", default);
            var first = await sessions.StartAsync(account, "Lynx", "192.0.2.1", act.At, default);
            await sessions.SignOutAsync(account.Id, first.Id, act.At, default);
            var second = await sessions.StartAsync(account, "Lynx", "192.0.2.1", act.At, default);
            await sessions.EndAsync(account.Id, second.Id, act.At, default);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            db.ActAs(person.Id, Door.Portal);
            await scope.GetRequiredService<ApiTokens>().CreateAsync(Act.Of(person, Door.Portal, act.At), new("Script", true, 3), default);
        });
        Assert.Equal(
            [AuditKind.AccountOpened, AuditKind.PasswordChanged, AuditKind.SignInFailed, AuditKind.SignInFailed, AuditKind.SignInFailed, AuditKind.SignedIn, AuditKind.SignedOut, AuditKind.SignedIn, AuditKind.SessionEnded, AuditKind.SecondFactorOn, AuditKind.TokenMade],
            entries.Select(x => x.Kind));
        Assert.All(entries.FindAll(x => x.Kind is AuditKind.SignedIn or AuditKind.SignedOut), x => Assert.True(x.PersonName == "Sam" && x.PersonId == x.AboutPersonId));
        var failed = entries.FindAll(x => x.Kind == AuditKind.SignInFailed);
        Assert.Equal((null, "Sam", "nobody@customer.test", null), (failed[0].PersonId, entries[5].PersonName, AuditDetails.Parse(failed[1].Details!).About, AuditDetails.Parse(failed[2].Details!).About));
        Assert.Equal(failed[0].AboutPersonId, entries[5].PersonId);
        Assert.DoesNotContain(entries, x => x.Details!.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Secrets_AreToldWithoutTheirValues(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        const string secret = "s3cr3t-of-the-mailbox";
        var entries = await NewAsync(desk, async (scope, act) =>
        {
            var made = await scope.GetRequiredService<CreateMailbox>().RunAsync(
                act, new("Orders", $"{Guid.NewGuid():N}@alpha.test", MailboxKind.Imap) { Server = new("127.0.0.1", 143, MailSecurity.None, "orders", secret, null, AfterFetch.MarkSeen, null, null) }, default);
            Assert.Equal(MailboxOutcome.Done, made.Outcome);
        });
        var entry = Assert.Single(entries, x => x.AboutType == nameof(Mailbox));
        Assert.Equal(new AuditValue("ProtectedPassword", null, null, IsSecret: true), Value(entry, "ProtectedPassword"));
        Assert.Equal("orders", Value(entry, "UserName").To);
        var kept = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.Where(x => x.Name == "Orders").Select(x => x.ProtectedPassword).FirstAsync());
        Assert.NotNull(kept);
        Assert.DoesNotContain(await AuditDesk.EntriesAsync(desk), x => x.Details!.Contains(secret, StringComparison.Ordinal) || x.Details.Contains(kept, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnActOnATicket_IsOneEntry_ThatNamesItsHistory(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var entry = Assert.Single(await NewAsync(desk, (scope, act) => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            act, ticket.Number, new() { Text = new("Yes."), Tags = ["old"] }, default)), x => x.Door == Door.Staff);
        Assert.Equal((AuditKind.TicketChanged, ticket.Id.ToString(CultureInfo.InvariantCulture), "Ada Alpha"), (entry.Kind, entry.AboutId, entry.PersonName));
        var details = AuditDetails.Parse(entry.Details!);
        Assert.Equal(ticket.Number.ToString(CultureInfo.InvariantCulture), details.About);
        Assert.Contains(nameof(Fact.Replied), details.Facts!);
        Assert.Equal(details.Facts!.Count, details.History!.Count);
        // A correction is a line of its own: what stood before is covered as it was.
        var line = HistoryDigest.Parse(details.History[0]).Id;
        await NewAsync(desk, (scope, act) => scope.GetRequiredService<CorrectFact>().RunAsync(act, line, "It was otherwise.", null, default));
        Assert.Null((await AuditDesk.VerifyAsync(desk)).Break);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ALicence_IsToldToTheTenantWhoseItIs(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var known = await AuditDesk.EntriesAsync(desk);
        await using (var scope = desk.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ChangeLicence>().RunAsync("alpha", new(LicencePackage.Wholesale, null, new(2031, 1, 1)), default);
        var entry = Assert.Single((await AuditDesk.EntriesAsync(desk)).Skip(known.Count));
        Assert.Equal((AuditKind.LicenceChanged, "2031-01-01"), (entry.Kind, DateOnly.Parse(Value(entry, "LicensedUntil").To!, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task AnotherTenantsSettings_AreNotChangedPastItsLog()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Tenants.SingleAsync(x => x.Id == desk.Beta.Id)).Name = "Gamma";
            await db.SaveChangesAsync();
        }));
        Assert.Equal("Beta", await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tenants.AsNoTracking().Where(x => x.Id == desk.Beta.Id).Select(x => x.Name).SingleAsync()));
    }
}

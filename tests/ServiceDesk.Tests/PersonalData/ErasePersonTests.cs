using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.PersonalData;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Audit;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.PersonalData;

public sealed class ErasePersonTests
{
    private const string Address = "quentin.quill@customer.test";
    private const string Name = "Quentin Quill";

    private static string Mail(string id, string subject) =>
        $"From: {Name} <{Address.ToUpperInvariant()}>\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{id}@customer.test>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + $"--b\nContent-Type: text/plain\n\nIt is dark.\n\nOn Monday {Name} <{Address}> wrote:\n> Hello\n--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=\"{Name}.txt\"\n\nlamp\n--b--\n";

    /// <summary>A person whose name and address stand wherever they can.</summary>
    private static async Task<(TestDesk Desk, long Person, int Number)> DeskAsync(DatabaseProvider provider)
    {
        var desk = await TestDesk.CreateAsync(provider);
        var ticket = (await desk.ReceiveAsync(desk.Alpha, Mail("one", $"Lamp of {Name}"))).Ticket!;
        var person = ticket.RequesterId;
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, act) = (scope.GetRequiredService<DeskDb>(), desk.StaffAct(desk.Alpha));
            await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, new() { Text = new($"Dear {Name}, we write to {Address}."), Tags = ["old"] }, default);
            var row = await db.People.SingleAsync(x => x.Id == person);
            row.Phone = "+33 1 23";
            await db.SaveChangesAsync();
            var account = await scope.GetRequiredService<AccountOpener>().EnsureAsync(row, default);
            await scope.GetRequiredService<UserManager<Account>>().AddPasswordAsync(account, "correct horse battery");
            await scope.GetRequiredService<Sessions>().StartAsync(account, "Lynx", "192.0.2.1", act.At, default);
            await scope.GetRequiredService<NoteFailedSignIn>().RunAsync(account, Address, default);
            await scope.GetRequiredService<BlockSender>().RunAsync(act, Address, default);
            var line = await db.History.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id);
            await scope.GetRequiredService<CorrectFact>().RunAsync(act, line, $"{Name} asked for it", $"{Address} said so", default);
        });
        await desk.DeliverAsync(desk.Alpha);
        return (desk, person, ticket.Number);
    }

    private static Task<ErasureOutcome> EraseAsync(TestDesk desk, long person, bool blanks, string confirmation = " Quentin.Quill@Customer.test ") => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<ErasePerson>().RunAsync(desk.StaffAct(desk.Alpha), person, confirmation, blanks, default));

    public static TheoryData<DatabaseProvider, bool> Ways() => new()
        { { DatabaseProvider.Sqlite, false }, { DatabaseProvider.Sqlite, true }, { DatabaseProvider.Postgres, false }, { DatabaseProvider.Postgres, true } };

    [Theory, MemberData(nameof(Ways))]
    public async Task NoTableNamesThePersonAnyMore_AndTicketsCountsAndTheChainStay(DatabaseProvider provider, bool blanks)
    {
        var (desk, person, number) = await DeskAsync(provider);
        await using var _ = desk;
        Assert.NotEmpty(await TextColumns.HoldingAsync(desk, Address, Name));
        await AuditDesk.VerifyAsync(desk);
        var before = await CountsAsync(desk);
        Assert.Equal(ErasureOutcome.Done, await EraseAsync(desk, person, blanks));
        Assert.Empty(await TextColumns.HoldingAsync(desk, Address, Name, "+33 1 23"));
        Assert.Equal(before, await CountsAsync(desk));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var erased = await db.People.SingleAsync(x => x.Id == person);
            Assert.Equal(($"Erased person {person}", $"erased-{person}@erased.invalid"), (erased.Name, erased.Address));
            Assert.False(await db.Accounts.AnyAsync(x => x.PersonId == person) || await db.Sessions.AnyAsync());
            var messages = await db.Messages.Include(x => x.Attachments).Where(x => x.Ticket!.Number == number).OrderBy(x => x.Id).ToListAsync();
            Assert.Equal(blanks, messages[0].Text == "…" && messages[0].RawFile is null && messages[0].Attachments.Count == 0);
            Assert.Contains("we write to erased-", messages[1].Text, StringComparison.Ordinal);
            Assert.Equal(blanks, await db.Journal.AnyAsync(x => x.State == JournalState.Deleted));
            var raw = await db.Journal.Select(x => x.RawFile).SingleAsync();
            Assert.Equal(blanks, await db.DiscardedFiles.AnyAsync(x => x.Name == raw));
        });
        var verified = await AuditDesk.VerifyAsync(desk);
        Assert.True(verified.Holds, verified.Break?.ToString());
        Assert.Contains(await AuditDesk.EntriesAsync(desk), x => x.Kind == AuditKind.PersonErased && x.AboutPersonId == person);
        // Whoever has the address writes as somebody new.
        Assert.NotEqual(person, (await desk.ReceiveAsync(desk.Alpha, Mail("two", "Again"))).Ticket!.RequesterId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnErasure_NeedsTheAddressTypedAgain_AndADismissalBefore(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var person = (await desk.OpenTicketAsync(desk.Alpha)).RequesterId;
        Assert.Equal(ErasureOutcome.NotConfirmed, await EraseAsync(desk, person, true, "rita@customer"));
        Assert.Equal(ErasureOutcome.IsStaff, await EraseAsync(desk, desk.AlphaAdministrator, true, "ada@alpha.test"));
        var foreign = (await desk.OpenTicketAsync(desk.Beta)).RequesterId;
        Assert.Equal(ErasureOutcome.NotFound, await EraseAsync(desk, foreign, true, "rita@customer.test"));
        Assert.Equal(ErasureOutcome.NotFound, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ErasePerson>()
            .RunAsync(desk.StaffAct(desk.Alpha) with { Role = StaffRole.Agent }, person, "rita@customer.test", true, default)));
        Assert.Empty(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().People.Where(x => x.Name.StartsWith("Erased")).ToListAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnExport_HoldsWhatThereIsOfThePerson_AndIsTold(DatabaseProvider provider)
    {
        var (desk, person, number) = await DeskAsync(provider);
        await using var _ = desk;
        Task<byte[]?> ExportAsync(Act act, long id) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ExportPerson>().RunAsync(act, id, default));
        var document = JsonDocument.Parse((await ExportAsync(desk.StaffAct(desk.Alpha), person))!).RootElement;
        Assert.Equal((Name, Address, "+33 1 23"), (document.GetProperty("person").GetProperty("name").GetString(), document.GetProperty("person").GetProperty("address").GetString(), document.GetProperty("person").GetProperty("phone").GetString()));
        Assert.Equal(number, Assert.Single(document.GetProperty("tickets").EnumerateArray()).GetProperty("number").GetInt32());
        var message = Assert.Single(document.GetProperty("messages").EnumerateArray());
        Assert.Equal($"{Name}.txt", message.GetProperty("files")[0].GetProperty("name").GetString());
        Assert.Equal("Lynx", document.GetProperty("account").GetProperty("sessions")[0].GetProperty("browser").GetString());
        Assert.NotEmpty(document.GetProperty("mails").GetProperty("received").EnumerateArray());
        Assert.DoesNotContain("passwordHash", document.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await ExportAsync(desk.StaffAct(desk.Alpha) with { Role = StaffRole.Agent }, person));
        Assert.Null(await ExportAsync(desk.StaffAct(desk.Alpha), desk.BetaAdministrator));
        Assert.Single(await AuditDesk.EntriesAsync(desk), x => x.Kind == AuditKind.PersonExported);
    }

    private static Task<(int, int, int, int)> CountsAsync(TestDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        return (await db.Tickets.CountAsync(), await db.Messages.CountAsync(), await db.History.CountAsync(), await db.Tally.SumAsync(x => x.Change));
    });
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Outbox;
using ServiceDesk.Scanning;
using ServiceDesk.Sending;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Scanning;

public sealed class CheckFilesTests
{
    private static readonly NewFile Plain = new("plan.txt", "text/plain", "a plan"u8.ToArray());

    private static NewFile Virus => new("invoice.exe", "application/octet-stream", TestVirus.Bytes);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMailsFiles_AreCheckedAfterItWasPlaced_AndTheTicketSaysWhatWasFound(DatabaseProvider provider)
    {
        await using var desk = await DeskAsync(provider, TestVirus.Clamd);
        var entry = await desk.ReceiveAsync(desk.Alpha, $"""
            From: Rita <rita@customer.test>
            To: help@alpha.test
            Subject: Invoice
            Message-ID: <virus@customer.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/plain

            See there.
            --b
            Content-Type: application/octet-stream; name="invoice.exe"
            Content-Disposition: attachment; filename="invoice.exe"
            Content-Transfer-Encoding: base64

            {Convert.ToBase64String(TestVirus.Bytes)}
            --b
            Content-Type: text/plain; name="plan.txt"
            Content-Disposition: attachment; filename="plan.txt"

            a plan
            --b--

            """);
        Assert.Equal([FileCheck.None, FileCheck.None], (await FilesAsync(desk)).Select(x => x.Check));
        await CheckAsync(desk);

        var files = await FilesAsync(desk);
        Assert.Equal([("invoice.exe", FileCheck.Infected, TestVirus.Name), ("plan.txt", FileCheck.Clean, null)], files.Select(x => (x.Name, x.Check, x.Finding)));
        Assert.All(files, x => Assert.Null(x.CheckKey));
        var view = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), entry.Ticket!.Number, default));
        Assert.Equal(("invoice.exe", TestVirus.Name), view!.History.Where(x => x.Fact == Fact.FileWithheld).Select(x => (x.From, x.To)).Single());
        Assert.False(await AnyDueAsync(desk));
        Assert.True(await desk.InAsync(desk.Alpha, scope => Task.FromResult(scope.GetRequiredService<IFileStore>().List(desk.Alpha.Id).Contains(files[0].File))));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhileTheScannerIsAway_FilesWait_AndMailIsPlacedAllTheSame(DatabaseProvider provider)
    {
        await using var away = ScriptedScanner.Saying("");
        await using var desk = await DeskAsync(provider, away.Settings);
        await desk.OpenTicketAsync(desk.Alpha, files: [Plain, Plain with { Name = "b.txt" }, Plain with { Name = "c.txt" }]);
        await CheckAsync(desk);
        Assert.All(await FilesAsync(desk), x => Assert.Equal((FileCheck.None, true), (x.Check, x.CheckKey is not null)));
        // After the second failure nobody is asked any more.
        Assert.Equal(2, away.Connections);
        var due = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DueWork.Where(x => x.Kind == WorkKind.CheckFile).ToListAsync());
        Assert.Equal(3, due.Count);
        var now = desk.Services.GetRequiredService<UtcClock>().UtcNow;
        Assert.All(due, x => Assert.True(x.DueAt > now));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AReply_WaitsForItsFiles_AndLeavesWithoutTheInfectedOne(DatabaseProvider provider)
    {
        await using var desk = await DeskAsync(provider, TestVirus.Clamd);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "rita@customer.test");
        await desk.DeliverAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), ticket.Number, new TicketWork { Text = new("See there."), Files = [Plain, Virus] }, default));
        Assert.Equal((OutboxState.Queued, 0), (await desk.DeliverAsync(desk.Alpha)).Select(x => (x.State, x.Attempts)).Single());

        await CheckAsync(desk);
        var mail = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        Assert.Equal(OutboxState.Sent, mail.State);
        var sent = desk.Transport.LastTo("rita@customer.test");
        Assert.Equal("plan.txt", Assert.Single(sent.Attachments).FileName);
        Assert.Contains("Not attached, for the virus scanner has not cleared it: invoice.exe", sent.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInfectedFile_IsNotForwarded()
    {
        await using var desk = await DeskAsync(DatabaseProvider.Sqlite, TestVirus.Clamd);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, files: [Virus, Plain]);
        await CheckAsync(desk);
        var files = await FilesAsync(desk);
        await Assert.ThrowsAsync<TicketRuleException>(() => ForwardAsync(files[0].Id));
        Assert.True(await ForwardAsync(files[1].Id));
        Assert.Equal(FileCheck.Clean, (await FilesAsync(desk))[2].Check);

        Task<bool> ForwardAsync(long file) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ForwardTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), ticket.Number, new(["vera@vendor.test"], "Look", [], [file]), default));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task FilesFromBeforeTheScanner_AreCheckedLater_AndThoseTooLargeAgainADayLater(DatabaseProvider provider)
    {
        var settings = new ScannerSettings((System.Net.EndPoint?)null);
        await using var desk = await DeskAsync(provider, settings);
        await desk.OpenTicketAsync(desk.Alpha, files: [Virus, Plain with { Open = () => new MemoryStream(new byte[3_000_000]) }]);
        Assert.False(await AnyDueAsync(desk));
        await using var later = desk.Services.GetRequiredService<TenantScopes>().Enter(desk.Alpha);
        var queue = ActivatorUtilities.CreateInstance<QueueFileChecks>(later.ServiceProvider, TestVirus.Clamd);
        Assert.Equal(2, await queue.RunAsync(default));
        Assert.Equal(0, await queue.RunAsync(default));

        var keys = (await FilesAsync(desk)).Select(x => x.CheckKey!.Value).ToList();
        await using (var scope = desk.Services.GetRequiredService<TenantScopes>().Enter(desk.Alpha))
            await ActivatorUtilities.CreateInstance<CheckFiles>(scope.ServiceProvider, TestVirus.Clamd, new VirusScanner(TestVirus.Clamd)).RunAsync(keys, default);
        Assert.Equal([FileCheck.Infected, FileCheck.TooLarge], (await FilesAsync(desk)).Select(x => x.Check));
        Assert.Equal(0, await queue.RunAsync(default));
        Assert.Equal(1, await queue.TooLarge(desk.Services.GetRequiredService<UtcClock>().UtcNow.AddDays(1)).CountAsync());
    }

    private static Task<TestDesk> DeskAsync(DatabaseProvider provider, ScannerSettings scanner) => TestDesk.CreateAsync(provider, services => services.AddSingleton(scanner));

    private static Task<List<Attachment>> FilesAsync(TestDesk desk) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Attachments.AsNoTracking().OrderBy(x => x.Id).ToListAsync());

    private static Task<bool> AnyDueAsync(TestDesk desk) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DueWork.AnyAsync(x => x.Kind == WorkKind.CheckFile));

    private static async Task CheckAsync(TestDesk desk)
    {
        var keys = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DueWork.Where(x => x.Kind == WorkKind.CheckFile).Select(x => x.Key).ToListAsync());
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<CheckFiles>().RunAsync(keys, default));
    }
}

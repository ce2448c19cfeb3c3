using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Relations;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Trash;

public sealed class PurgeTrashTests
{
    private static string Mail(string id, string text, string file) =>
        $"From: quinn@customer.test\nTo: help@alpha.test\nSubject: Lamp\nMessage-ID: <{id}>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + $"--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\n\n{file}\n--b--\n";

    private static async Task<(TestDesk Desk, MovedTime Time)> DeskAsync(DatabaseProvider provider)
    {
        // Files carry the machine's time.
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        return (await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time)), time);
    }

    private static Task<int> PurgeAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PurgeTrash>().RunAsync(default));

    private static Task<int> RemoveFilesAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<RemoveDiscardedFiles>().RunAsync(default));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatHasBeenThereLongEnough_IsGoneWithItsRowsItsWordsAndItsOwnFiles(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var (first, second) = ($"{Guid.NewGuid():N}@customer.test", $"{Guid.NewGuid():N}@customer.test");
        var doomed = (await desk.ReceiveAsync(desk.Alpha, Mail(first, "A secret weasel.", "shared"))).Ticket!;
        var kept = (await desk.ReceiveAsync(desk.Alpha, Mail(second, "Something else.", "shared"))).Ticket!;
        await desk.InAsync(desk.Alpha, async scope =>
        {
            await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), doomed.Number, new() { Tags = ["old"], AssigneeId = desk.AlphaAdministrator, Text = new("Yes.") }, default);
            await scope.GetRequiredService<RelateTickets>().RunAsync(desk.StaffAct(desk.Alpha), doomed.Number, RelationChoice.Parent, kept.Number, default);
        });
        await desk.DeliverAsync(desk.Alpha);
        var raw = await RawFileAsync(desk, first);
        await TrashDesk.TrashAsync(desk, doomed.Number);
        var follower = (await desk.ReceiveAsync(desk.Alpha, $"From: quinn@customer.test\nTo: help@alpha.test\nSubject: Re: Lamp\nMessage-ID: <{Guid.NewGuid():N}@c.test>\nIn-Reply-To: <{first}>\n\nAnd?\n")).Ticket!;
        var counts = await CountAsync(desk);

        time.Now += TimeSpan.FromDays(29.9);
        Assert.Equal(0, await PurgeAsync(desk));
        time.Now += TimeSpan.FromDays(0.2);
        Assert.Equal(1, await PurgeAsync(desk));
        Assert.Equal(0, await PurgeAsync(desk));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            Assert.False(await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).AnyAsync(x => x.Id == doomed.Id));
            Assert.False(await db.Messages.AnyAsync(x => x.TicketId == doomed.Id) || await db.Outbox.AnyAsync(x => x.TicketId == doomed.Id) || await db.History.AnyAsync(x => x.TicketId == doomed.Id));
            Assert.False(await db.Relations.AnyAsync());
            var timers = db.Set<TicketTimer>();
            Assert.False(await db.DueWork.AnyAsync(x => x.TenantId == desk.Alpha.Id && x.Kind == WorkKind.FireTimer && !timers.Any(timer => timer.Id == x.Key)));
            var entry = await db.Journal.SingleAsync(x => x.RawFile == raw);
            Assert.Equal((JournalState.Deleted, null, null, null), (entry.State, entry.TicketId, entry.From, entry.Subject));
            Assert.Empty(await scope.GetRequiredService<TicketSearch>().FindAsync("weasel", true, default));
            Assert.Null(await db.Tickets.Where(x => x.Id == follower.Id).Select(x => x.FollowsId).SingleAsync());
        });
        Assert.Equal(counts, await CountAsync(desk));

        // Its bytes outlive it by a day, and what another mail has too stays.
        Assert.Equal(0, await RemoveFilesAsync(desk));
        Assert.True(Exists(desk, raw));
        time.Now += RemoveDiscardedFiles.Grace + TimeSpan.FromMinutes(1);
        Assert.True(await RemoveFilesAsync(desk) >= 2);
        Assert.False(Exists(desk, raw));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DiscardedFiles.AnyAsync()));
        var shared = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Attachments.Select(x => x.File).SingleAsync());
        Assert.True(Exists(desk, shared));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ATenantsOwnDays_Count(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeTrashDays>().RunAsync(desk.StaffAct(desk.Alpha), 2, default));
        await TrashDesk.TrashAsync(desk, (await desk.OpenTicketAsync(desk.Alpha)).Number);
        time.Now += TimeSpan.FromDays(3);
        Assert.Equal(0, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<PurgeTrash>().RunAsync(default)));
        Assert.Equal(1, await PurgeAsync(desk));
    }

    [Fact]
    public async Task EveryTableThatRefersToATicket_IsKnownToThePurge()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var disposed = desk;
        await desk.InAsync(desk.Alpha, scope =>
        {
            var model = scope.GetRequiredService<DeskDb>().Model;
            string[] known =
            [
                "Attachment.MessageId", "Crossing.MessageId", "DispatchTrace.TicketId", "Draft.TicketId", "DraftFile.TicketId", "FieldValue.TicketId", "HeldReply.TicketId", "HistoryEntry.TicketId", "JournalEntry.TicketId", "Message.TicketId", "MessageVersion.MessageId", "Notification.TicketId", "OutboxMail.MessageId", "OutboxMail.TicketId",
                "Participant.TicketId", "ServiceClockEntry.TicketId", "ServiceLink.TicketId", "SupplierTicket.TicketId", "SurveyAnswer.TicketId", "TallyChange.TicketId", "TemplateRun.TicketId", "Ticket.FollowsId", "TicketMerge.FromId", "TicketMerge.IntoId",
                "TicketRelation.FromId", "TicketRelation.ToId", "TicketTag.TicketId", "TicketTimer.TicketId", "TicketViewer.TicketId", "Watcher.TicketId",
            ];
            Type[] deleted = [typeof(Ticket), typeof(Message), typeof(OutboxMail), typeof(TicketTimer), typeof(Attachment), typeof(HistoryEntry), typeof(TicketRelation), typeof(TicketMerge)];
            var found = deleted.SelectMany(x => model.FindEntityType(x)!.GetReferencingForeignKeys()).Select(x => $"{x.DeclaringEntityType.ClrType.Name}.{x.Properties[0].Name}").Order(StringComparer.Ordinal);
            // Whoever adds one deletes its rows in PurgeTrash, and names it here.
            Assert.Equal(known, found);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task EveryColumnThatNamesAFile_IsKnownToTheRemoval()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var disposed = desk;
        await desk.InAsync(desk.Alpha, scope =>
        {
            var named = scope.GetRequiredService<DeskDb>().Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(x => x.ClrType == typeof(string) && x.Name.EndsWith("File", StringComparison.Ordinal))
                .Select(x => $"{x.DeclaringType.ClrType.Name}.{x.Name}").Order(StringComparer.Ordinal);
            // Whoever adds one asks for it in RemoveDiscardedFiles, and names it here.
            Assert.Equal(["Attachment.File", "DraftFile.File", "JournalEntry.RawFile", "Message.BodyFile", "Message.RawFile", "MessageVersion.BodyFile", "OutboxMail.RawFile"], named);
            return Task.CompletedTask;
        });
    }

    private static Task<string> RawFileAsync(TestDesk desk, string mailId) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Messages.Where(x => x.MailId == mailId).Select(x => x.RawFile!).SingleAsync());

    private static Task<int> CountAsync(TestDesk desk) => desk.InAsync(desk.Alpha, async scope => (await scope.GetRequiredService<QueueCounts>().GetAsync(desk.StaffAct(desk.Alpha), default)).All);

    private static bool Exists(TestDesk desk, string file)
    {
        try
        {
            using var stream = desk.Services.GetRequiredService<IFileStore>().Open(desk.Alpha.Id, file);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}

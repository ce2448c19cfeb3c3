using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Benchmarks;

/// <summary>Notes in tickets, twenty a second, by their forms; on PostgreSQL some besides whose transaction stays open while later ones commit.</summary>
internal sealed class LiveChanges(SeededDesk desk, IReadOnlyList<Session> sessions, ChangeBook book)
{
    private const double ASecond = 20;
    private const int Writers = 4;
    private const int LateEvery = 5; // seconds

    private readonly Dictionary<Session, WebForm> forms = [];
    private readonly List<int> tickets = [];

    public IReadOnlyList<int> Tickets => tickets;

    /// <summary>Reads what has to be known before: tickets of which each is changed once, and the form of each writer.</summary>
    public async Task WarmAsync(CancellationToken cancellation)
    {
        tickets.AddRange(await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.MergedIntoId == null).OrderByDescending(x => x.Number).Select(x => x.Number).ToListAsync(cancellation)));
        foreach (var session in sessions.Take(Writers))
        {
            var path = Path(tickets[0]);
            forms[session] = WebForm.Read(await session.GetAsync(path, cancellation), $"{path}/work");
        }
    }

    /// <returns>How many were late ones.</returns>
    public async Task<int> RunAsync(double seconds, CancellationToken cancellation)
    {
        var count = (int)Math.Min(seconds * ASecond, tickets.Count / 2);
        var started = TimeProvider.System.GetTimestamp();
        var late = desk.Settings.Provider == DatabaseProvider.Postgres ? LateAsync(seconds, cancellation) : Task.FromResult(0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var turn = writer; turn < count; turn += Writers)
            {
                var wait = TimeSpan.FromSeconds(turn / ASecond) - TimeProvider.System.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, cancellation);
                await NoteAsync(sessions[writer % forms.Count], tickets[turn], cancellation);
            }
        }));
        return await late;
    }

    private async Task NoteAsync(Session session, int number, CancellationToken cancellation)
    {
        var form = forms[session]; // Of another ticket's page; it changes nothing of that, and so nothing of this one either.
        form.Action = $"{Path(number)}/work";
        form["Text"] = "I have looked at it.";
        form["Kind"] = "Note";
        var at = TimeProvider.System.GetTimestamp();
        await session.PostAsync(form, cancellation);
        book.Add(number, at);
    }

    // SQLite has one writer at a time: there no transaction stays open while later ones commit.
    private async Task<int> LateAsync(double seconds, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var made = 0;
        while (TimeProvider.System.GetElapsedTime(started).TotalSeconds < seconds - LateEvery)
        {
            await NoteLateAsync(tickets[tickets.Count / 2 + made], TimeSpan.FromSeconds(1 + made % 3), cancellation);
            made++;
            await Task.Delay(TimeSpan.FromSeconds(LateEvery - 1 - made % 3), cancellation);
        }
        return made;
    }

    private Task<bool> NoteLateAsync(int number, TimeSpan open, CancellationToken cancellation) => desk.InAsync(async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var author = await db.People.Where(x => x.Role == StaffRole.Administrator).OrderBy(x => x.Id).FirstAsync(cancellation);
        var act = Act.Of(author, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) with { Rights = Rights.All };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await db.Tickets.Include(x => x.Requester).SingleAsync(x => x.Number == number, cancellation);
        await scope.GetRequiredService<WorkOnTicket>().PrepareAsync(act, ticket, new() { Kind = MessageKind.Note, Text = new NewText("It took a while.") }, cancellation);
        await db.SaveChangesAsync(cancellation);
        await Task.Delay(open, cancellation);
        var at = TimeProvider.System.GetTimestamp();
        await transaction.CommitAsync(cancellation);
        book.Add(number, at);
        return true;
    });

    private static string Path(int number) => string.Create(CultureInfo.InvariantCulture, $"staff/tickets/{number}");
}

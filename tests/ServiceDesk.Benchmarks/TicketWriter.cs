using System.Globalization;

namespace ServiceDesk.Benchmarks;

/// <summary>Replies to open tickets by the form of their page. Each worker has tickets of its own, as agents do.</summary>
internal sealed class TicketWriter(IReadOnlyList<int> tickets)
{
    private const int MostWorkers = 8;

    private readonly int[] turns = new int[MostWorkers];

    public async Task<Turn> ReplyAsync(Session session, int worker, CancellationToken cancellation)
    {
        var number = tickets[(turns[worker]++ * MostWorkers + worker) % tickets.Count];
        var path = string.Create(CultureInfo.InvariantCulture, $"staff/tickets/{number}");
        var page = await session.GetAsync(path, cancellation);
        var form = WebForm.Read(page, $"{path}/work");
        form["Text"] = "Thank you for waiting. The spare part has arrived and we come by this afternoon.";
        form["Kind"] = "Public";
        await session.PostAsync(form, cancellation);
        return new(page.Length, Counts: false);
    }
}

/// <summary>Opens tickets by staff's form, whose page each session loads once.</summary>
internal sealed class TicketCreation(IReadOnlyList<string> requesters)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Session, Task<byte[]>> pages = new();

    public async Task<Turn> CreateAsync(Session session, int turn, CancellationToken cancellation)
    {
        var isNew = !pages.ContainsKey(session);
        var page = await pages.GetOrAdd(session, x => x.GetAsync("staff/tickets/new", cancellation));
        if (isNew)
            return new(page.Length, Counts: false);
        var form = WebForm.Read(page, "/staff/tickets");
        form["RequesterAddress"] = requesters[turn % requesters.Count];
        form["Subject"] = "The label printer takes two labels at once";
        form["Text"] = "Since the new rolls came, the label printer in the warehouse pulls two labels at a time and stops.";
        return new((await session.PostAsync(form, cancellation)).Length);
    }
}

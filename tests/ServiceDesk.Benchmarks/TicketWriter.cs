using System.Collections.Concurrent;
using System.Globalization;

namespace ServiceDesk.Benchmarks;

/// <summary>
/// Replies to open tickets by the form of their page. Each worker has tickets of its own, as agents do. A page is read once for
/// its form, for reading HTML is the load's work and would be measured with the application's.
/// </summary>
internal sealed class TicketWriter(IReadOnlyList<int> tickets)
{
    private const int MostWorkers = 8;

    private readonly int[] turns = new int[MostWorkers];
    private readonly ConcurrentDictionary<int, WebForm> forms = new();
    private readonly ConcurrentDictionary<Session, string> tokens = new();

    public async Task<Turn> ReplyAsync(Session session, int worker, CancellationToken cancellation)
    {
        var number = tickets[(turns[worker]++ * MostWorkers + worker) % tickets.Count];
        if (!forms.TryGetValue(number, out var form) | !tokens.TryGetValue(session, out var token))
        {
            form = await ReadAsync(session, number, cancellation);
            tokens[session] = token = form.Token;
            form["Text"] = "Thank you for waiting. The spare part has arrived and we come by this afternoon.";
            form["Kind"] = "Public";
            forms[number] = form;
        }
        form!.Token = token!;
        await session.PostAsync(form, cancellation);
        return new(0, Counts: false);
    }

    private static async Task<WebForm> ReadAsync(Session session, int number, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"staff/tickets/{number}");
        return WebForm.Read(await session.GetAsync(path, cancellation), $"{path}/work");
    }
}

/// <summary>Opens tickets by staff's form, whose page each session loads once.</summary>
internal sealed class TicketCreation(IReadOnlyList<string> requesters)
{
    private readonly ConcurrentDictionary<(Session, int Worker), WebForm> forms = new();

    public async Task<Turn> CreateAsync(Session session, int worker, int turn, CancellationToken cancellation)
    {
        if (!forms.TryGetValue((session, worker), out var form))
        {
            var page = await session.GetAsync("staff/tickets/new", cancellation);
            forms[(session, worker)] = WebForm.Read(page, "/staff/tickets");
            return new(page.Length, Counts: false);
        }
        form["RequesterAddress"] = requesters[turn % requesters.Count];
        form["Subject"] = "The label printer takes two labels at once";
        form["Text"] = "Since the new rolls came, the label printer in the warehouse pulls two labels at a time and stops.";
        return new((await session.PostAsync(form, cancellation)).Length);
    }
}

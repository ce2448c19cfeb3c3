using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServiceDesk.Benchmarks;

/// <summary>
/// Replies to open tickets by the form of their page. Each worker has tickets of its own, as agents do. The whole form is
/// read once a ticket, for reading HTML is the load's work and would be measured with the application's.
/// </summary>
internal sealed partial class TicketWriter(IReadOnlyList<int> tickets)
{
    private const int MostWorkers = 8;

    private readonly int[] turns = new int[MostWorkers];
    private readonly ConcurrentDictionary<int, WebForm> forms = new();
    private readonly ConcurrentDictionary<Session, string> tokens = new();

    public async Task<Turn> ReplyAsync(Session session, int worker, CancellationToken cancellation)
    {
        var number = tickets[(turns[worker]++ * MostWorkers + worker) % tickets.Count];
        var path = string.Create(CultureInfo.InvariantCulture, $"staff/tickets/{number}");
        var page = await session.GetAsync(path, cancellation);
        var form = forms.GetOrAdd(number, _ => WebForm.Read(page, $"{path}/work"));
        form.Token = tokens.GetOrAdd(session, _ => WebForm.Read(page, $"{path}/work").Token);
        form["Seen"] = SeenField().Match(Encoding.UTF8.GetString(page)).Groups[1].Value;
        form["Text"] = "Thank you for waiting. The spare part has arrived and we come by this afternoon.";
        form["Kind"] = "Public";
        await session.PostAsync(form, cancellation);
        return new(page.Length, Counts: false);
    }

    // What its reader has seen last: a reply to a ticket that has moved on is not taken.
    [GeneratedRegex("name=\"Seen\" value=\"(\\d+)\"")]
    private static partial Regex SeenField();
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

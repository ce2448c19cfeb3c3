using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>Where the rules in force and the draft would have put the last requests, had they come in now.</summary>
/// <param name="Tried">How many requests.</param>
/// <param name="Different">Of how many the two say something different.</param>
/// <param name="Shown">The newest of those.</param>
public sealed record RuleTrial(int Tried, int Different, TimeSpan Took, IReadOnlyList<TrialRow> Shown);

/// <param name="Now">By the rules in force.</param>
/// <param name="Then">By the draft.</param>
public sealed record TrialRow(int Number, string Subject, DateTime CreatedAt, TrialPlace Now, TrialPlace Then);

/// <summary>Names; null where the rules say nothing.</summary>
public sealed record TrialPlace(string Queue, string? Group, string? Assignee, string Priority, string? Status, string? Category, string? Type, string? Product, string Tags, string Rules)
{
    /// <summary>Which rules did it does not matter for where a ticket goes.</summary>
    public bool IsSamePlace(TrialPlace other) => this with { Rules = "" } == (other ?? throw new ArgumentNullException(nameof(other))) with { Rules = "" };
}

/// <summary>Tries the draft on requests that came in before it. Nothing is changed.</summary>
public sealed class TryRules(DeskDb db, RuleBooks books, RuleDrafts drafts, CatalogCache catalogs, IFileStore files)
{
    public const int Most = 10_000;
    private const int Chunk = 1000;
    private const int MostShown = 200;

    /// <param name="last">How many requests; at most <see cref="Most"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when there is no draft.</returns>
    public async Task<RuleTrial?> RunAsync(int last, CancellationToken cancellation)
    {
        if (await drafts.CurrentAsync(cancellation) is not { IsDraft: true } draft)
            return null;
        var started = Stopwatch.GetTimestamp();
        var (now, then, catalog) = (await books.GetAsync(db, cancellation), books.Compile(draft), await catalogs.GetAsync(db, cancellation));
        var (tried, different, before) = (0, 0, long.MaxValue);
        var shown = new List<TrialRow>();
        while (tried < last)
        {
            var requests = await ReadAsync(before, Math.Min(Chunk, last - tried), catalog, cancellation);
            if (requests.Count == 0)
                break;
            foreach (var request in requests)
            {
                var (placeNow, placeThen) = (PlaceOf(now, request, catalog), PlaceOf(then, request, catalog));
                if (placeNow.IsSamePlace(placeThen))
                    continue;
                if (++different <= MostShown)
                    shown.Add(new(request.Number, request.Facts.Subject, request.CreatedAt, placeNow, placeThen));
            }
            (tried, before) = (tried + requests.Count, requests[^1].Id);
        }
        return new(tried, different, Stopwatch.GetElapsedTime(started), shown);
    }

    private async Task<List<PastRequest>> ReadAsync(long before, int count, Catalog catalog, CancellationToken cancellation)
    {
        var tickets = await Tickets(before, count).ToListAsync(cancellation);
        if (tickets.Count == 0)
            return [];
        var (lowest, highest) = (tickets[^1].Id, tickets[0].Id);
        var firsts = (await FirstMessages(lowest, highest).ToListAsync(cancellation)).ToDictionary(x => x.TicketId);
        var names = (await FileNames(lowest, highest).ToListAsync(cancellation)).ToLookup(x => x.TicketId, x => x.Name);
        var stories = (await db.DispatchTraces.Where(x => x.TicketId >= lowest && x.TicketId <= highest).Select(x => new { x.TicketId, x.Story }).ToListAsync(cancellation))
            .ToDictionary(x => x.TicketId, x => DispatchTrace.Read(x.Story).Arrival);
        return [.. tickets.Select(x => Request(x, firsts.GetValueOrDefault(x.Id), names[x.Id], stories.GetValueOrDefault(x.Id), catalog))];
    }

    private PastRequest Request(TicketRow row, FirstMessage? first, IEnumerable<string> names, Arrival? arrival, Catalog catalog)
    {
        // A ticket that no rule touched stands where it came in, or where people put it since.
        arrival ??= new() { Queue = row.QueueId, Priority = row.PriorityId, Category = row.CategoryId, Type = row.TypeId, Product = row.ProductId, Group = row.GroupId };
        return new(row.Id, row.Number, row.CreatedAt, arrival.Assignee is not null || catalog.Queue(arrival.Queue) is { IsDefault: false }, new RequestFacts
        {
            Door = row.Door,
            Subject = row.Subject,
            Text = first?.Text ?? "",
            SenderAddress = row.Address,
            SenderName = row.Name,
            SenderIsStaff = row.IsStaff,
            CustomerName = row.Customer,
            ContractName = row.Contract,
            Recipients = arrival.Recipients,
            FileNames = [.. names],
            IsAutomatic = first?.AutomaticReason is not null,
            Headers = new(() => HeadersOf(first?.RawFile)),
            QueueId = arrival.Queue,
            GroupId = arrival.Group,
            AssigneeId = arrival.Assignee,
            PriorityId = arrival.Priority,
            CategoryId = arrival.Category,
            TypeId = arrival.Type,
            ProductId = arrival.Product,
            Fields = catalog.FieldWords(FieldFormat.Unpack(row.FieldText)),
        });
    }

    private IReadOnlyList<(string Name, string Value)> HeadersOf(string? rawFile)
    {
        if (rawFile is null)
            return [];
        using var file = files.Open(db.TenantId, rawFile);
        var raw = new byte[file.Length];
        file.ReadExactly(raw);
        return [.. MimeMessage.Load(raw).Headers.Select(x => (x.Name, x.Value))];
    }

    private static TrialPlace PlaceOf(RuleBook? book, PastRequest request, Catalog catalog)
    {
        var facts = request.Facts with { };
        var decision = book?.Decide(facts, catalog, request.IsPlaced, explains: false);
        var changes = decision?.Plan.Changes ?? new();
        return new(
            catalog.QueueName(facts.QueueId), catalog.GroupName(changes.GroupId ?? (changes.QueueId is { } queue ? catalog.Queue(queue)?.GroupId : facts.GroupId)),
            catalog.StaffName(facts.AssigneeId), catalog.PriorityName(facts.PriorityId), changes.StatusId is { } status ? catalog.StatusName(status) : null,
            catalog.Category(facts.CategoryId)?.Name, catalog.Type(facts.TypeId)?.Name, catalog.Product(facts.ProductId)?.Name, string.Join(", ", facts.Tags),
            string.Join(", ", decision?.Rules.Where(x => x.Held).Select(x => x.Name) ?? []));
    }

    internal IQueryable<TicketRow> Tickets(long before, int count) => db.Tickets.Where(x => x.Id < before).OrderByDescending(x => x.Id).Take(count)
        .Select(x => new TicketRow(
            x.Id, x.Number, x.Subject, x.CreatedAt, x.Door, x.QueueId, x.GroupId, x.PriorityId, x.CategoryId, x.TypeId, x.ProductId, x.Requester!.Name, x.Requester.Address,
            x.Requester.StaffSince != null && x.Requester.StaffUntil == null, x.Customer!.Name,
            db.Set<People.Contract>().Where(c => c.Id == x.ContractId).Select(c => c.Name).FirstOrDefault(), x.FieldText));

    internal IQueryable<FirstMessage> FirstMessages(long lowest, long highest)
    {
        var all = db.Messages;
        return all.Where(x => x.TicketId >= lowest && x.TicketId <= highest && x.Id == all.Where(y => y.TicketId == x.TicketId).Min(y => y.Id))
            .Select(x => new FirstMessage(x.TicketId, x.Text, x.AutomaticReason, x.RawFile));
    }

    internal IQueryable<FileName> FileNames(long lowest, long highest)
    {
        var all = db.Messages;
        return db.Attachments.Where(x => x.Message!.TicketId >= lowest && x.Message.TicketId <= highest
                && x.MessageId == all.Where(y => y.TicketId == x.Message.TicketId).Min(y => y.Id))
            .Select(x => new FileName(x.Message!.TicketId, x.Name));
    }

    internal sealed record TicketRow(
        long Id, int Number, string Subject, DateTime CreatedAt, Door Door, long QueueId, long? GroupId, long PriorityId, long? CategoryId, long? TypeId, long? ProductId,
        string Name, string Address, bool IsStaff, string? Customer, string? Contract, string? FieldText);

    internal sealed record FirstMessage(long TicketId, string Text, string? AutomaticReason, string? RawFile);

    internal sealed record FileName(long TicketId, string Name);

    private sealed record PastRequest(long Id, int Number, DateTime CreatedAt, bool IsPlaced, RequestFacts Facts);
}

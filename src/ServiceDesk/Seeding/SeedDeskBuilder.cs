using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>
/// Fills a tenant up with customers, people, queues and tags for made-up tickets. What is there already counts and stays;
/// a second run with the same options adds nothing.
/// </summary>
public sealed class SeedDeskBuilder(DeskDb db, CatalogCache catalogs, SeedOptions options, DateTime now)
{
    // Far from the streams of the tickets.
    private const long Stream = 1L << 40;

    private readonly SeedRandom random = new(options.Seed, Stream);
    private readonly IReadOnlyList<string> first = SeedWords.Words("first-names");
    private readonly IReadOnlyList<string> last = SeedWords.Words("last-names");

    public async Task<SeedDesk> BuildAsync(CancellationToken cancellation)
    {
        var customers = await FillCustomersAsync(cancellation);
        var known = (await db.People.OrderBy(x => x.Id).ToListAsync(cancellation)).ToDictionary(x => x.Address);
        var staff = Fill(known, options.Staff, x => x.IsStaff, () => NewStaff());
        foreach (var person in staff.Where(x => x.Id == 0))
            await DefaultRole.GiveAsync(db, person, cancellation);
        var requesters = Fill(known, options.Requesters, x => x.StaffSince is null, () => NewRequester(random.Leaning(customers)));
        await FillQueuesAsync(cancellation);
        var tags = await FillTagsAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        catalogs.Forget(db.TenantId);
        var mailbox = await db.Set<Mailbox>().OrderByDescending(x => x.IsDefault).Select(x => (long?)x.Id).FirstOrDefaultAsync(cancellation);
        return new(db.Tenant.Info, await catalogs.GetAsync(db, cancellation), requesters, staff, tags, mailbox);
    }

    private async Task<List<Customer>> FillCustomersAsync(CancellationToken cancellation)
    {
        var customers = await db.Customers.OrderBy(x => x.Id).ToListAsync(cancellation);
        foreach (var name in SeedWords.Lines("customers").Take(options.Customers))
            if (customers.All(x => x.Name != name))
            {
                var customer = new Customer { TenantId = db.TenantId, Name = name, MailDomain = $"{Plain(name, '-')}.example", CreatedAt = now.AddYears(-5) };
                db.Add(customer);
                customers.Add(customer);
            }
        await db.SaveChangesAsync(cancellation);
        return customers;
    }

    // The names come in the same order in each run; those that are there already are passed over.
    private List<Person> Fill(Dictionary<string, Person> known, int count, Func<Person, bool> belongs, Func<Person> make)
    {
        var people = known.Values.Where(belongs).ToList();
        while (people.Count < count)
        {
            var person = make();
            if (!known.TryAdd(person.Address, person))
                continue;
            db.Add(person);
            people.Add(person);
        }
        return people;
    }

    private Person NewStaff()
    {
        var (name, local) = NewName();
        var person = new Person { TenantId = db.TenantId, Name = name, Address = $"{local}@{db.Tenant.Info.Slug}.example", CreatedAt = now.AddYears(-5) };
        person.Employ(StaffRole.Agent, now.AddYears(-5));
        return person;
    }

    private Person NewRequester(Customer customer)
    {
        var (name, local) = NewName();
        return new()
        {
            TenantId = db.TenantId,
            Name = name,
            Address = $"{local}@{customer.MailDomain ?? $"{db.Tenant.Info.Slug}.example"}",
            Phone = random.Chance(0.4) ? string.Create(CultureInfo.InvariantCulture, $"+44 20 7946 0{random.Between(100, 999)}") : null,
            CustomerId = customer.Id,
            CreatedAt = now.AddYears(-5),
        };
    }

    private (string Name, string Local) NewName()
    {
        var (given, family) = (random.Of(first), random.Of(last));
        return ($"{given} {family}", $"{Plain(given, null)}.{Plain(family, null)}");
    }

    private async Task FillQueuesAsync(CancellationToken cancellation)
    {
        var queues = await db.Queues.ToListAsync(cancellation);
        var group = await db.Groups.OrderBy(x => x.Id).Select(x => (long?)x.Id).FirstOrDefaultAsync(cancellation);
        var names = SeedWords.Lines("queues");
        // Written requests name their queues, so all of them are needed; generated ones take any.
        var most = options.Content == SeedContent.Demo ? names.Count : Math.Max(0, names.Count - queues.Count);
        foreach (var name in names.Where(name => queues.All(x => x.Name != name)).Take(most).ToList())
            db.Add(new Queue { TenantId = db.TenantId, Name = name, IsOffered = true, GroupId = group, Order = 100 });
    }

    private async Task<List<Tag>> FillTagsAsync(CancellationToken cancellation)
    {
        var tags = await db.Tags.ToDictionaryAsync(x => x.Name, cancellation);
        var wanted = new List<Tag>();
        foreach (var name in SeedWords.Words("tags"))
        {
            if (!tags.TryGetValue(name, out var tag))
                db.Add(tag = new Tag { TenantId = db.TenantId, Name = name });
            wanted.Add(tag);
        }
        return wanted;
    }

    /// <summary>Letters and digits of ASCII, lower case, as mail addresses have them.</summary>
    private static string Plain(string text, char? gap)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant().Replace("ø", "o", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(letter))
                plain.Append(letter);
            else if (letter == ' ' && gap is { } between && plain is [.., var end] && end != between)
                plain.Append(between);
        return plain.ToString();
    }
}

using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>An address, or a whole domain (<c>@shop.example</c>), whose mails make no tickets. They stay in the journal.</summary>
public sealed class BlockedSender : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }

    /// <summary>Lower case; a domain begins with an at sign.</summary>
    public required string Pattern { get; init; }
    public required DateTime Since { get; init; }

    /// <summary>Who blocked it.</summary>
    public long? PersonId { get; init; }

    /// <summary>The two patterns under which an address may be blocked.</summary>
    public static string[] PatternsOf(string address)
    {
        var folded = Person.Fold(address);
        var at = folded.LastIndexOf('@');
        return at < 0 ? [folded] : [folded, folded[at..]];
    }

    /// <returns>The pattern as it is kept, or null: neither an address nor a domain.</returns>
    public static string? Normalise(string input)
    {
        var folded = Person.Fold(input.Trim());
        if (folded.Length is 0 or > Person.AddressLength || folded.Any(char.IsWhiteSpace))
            return null;
        var at = folded.LastIndexOf('@');
        if (at < 0)
            folded = $"@{folded}";
        return folded[folded.LastIndexOf('@')..] is { Length: > 3 } domain && domain.Contains('.', StringComparison.Ordinal) ? folded : null;
    }
}

/// <summary>Blocks a sender or a domain; once is enough.</summary>
public sealed class BlockSender(DeskDb db)
{
    /// <param name="pattern">As <see cref="BlockedSender.Normalise"/> has made it.</param>
    public async Task RunAsync(Act act, string pattern, CancellationToken cancellation)
    {
        if (await db.BlockedSenders.AnyAsync(x => x.Pattern == pattern, cancellation))
            return;
        db.BlockedSenders.Add(new() { TenantId = act.TenantId, Pattern = pattern, Since = act.At, PersonId = act.PersonId });
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Lets a sender in again. What was refused meanwhile can be tried again in the journal.</summary>
public sealed class UnblockSender(DeskDb db)
{
    /// <returns>False when there is no such entry.</returns>
    public async Task<bool> RunAsync(long id, CancellationToken cancellation)
    {
        if (await db.BlockedSenders.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } found)
            return false;
        db.BlockedSenders.Remove(found);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

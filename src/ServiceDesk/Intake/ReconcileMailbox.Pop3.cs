namespace ServiceDesk.Intake;

public sealed partial class ReconcileMailbox
{
    // POP3 tells no time of arrival, but numbers mails in the order in which they came: what stands before a mail that the journal
    // knows was there when that one was fetched.
    private async Task<MailboxReconciliation> ByPop3Async(Mailbox mailbox, bool take, CancellationToken cancellation)
    {
        await using var client = await sessions.OpenPop3Async(mailbox, cancellation);
        var mails = await client.UidsAsync(cancellation);
        var known = await pop3.KnownAsync(mailbox, mails, cancellation);
        var sizes = (await client.ListAsync(cancellation)).ToDictionary(x => x.Number, x => x.Size);
        var latest = mails.LastOrDefault(x => known.Contains(FetchPop3.KeyOf(mailbox, x.Uid))).Number;
        var unknown = mails.Where(x => !known.Contains(FetchPop3.KeyOf(mailbox, x.Uid))).ToList();
        var missing = new List<string>();
        var taken = 0;
        foreach (var mail in unknown.Where(x => x.Number < latest && sizes.GetValueOrDefault(x.Number) <= FetchMailbox.MaxSize))
        {
            using var raw = new MemoryStream();
            if (await client.RetrieveAsync(mail.Number, raw, FetchMailbox.MaxSize, cancellation) is { IsTooLarge: true }
                || await journal.HasBytesAsync(mailbox.Id, raw.GetBuffer().AsMemory(0, (int)raw.Length), cancellation))
                continue;
            missing.Add(mail.Uid);
            if (take && await pop3.TakeAsync(client, mailbox, mail, sizes.GetValueOrDefault(mail.Number), startedAnew: false, cancellation) == Pop3Outcome.New)
                taken++;
        }
        await client.QuitAsync(cancellation);
        return new(mailbox.Name, mailbox.Address, mails.Count, unknown.Count(x => x.Number > latest), missing, taken, null);
    }
}

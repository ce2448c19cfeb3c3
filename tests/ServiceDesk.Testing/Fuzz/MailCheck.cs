using System.Diagnostics;
using System.Runtime.CompilerServices;
using ServiceDesk.Mail.Html;
using ServiceDesk.Mail.Inspection;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Reads a mail in every way that the desk does, and holds what comes out to what must be true of any mail.</summary>
/// <param name="limit">How long reading may take.</param>
/// <param name="parsedEvery">The sanitised HTML of one mail in that many is read by a whole HTML parser besides.</param>
public sealed class MailCheck(TimeSpan limit, int parsedEvery)
{
    // A fixed part, since a mail of ten kilobytes may hold as many empty parts as are read at all, and so many bytes for each byte of the mail.
    private const long AllocationFloor = 4_000_000;
    private const long AllocationFactor = 100;

    private int _checked;

    /// <summary>A number that depends on what was read; the same for the same mails. It is null where a fault was found.</summary>
    public long? Check(ReadOnlyMemory<byte> mail, out FuzzFault? fault)
    {
        try
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var began = Stopwatch.GetTimestamp();
            var message = MimeMessage.Load(mail);
            var seen = MailInspector.Inspect("fuzz.eml", message);
            _ = message.Invitation;
            var took = Stopwatch.GetElapsedTime(began);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var sum = Number(seen);
            fault = CostFault(mail, took, allocated) ?? HtmlFault(seen.Html) ?? ReplyFault(message);
            _checked++;
            return fault is null ? sum + Nested(message.Body, ref fault) : null;
        }
        catch (MimeLimitException)
        {
            fault = null;
            return 0;
        }
#pragma warning disable CA1031 // Whatever is thrown is what is being looked for.
        catch (Exception e)
        {
            var place = e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("ServiceDesk", StringComparison.Ordinal))?.Trim();
            fault = new($"{e.GetType().Name} {place}", e.ToString());
            return null;
        }
#pragma warning restore CA1031
    }

    private FuzzFault? CostFault(ReadOnlyMemory<byte> mail, TimeSpan took, long allocated)
    {
        var most = AllocationFloor + (AllocationFactor * mail.Length);
        // A pause of the machine, or a table that is built once, is no fault of the reader: what costs too much once more, and once more, is.
        for (var again = 0; (took > limit || allocated > most) && again < 2; again++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var began = Stopwatch.GetTimestamp();
            MailInspector.Inspect("fuzz.eml", MimeMessage.Load(mail));
            took = TimeSpan.FromTicks(Math.Min(took.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        if (allocated > most)
            return new("allocation", $"{mail.Length} bytes of mail took {allocated} bytes of memory.");
        return took > limit ? new("time", $"{mail.Length} bytes of mail took {took.TotalMilliseconds:F0} ms.") : null;
    }

    private FuzzFault? HtmlFault(string? html)
    {
        if (html is null)
            return null;
        if (SafeMarkup.Fault(html) is { } unsafeMarkup)
            return new("unsafe HTML", unsafeMarkup);
        if (HtmlSanitizer.Sanitize(html).Html != html)
            return new("sanitised HTML changes when it is sanitised again", html);
        return parsedEvery > 0 && _checked % parsedEvery == 0 && html.Length < 50_000 && ParsedMarkup.Fault(html) is { } parsed ? new("unsafe HTML when parsed", parsed) : null;
    }

    /// <summary>What is shown and what is folded away make up the whole.</summary>
    private static FuzzFault? ReplyFault(MimeMessage message)
    {
        if (message.TextBody is { } text)
        {
            var reply = VisibleReply.FromText(text);
            if (Essence(text, '\0') != Essence(reply.Text, '\0') + reply.Folded.Sum(part => Essence(part.Text, '\0')))
                return new("text lost by folding", text);
        }
        if (message.HtmlBody is { } html && message.TextBody is null)
        {
            var reply = VisibleReply.FromHtml(html);
            if (Essence(HtmlText.FromHtml(html), '>') != Essence(reply.Text, '>') + reply.Folded.Sum(part => Essence(part.Text, '>')))
                return new("text of HTML lost by folding", html);
        }
        return null;
    }

    /// <summary>A sum of all characters but white space (and quotation marks, which follow the lines): pieces add up to their whole.</summary>
    private static long Essence(string text, char ignored)
    {
        long sum = 0;
        foreach (var c in text)
        {
            if (c > ' ' && c != ignored && !char.IsWhiteSpace(c))
                sum += 0x10000 + c;
        }
        return sum;
    }

    /// <summary>Messages within the message are read as well: the desk shows them when they are opened.</summary>
    private static long Nested(MimeEntity entity, ref FuzzFault? fault)
    {
        long sum = 0;
        if (entity is MessagePart part)
        {
            var seen = MailInspector.Inspect("nested.eml", part.Message);
            sum += Number(seen);
            if (seen.Html is not null && SafeMarkup.Fault(seen.Html) is { } markup)
                fault = new("unsafe HTML", markup);
        }
        if (entity is Multipart multipart)
        {
            foreach (var child in multipart.Parts)
                sum += Nested(child, ref fault);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Number(InspectedMail seen) =>
        (seen.Text.Length * 3L) + ((seen.Html?.Length ?? 0) * 5L) + ((seen.Subject?.Length ?? 0) * 7L) + (seen.ReplyText.Length * 11L) + (seen.To.Count * 13L)
        + (seen.Attachments.Sum(file => file.Size) * 17L) + (seen.AutoReply ? 19 : 0) + (seen.Bounce ? 23 : 0) + (seen.From?.Address.Length ?? 0);
}

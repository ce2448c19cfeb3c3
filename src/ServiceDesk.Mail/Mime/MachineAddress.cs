namespace ServiceDesk.Mail.Mime;

/// <summary>Addresses behind which nobody reads (RFC 2142, RFC 3834 section 2).</summary>
public static class MachineAddress
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "mailer-daemon", "mailerdaemon", "mailer_daemon", "mail-daemon", "postmaster", "abuse", "noreply", "no-reply", "no_reply",
        "donotreply", "do-not-reply", "do_not_reply", "dontreply", "nepasrepondre", "ne-pas-repondre", "keineantwort", "noresponder", "no-responder",
        "bounce", "bounces",
    };

    /// <summary>Whether a machine must never write to <paramref name="address"/> by itself.</summary>
    public static bool IsNeverAnswered(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var at = address.LastIndexOf('@');
        var local = at < 0 ? address.AsSpan() : address.AsSpan(0, at);
        var plus = local.IndexOf('+');
        if (plus >= 0)
            local = local[..plus];
        return Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(local);
    }
}

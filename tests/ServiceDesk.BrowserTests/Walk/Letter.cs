using System.Text;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>A mail as a requester's program would write it.</summary>
/// <param name="From">An address.</param>
/// <param name="To">An address.</param>
public sealed record Letter(string From, string To, string Subject, string Text)
{
    /// <summary>Of whoever writes.</summary>
    public string Name { get; init; } = "Rita Requester";

    /// <summary>Further addresses in the line Cc.</summary>
    public string? Cc { get; init; }

    /// <summary>The Message-ID that it answers, without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    public byte[] ToBytes()
    {
        var answered = InReplyTo is null ? "" : $"In-Reply-To: <{InReplyTo}>\nReferences: <{InReplyTo}>\n";
        var copies = Cc is null ? "" : $"Cc: <{Cc}>\n";
        var date = TimeProvider.System.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(
            $"""
             From: {Name} <{From}>
             To: <{To}>
             {copies}Subject: {Subject}
             Date: {date}
             Message-ID: <{Guid.NewGuid():N}@customer.test>
             {answered}MIME-Version: 1.0
             Content-Type: text/plain; charset=utf-8
             Content-Transfer-Encoding: 8bit

             {Text}

             """.ReplaceLineEndings("\r\n"));
    }
}

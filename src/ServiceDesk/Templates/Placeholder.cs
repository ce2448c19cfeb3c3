namespace ServiceDesk.Templates;

/// <summary>Names that stand in templates for what is known when the mail leaves: <c>{{ticket.number}}</c>.</summary>
public static class Placeholder
{
    public const string TicketNumber = "ticket.number";
    public const string TicketSubject = "ticket.subject";
    public const string RequesterName = "requester.name";
    public const string AgentName = "agent.name";
    public const string DeskName = "desk.name";
    public const string QueueName = "queue.name";
    public const string Link = "link";

    /// <summary>Whoever reads the mail.</summary>
    public const string ReaderName = "reader.name";

    /// <summary>What has happened, in a sentence for each event.</summary>
    public const string Event = "event";

    /// <summary>Why a ticket is put off or ended.</summary>
    public const string DeferralReason = "deferral.reason";

    /// <summary>The day on which a ticket that is put off is looked at again.</summary>
    public const string DeferralReview = "deferral.review";

    /// <summary>What somebody wrote, with its markup: takes a line of its own.</summary>
    public const string Message = "message";

    /// <summary>The queue's signature under an answer, the desk's name under other mails: takes a line of its own.</summary>
    public const string Signature = "signature";

    /// <summary>The question how it was with its icons, in a mail that asks; nothing in others: takes a line of its own.</summary>
    public const string Survey = "survey";

    /// <summary>What a queue's signature may hold.</summary>
    public static IReadOnlyList<string> InSignature { get; } = [AgentName, QueueName, DeskName];

    /// <summary>What the text of a macro may hold: what is known while an answer is written.</summary>
    public static IReadOnlyList<string> InMacro { get; } = [TicketNumber, TicketSubject, RequesterName, AgentName, QueueName, DeskName];

    /// <summary>It stands for several lines.</summary>
    public static bool IsBlock(string name) => name is Message or Signature or Survey;

    /// <summary>As it is written: <c>{{name}}</c>.</summary>
    public static string Written(string name) => $"{{{{{name}}}}}";
}

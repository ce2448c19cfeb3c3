using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

/// <summary>A kind of mail whose words a tenant may change.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="Placeholders">Those that its text knows.</param>
public sealed record TemplateKind(OutboxKind Kind, string Key, IReadOnlyList<string> Placeholders)
{
    private static readonly string[] Usual =
    [
        Placeholder.TicketNumber, Placeholder.TicketSubject, Placeholder.RequesterName, Placeholder.DeskName, Placeholder.QueueName,
        Placeholder.Link, Placeholder.Message,
    ];

    public static IReadOnlyList<TemplateKind> All { get; } =
    [
        new(OutboxKind.Acknowledgement, "acknowledgement", [.. Usual, Placeholder.Signature]),
        new(OutboxKind.Reply, "reply", [.. Usual, Placeholder.AgentName, Placeholder.Signature]) { Required = Placeholder.Message },
        new(OutboxKind.Assignment, "assignment", [.. Usual, Placeholder.AgentName]),
        new(OutboxKind.Deferral, "deferral", [.. Usual, Placeholder.DeferralReason, Placeholder.DeferralReview, Placeholder.AgentName, Placeholder.Signature]),
        new(OutboxKind.Decline, "decline", [.. Usual, Placeholder.DeferralReason, Placeholder.AgentName, Placeholder.Signature]),
        new(OutboxKind.Closing, "closing", [.. Usual, Placeholder.AgentName, Placeholder.Survey, Placeholder.Signature]),
        new(OutboxKind.Survey, "survey", [.. Usual, Placeholder.AgentName, Placeholder.Survey, Placeholder.Signature]) { Required = Placeholder.Survey },
        new(OutboxKind.Update, "update", [.. Usual, Placeholder.ReaderName, Placeholder.Event, Placeholder.AgentName, Placeholder.Signature]),
        // Without the link: whoever is responsible for a customer need not be one of those who see the request.
        new(OutboxKind.AccountUpdate, "account-update",
            [.. Usual.Where(x => x != Placeholder.Link), Placeholder.ReaderName, Placeholder.Event, Placeholder.AgentName, Placeholder.Signature]),
        new(OutboxKind.PartnerUpdate, "partner-update", [.. Usual, Placeholder.ReaderName, Placeholder.Event, Placeholder.AgentName, Placeholder.Signature]),
    ];

    /// <summary>What its text must hold; null: nothing.</summary>
    public string? Required { get; private init; }

    /// <summary>Those that fit on one line.</summary>
    public IReadOnlyList<string> InSubject => [.. Placeholders.Where(x => !Placeholder.IsBlock(x) && x != Placeholder.Link)];

    public static TemplateKind? Find(string key) => All.FirstOrDefault(x => x.Key == key);

    public static TemplateKind? Of(OutboxKind kind) => All.FirstOrDefault(x => x.Kind == kind);
}

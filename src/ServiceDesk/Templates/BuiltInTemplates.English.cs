using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

public static partial class BuiltInTemplates
{
    private static readonly Dictionary<OutboxKind, string> English = new()
    {
        [OutboxKind.Acknowledgement] = """
            Hello {{requester.name}},

            We have received your request. Its number is {{ticket.number}}.

            Somebody will read it and answer you. To add something, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Reply] = """
            {{message}}

            {{signature}}

            See your request, with everything that was written so far:
            {{link}}
            """,
        [OutboxKind.Assignment] = """
            {{desk.name}} has given you this ticket:

            #{{ticket.number}} {{ticket.subject}}

            Open the ticket:
            {{link}}

            If you answer this mail, your answer goes to the requester under your name. With #note as its first line, it stays among colleagues.
            """,
        [OutboxKind.Deferral] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, is put off. {{deferral.reason}}

            We will look at it again on {{deferral.review}}. To add something, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Decline] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has ended without being solved. {{deferral.reason}}

            If that does not suit you, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Closing] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has been solved.

            {{survey}}

            If it is not, answer this mail and tell us what is missing.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Update] = """
            Hello {{reader.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”: {{event}}

            {{message}}

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.AccountUpdate] = """
            Hello {{reader.name}},

            The request {{ticket.number}} of {{requester.name}}, “{{ticket.subject}}”: {{event}}

            {{message}}

            You get this mail as the account contact. To add something, answer it.

            {{signature}}
            """,
        [OutboxKind.PartnerUpdate] = """
            Hello {{reader.name}},

            The request {{ticket.number}} of {{requester.name}}, “{{ticket.subject}}”: {{event}}

            {{message}}

            You get this mail as a partner of the customer. If you process its requests, answer this mail, or go on here:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Survey] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has been solved.

            {{survey}}

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
    };
}

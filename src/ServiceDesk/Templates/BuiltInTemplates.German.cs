using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

public static partial class BuiltInTemplates
{
    private static readonly Dictionary<OutboxKind, string> German = new()
    {
        [OutboxKind.Acknowledgement] = """
            Guten Tag {{requester.name}},

            wir haben Ihre Anfrage erhalten. Sie hat die Nummer {{ticket.number}}.

            Jemand wird sie lesen und Ihnen antworten. Um etwas zu ergänzen, antworten Sie auf diese E-Mail.

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Reply] = """
            {{message}}

            {{signature}}

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}
            """,
        [OutboxKind.Assignment] = """
            {{desk.name}} hat Ihnen dieses Ticket gegeben:

            #{{ticket.number}} {{ticket.subject}}

            Ticket öffnen:
            {{link}}

            Wenn Sie auf diese E-Mail antworten, geht Ihre Antwort unter Ihrem Namen an den Anfragesteller. Mit #note als erster Zeile bleibt sie unter Kollegen.
            """,
        [OutboxKind.Deferral] = """
            Guten Tag {{requester.name}},

            Ihre Anfrage {{ticket.number}}, „{{ticket.subject}}“, ist zurückgestellt. {{deferral.reason}}

            Wir sehen sie am {{deferral.review}} wieder an. Um etwas zu ergänzen, antworten Sie auf diese E-Mail.

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Decline] = """
            Guten Tag {{requester.name}},

            Ihre Anfrage {{ticket.number}}, „{{ticket.subject}}“, wurde beendet, ohne gelöst zu sein. {{deferral.reason}}

            Wenn Ihnen das nicht zusagt, antworten Sie auf diese E-Mail.

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Closing] = """
            Guten Tag {{requester.name}},

            Ihre Anfrage {{ticket.number}}, „{{ticket.subject}}“, ist gelöst.

            {{survey}}

            Wenn nicht, antworten Sie auf diese E-Mail, und schreiben Sie uns, was fehlt.

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Update] = """
            Guten Tag {{reader.name}},

            Ihre Anfrage {{ticket.number}}, „{{ticket.subject}}“: {{event}}

            {{message}}

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.AccountUpdate] = """
            Guten Tag {{reader.name}},

            die Anfrage {{ticket.number}} von {{requester.name}}, „{{ticket.subject}}“: {{event}}

            {{message}}

            Sie erhalten diese E-Mail als Ansprechpartner des Kunden. Um etwas zu ergänzen, antworten Sie darauf.

            {{signature}}
            """,
        [OutboxKind.PartnerUpdate] = """
            Guten Tag {{reader.name}},

            die Anfrage {{ticket.number}} von {{requester.name}}, „{{ticket.subject}}“: {{event}}

            {{message}}

            Sie erhalten diese E-Mail als Partner des Kunden. Wenn Sie seine Anfragen bearbeiten, antworten Sie darauf oder machen Sie hier weiter:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Survey] = """
            Guten Tag {{requester.name}},

            Ihre Anfrage {{ticket.number}}, „{{ticket.subject}}“, ist gelöst.

            {{survey}}

            Ihre Anfrage und alles, was bisher geschrieben wurde:
            {{link}}

            {{signature}}
            """,
    };
}

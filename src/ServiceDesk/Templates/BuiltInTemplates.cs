using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

/// <summary>Subject and text of a mail, with placeholders.</summary>
public sealed record TemplateWords(string Subject, string Text);

/// <summary>The words of a desk that has changed none.</summary>
public static class BuiltInTemplates
{
    private const string Subject = "[#{{ticket.number}}] {{ticket.subject}}";

    private static readonly Dictionary<(OutboxKind, string), string> Texts = new()
    {
        [(OutboxKind.Acknowledgement, "en")] = """
            Hello {{requester.name}},

            We have received your request. Its number is {{ticket.number}}.

            Somebody will read it and answer you. To add something, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Acknowledgement, "fr")] = """
            Bonjour {{requester.name}},

            nous avons bien reçu votre demande. Elle porte le numéro {{ticket.number}}.

            Quelqu’un va la lire et vous répondre. Pour ajouter quelque chose, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Reply, "en")] = """
            {{message}}

            {{signature}}

            See your request, with everything that was written so far:
            {{link}}
            """,
        [(OutboxKind.Reply, "fr")] = """
            {{message}}

            {{signature}}

            Voir votre demande et tous les échanges :
            {{link}}
            """,
        [(OutboxKind.Assignment, "en")] = """
            {{desk.name}} has given you this ticket:

            #{{ticket.number}} {{ticket.subject}}

            Open the ticket:
            {{link}}

            If you answer this mail, your answer goes to the requester under your name. With #note as its first line, it stays among colleagues.
            """,
        [(OutboxKind.Assignment, "fr")] = """
            {{desk.name}} vous a confié ce ticket :

            #{{ticket.number}} {{ticket.subject}}

            Ouvrir le ticket :
            {{link}}

            Si vous répondez à ce message, votre réponse part au demandeur sous votre nom. Avec #note comme première ligne, elle reste entre collègues.
            """,
        [(OutboxKind.Deferral, "en")] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, is put off. {{deferral.reason}}

            We will look at it again on {{deferral.review}}. To add something, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Deferral, "fr")] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est remise à plus tard. {{deferral.reason}}

            Nous la réexaminerons le {{deferral.review}}. Pour ajouter quelque chose, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Decline, "en")] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has ended without being solved. {{deferral.reason}}

            If that does not suit you, answer this mail.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Decline, "fr")] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est terminée sans avoir été résolue. {{deferral.reason}}

            Si cela ne vous convient pas, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Closing, "en")] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has been solved.

            {{survey}}

            If it is not, answer this mail and tell us what is missing.

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Closing, "fr")] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est résolue.

            {{survey}}

            Si elle ne l’est pas, répondez à ce message en nous disant ce qui manque.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Survey, "en")] = """
            Hello {{requester.name}},

            Your request {{ticket.number}}, “{{ticket.subject}}”, has been solved.

            {{survey}}

            See your request, with everything that was written so far:
            {{link}}

            {{signature}}
            """,
        [(OutboxKind.Survey, "fr")] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est résolue.

            {{survey}}

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
    };

    /// <summary>The languages that the desk's mails speak.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    /// <summary>The language of <see cref="Languages"/> for somebody who reads another one perhaps.</summary>
    public static string LanguageOf(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Languages.FirstOrDefault(x => language.StartsWith(x, StringComparison.OrdinalIgnoreCase)) ?? Languages[0];
    }

    /// <param name="language">Of <see cref="Languages"/>.</param>
    public static TemplateWords For(TemplateKind kind, string language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new(Subject, Texts[(kind.Kind, language)]);
    }
}

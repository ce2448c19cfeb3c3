using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

public static partial class BuiltInTemplates
{
    private static readonly Dictionary<OutboxKind, string> French = new()
    {
        [OutboxKind.Acknowledgement] = """
            Bonjour {{requester.name}},

            nous avons bien reçu votre demande. Elle porte le numéro {{ticket.number}}.

            Quelqu’un va la lire et vous répondre. Pour ajouter quelque chose, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Reply] = """
            {{message}}

            {{signature}}

            Voir votre demande et tous les échanges :
            {{link}}
            """,
        [OutboxKind.Assignment] = """
            {{desk.name}} vous a confié ce ticket :

            #{{ticket.number}} {{ticket.subject}}

            Ouvrir le ticket :
            {{link}}

            Si vous répondez à ce message, votre réponse part au demandeur sous votre nom. Avec #note comme première ligne, elle reste entre collègues.
            """,
        [OutboxKind.Deferral] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est remise à plus tard. {{deferral.reason}}

            Nous la réexaminerons le {{deferral.review}}. Pour ajouter quelque chose, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Decline] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est terminée sans avoir été résolue. {{deferral.reason}}

            Si cela ne vous convient pas, répondez à ce message.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Closing] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est résolue.

            {{survey}}

            Si elle ne l’est pas, répondez à ce message en nous disant ce qui manque.

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Update] = """
            Bonjour {{reader.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} » : {{event}}

            {{message}}

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.AccountUpdate] = """
            Bonjour {{reader.name}},

            la demande {{ticket.number}} de {{requester.name}}, « {{ticket.subject}} » : {{event}}

            {{message}}

            Vous recevez ce message en tant que contact du compte. Pour ajouter quelque chose, répondez-y.

            {{signature}}
            """,
        [OutboxKind.PartnerUpdate] = """
            Bonjour {{reader.name}},

            la demande {{ticket.number}} de {{requester.name}}, « {{ticket.subject}} » : {{event}}

            {{message}}

            Vous recevez ce message en tant que partenaire du client. Si vous traitez ses demandes, répondez à ce message ou continuez ici :
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Survey] = """
            Bonjour {{requester.name}},

            votre demande {{ticket.number}}, « {{ticket.subject}} », est résolue.

            {{survey}}

            Voir votre demande et tous les échanges :
            {{link}}

            {{signature}}
            """,
    };
}

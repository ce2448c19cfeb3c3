using ServiceDesk.Outbox;

namespace ServiceDesk.Templates;

public static partial class BuiltInTemplates
{
    private static readonly Dictionary<OutboxKind, string> Hebrew = new()
    {
        [OutboxKind.Acknowledgement] = """
            שלום {{requester.name}},

            פנייתך התקבלה. מספרה {{ticket.number}}.

            היא תיקרא ותקבל מענה. כדי להוסיף משהו, אפשר להשיב להודעה זו.

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Reply] = """
            {{message}}

            {{signature}}

            הפנייה וכל מה שנכתב עד כה:
            {{link}}
            """,
        [OutboxKind.Assignment] = """
            הקריאה הבאה הוקצתה לך על ידי {{desk.name}}:

            #{{ticket.number}} {{ticket.subject}}

            פתיחת הקריאה:
            {{link}}

            תשובה להודעה זו נשלחת לפונה בשמך. אם השורה הראשונה היא #note, היא נשארת בין העמיתים.
            """,
        [OutboxKind.Deferral] = """
            שלום {{requester.name}},

            פנייתך {{ticket.number}}, ״{{ticket.subject}}״, נדחתה למועד מאוחר יותר. {{deferral.reason}}

            נבחן אותה שוב ביום {{deferral.review}}. כדי להוסיף משהו, אפשר להשיב להודעה זו.

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Decline] = """
            שלום {{requester.name}},

            פנייתך {{ticket.number}}, ״{{ticket.subject}}״, הסתיימה בלי פתרון. {{deferral.reason}}

            אם זה אינו מתאים, אפשר להשיב להודעה זו.

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Closing] = """
            שלום {{requester.name}},

            פנייתך {{ticket.number}}, ״{{ticket.subject}}״, נפתרה.

            {{survey}}

            אם לא, אפשר להשיב להודעה זו ולציין מה חסר.

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Update] = """
            שלום {{reader.name}},

            פנייתך {{ticket.number}}, ״{{ticket.subject}}״: {{event}}

            {{message}}

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.AccountUpdate] = """
            שלום {{reader.name}},

            הפנייה {{ticket.number}} של {{requester.name}}, ״{{ticket.subject}}״: {{event}}

            {{message}}

            הודעה זו נשלחה אליך כאיש הקשר של הלקוח. כדי להוסיף משהו, אפשר להשיב לה.

            {{signature}}
            """,
        [OutboxKind.PartnerUpdate] = """
            שלום {{reader.name}},

            הפנייה {{ticket.number}} של {{requester.name}}, ״{{ticket.subject}}״: {{event}}

            {{message}}

            הודעה זו נשלחה אליך כשותף של הלקוח. אם פניותיו בטיפולך, אפשר להשיב לה או להמשיך כאן:
            {{link}}

            {{signature}}
            """,
        [OutboxKind.Survey] = """
            שלום {{requester.name}},

            פנייתך {{ticket.number}}, ״{{ticket.subject}}״, נפתרה.

            {{survey}}

            הפנייה וכל מה שנכתב עד כה:
            {{link}}

            {{signature}}
            """,
    };
}

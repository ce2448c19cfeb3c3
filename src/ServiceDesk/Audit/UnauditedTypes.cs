using ServiceDesk.Articles;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Escalation;
using ServiceDesk.Intake;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.Quotas;
using ServiceDesk.Relations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Services;
using ServiceDesk.Surveys;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;
using ServiceDesk.Trash;
using ServiceDesk.Viewing;
using ServiceDesk.Watching;

namespace ServiceDesk.Audit;

/// <summary>Rows whose changes are no entries of the audit log by themselves, each with the reason.</summary>
internal static class UnauditedTypes
{
    private const string InHistory = "What is done to a ticket is a line of its history, which the chain covers.";
    private const string Work = "The desk's own work: what it waits for, has done or counts; nobody's act.";
    private const string Own = "Somebody's own convenience; it changes nothing for anybody else.";

    public static readonly IReadOnlyDictionary<Type, string> Reasons = new Dictionary<Type, string>
    {
        [typeof(AuditEntry)] = "The log itself.",
        [typeof(HistoryEntry)] = "Covered by the chain as it is; see SealHistory.",
        [typeof(Ticket)] = InHistory,
        [typeof(Message)] = InHistory,
        [typeof(MessageVersion)] = InHistory,
        [typeof(Attachment)] = InHistory,
        [typeof(Participant)] = InHistory,
        [typeof(Watcher)] = InHistory,
        [typeof(TicketTag)] = InHistory,
        [typeof(FieldValue)] = InHistory,
        [typeof(TicketRelation)] = InHistory,
        [typeof(TicketMerge)] = InHistory,
        [typeof(ServiceLink)] = InHistory,
        [typeof(SupplierTicket)] = InHistory,
        [typeof(SurveyAnswer)] = InHistory,
        [typeof(BulkChange)] = InHistory,
        [typeof(Tag)] = "Made by tagging a ticket, which is in its history.",
        [typeof(Article)] = "Its versions say who wrote what and when, and none is ever changed.",
        [typeof(ArticleVersion)] = "Says who wrote what and when, and is never changed.",
        [typeof(ArticleTerm)] = Work,
        [typeof(TicketCounter)] = Work,
        [typeof(TallyChange)] = Work,
        [typeof(TicketTimer)] = Work,
        [typeof(ServiceClockEntry)] = Work,
        [typeof(DueWork)] = Work,
        [typeof(DispatchTrace)] = Work,
        [typeof(TemplateRun)] = Work,
        [typeof(OutboxMail)] = Work,
        [typeof(JournalEntry)] = Work,
        [typeof(Crossing)] = Work,
        [typeof(Escalation.Arrival)] = Work,
        [typeof(Notification)] = Work,
        [typeof(DailySummary)] = Work,
        [typeof(DiscardedFile)] = Work,
        [typeof(TicketViewer)] = Work,
        [typeof(Draft)] = Own,
        [typeof(DraftFile)] = Own,
        [typeof(HeldReply)] = "Nothing of it has happened before it is sent, and that is in the ticket’s history; so is that it could not be sent.",
        [typeof(SavedView)] = Own,
        [typeof(MailRoute)] = "Follows the address of its mailbox, which is watched.",
        [typeof(TenantDomain)] = "A row of the operator's, written by no use case.",
        [typeof(TenantFigures)] = "What was measured; the quotas themselves are the tenant's, which is watched.",
        [typeof(DataKey)] = "Keys of the installation, outside every tenant.",
    };
}

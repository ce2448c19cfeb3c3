using ServiceDesk.Outbox;

namespace ServiceDesk.Web.Areas.Admin.Sent;

/// <param name="State">Null: all.</param>
public sealed record IndexModel(OutboxState? State, MailPage<OutboxRow> Page);

using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;

namespace ServiceDesk.Web.Areas.Admin.Sent;

/// <param name="Mail">Null: it was not composed yet, or its content is not kept.</param>
public sealed record ShowModel(OutboxRow Row, MimeMessage? Mail);

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Probing;

/// <summary>Mails as they would leave.</summary>
internal static class SentMail
{
    /// <summary>All that wait or have left, with whom they go to.</summary>
    public static Task<List<(OutboxKind Kind, IReadOnlyList<string> Recipients, MimeMessage Mail)>> AllAsync(WebDesk desk, WebTenant tenant) => desk.InAsync(tenant, async scope =>
    {
        var rows = await scope.GetRequiredService<DeskDb>().Outbox.IgnoreQueryFilters([Ticket.TrashFilter]).OrderBy(x => x.CreatedAt)
            .Include(x => x.Ticket).Include(x => x.Person).Include(x => x.Message!.Author).ToListAsync();
        var composer = scope.GetRequiredService<MailComposer>();
        await composer.LoadAsync(rows, default);
        var mails = new List<(OutboxKind, IReadOnlyList<string>, MimeMessage)>();
        foreach (var row in rows)
        {
            var composed = await composer.ComposeAsync(row, default);
            mails.Add((row.Kind, composed.Recipients, MimeMessage.Load(composed.Raw)));
        }
        return mails;
    });

    /// <summary>The text of the newest.</summary>
    public static async Task<string> LastAsync(WebDesk desk, WebTenant tenant) => (await AllAsync(desk, tenant))[^1].Mail.TextBody ?? "";
}

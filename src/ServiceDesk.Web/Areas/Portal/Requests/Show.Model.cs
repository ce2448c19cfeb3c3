using System.ComponentModel.DataAnnotations;
using ServiceDesk.CustomFields;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Files;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Portal.Requests;

/// <param name="Meetings">What the calendars among the files say, by message.</param>
/// <param name="Reason">Why the request is put off or ended; null: none was given.</param>
public sealed record RequestModel(
    TicketView Ticket, RequestAddresses Addresses, AnswerForm Form, IReadOnlyDictionary<long, MeetingView> Meetings, GuideEntry? Reason)
{
    /// <summary>The reader may write in it, close it and reopen it.</summary>
    public required bool MayAnswer { get; init; }

    /// <summary>The reader has opened it.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>What the reader sees of the custom fields that are filled in.</summary>
    public IReadOnlyList<(CustomField Field, string Value)> Fields { get; init; } = [];

    /// <summary>What a member of staff writes in a request of their own is no answer of the desk's.</summary>
    public bool IsReply(MessageView message) => message.IsFromStaff && message.AuthorId != Ticket.RequesterId;

    public IReadOnlyList<AttachmentLink> FilesOf(MessageView message) =>
        [.. message.Attachments.Select(x => new AttachmentLink(x.Name, x.Size, Addresses.File(x.Id), SafeFile.IsPicture(x.ContentType)) { RemovedAfter = x.RemovedAfter, Check = x.Check, Finding = x.Finding })];
}

/// <summary>The comment box (P3).</summary>
public sealed class AnswerForm : FormWithFiles
{
    [Display(Name = "Your comment")]
    public string? Text { get; init; }

    [EnumDataType(typeof(RequestStep))]
    public RequestStep Step { get; init; } = RequestStep.Update;

    /// <summary>What the next page says, to be translated.</summary>
    public string Done => Step switch
    {
        RequestStep.Close => Texts.Key("Your request is closed."),
        RequestStep.Reopen => Texts.Key("Your request is open again."),
        _ => Texts.Key("Your comment was added."),
    };

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var L = Localizer(validationContext);
        if (Step == RequestStep.Update && string.IsNullOrWhiteSpace(Text) && Files.Count == 0)
            yield return new(L["There is nothing to send: write something or add a file."], [nameof(Text)]);
        foreach (var problem in base.Validate(validationContext))
            yield return problem;
    }
}

using System.ComponentModel.DataAnnotations;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Api;

/// <summary>What a system has to say.</summary>
public sealed record ApiSystemRequest
{
    [Required, StringLength(Ticket.SubjectLength)]
    public string Subject { get; init; } = "";

    [Required, StringLength(Message.BodyLength)]
    public string Text { get; init; } = "";

    /// <summary>Of whoever the answer is for.</summary>
    [StringLength(Person.NameLength)]
    public string? Name { get; init; }

    /// <summary>Their mail address; without one the customer's account contact gets the answer.</summary>
    [StringLength(Person.AddressLength)]
    public string? Address { get; init; }

    [MaxLength(20)]
    public IReadOnlyList<ApiNewFile> Files { get; init; } = [];
}

/// <summary>A file that comes with a request.</summary>
public sealed record ApiNewFile
{
    [Required, StringLength(Attachment.NameLength)]
    public string Name { get; init; } = "";

    [Required, StringLength(120)]
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>In base64.</summary>
    [Required]
    public byte[] Content { get; init; } = [];
}

/// <summary>What became of it. The number is what people call it by.</summary>
public sealed record ApiSystemTicket(int Number, string Subject, DateTime CreatedAt);

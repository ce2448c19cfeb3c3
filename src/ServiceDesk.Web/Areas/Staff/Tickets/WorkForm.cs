using System.ComponentModel.DataAnnotations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The one form of a ticket's page: what is written and what is changed go together (I7).</summary>
public sealed class WorkForm
{
    public TicketFields Now { get; set; } = new();

    /// <summary>The fields as the page showed them.</summary>
    public TicketFields Was { get; set; } = new();

    /// <summary>The button that was pressed; null for the one that only saves fields.</summary>
    public MessageKind? Kind { get; set; }

    /// <summary>The sender takes the ticket.</summary>
    public bool Take { get; set; }

    [Display(Name = "Text")]
    public string? Text { get; set; }

    /// <summary>The editor's markup.</summary>
    public string? Html { get; set; }

    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Ids of the files beside the draft that the form has shown.</summary>
    public List<long> ShownFiles { get; set; } = [];

    /// <summary>Those of them that go with what is sent.</summary>
    public List<long> KeptFiles { get; set; } = [];

    /// <summary>Their ids: what they do is done when the form is sent.</summary>
    public List<long> Macros { get; set; } = [];

    /// <summary>The id of the newest message that the page showed when its reader began to write.</summary>
    public long Seen { get; set; }

    /// <summary>It was sent before, and no answer came: it may be in the ticket already.</summary>
    public bool Repeated { get; set; }
}

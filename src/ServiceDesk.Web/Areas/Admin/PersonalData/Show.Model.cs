using System.ComponentModel.DataAnnotations;

namespace ServiceDesk.Web.Areas.Admin.PersonalData;

/// <summary>What an erasure asks to be filled in.</summary>
public sealed record ErasureForm
{
    [Required, StringLength(ServiceDesk.People.Person.AddressLength), Display(Name = "The person’s mail address, to confirm it")]
    public string Confirmation { get; init; } = "";

    [Display(Name = "Blank the words of what they wrote, and remove their files and mails")]
    public bool Blanks { get; init; }
}

/// <summary>A person and how much there is of them.</summary>
public sealed record PersonShown(long Id, string Name, string Address, string? Customer, DateTime CreatedAt, bool IsStaff, int Tickets, int Messages);

/// <param name="Address">What was looked for; null: nothing yet.</param>
public sealed record IndexModel(string? Address);

public sealed record ShowModel(PersonShown Person, ErasureForm Form);

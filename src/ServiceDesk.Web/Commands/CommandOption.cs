namespace ServiceDesk.Web.Commands;

/// <summary>An option of a verb.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">What the help calls its value.</param>
/// <param name="Meaning">What it is for, and what is taken when it is left out.</param>
public sealed record CommandOption(string Name, string Value, string Meaning, bool IsRequired = false);

namespace ServiceDesk.Web.Commands;

/// <summary>An option of a verb.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">What the help calls its value; empty: it takes none, and only stands there or does not.</param>
/// <param name="Meaning">What it is for, and what is taken when it is left out.</param>
public sealed record CommandOption(string Name, string Value, string Meaning, bool IsRequired = false)
{
    public bool TakesValue => Value.Length > 0;

    /// <summary>How it is written, dashes and all.</summary>
    public string Form => TakesValue ? $"--{Name} {Value}" : $"--{Name}";
}

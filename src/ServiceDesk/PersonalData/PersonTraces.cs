using System.Text.Json;
using System.Text.RegularExpressions;
using ServiceDesk.People;

namespace ServiceDesk.PersonalData;

/// <summary>
/// By what a person is found in texts, and what stands there instead afterwards: the address and a name of several words wherever they
/// stand, a name of one word only where it stands alone, for it may be a word of the language too.
/// </summary>
internal sealed class PersonTraces
{
    private readonly Regex pattern;
    private readonly string address;

    public PersonTraces(Person person)
    {
        (Name, address, NewName, NewAddress) = (person.Name, person.Address, NameOf(person.Id), AddressOf(person.Id));
        var names = Name.Contains(' ', StringComparison.Ordinal) ? new[] { Name, Escaped(Name) } : [];
        Words = [.. names.Append(address).Append(Escaped(address)).Distinct(StringComparer.Ordinal)];
        pattern = new(string.Join('|', Words.Select(Regex.Escape)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Name { get; }
    public string NewName { get; }
    public string NewAddress { get; }

    /// <summary>What is looked for in texts.</summary>
    public IReadOnlyList<string> Words { get; }

    public static string NameOf(long id) => FormattableString.Invariant($"Erased person {id}");

    /// <summary>At a domain that nobody can have (RFC 2606 section 2).</summary>
    public static string AddressOf(long id) => FormattableString.Invariant($"erased-{id}@erased.invalid");

    /// <summary>The text without them, no longer than <paramref name="most"/>.</summary>
    public string Without(string text, int? most)
    {
        var clean = string.Equals(text, Name, StringComparison.OrdinalIgnoreCase) ? NewName
            : pattern.Replace(text, x => x.Value.Contains('@', StringComparison.Ordinal) ? NewAddress : NewName);
        return clean.Length > most ? clean[..most.Value] : clean;
    }

    // As it stands within JSON.
    private static string Escaped(string word) => JsonEncodedText.Encode(word).ToString();
}

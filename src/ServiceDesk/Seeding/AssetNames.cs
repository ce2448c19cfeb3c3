namespace ServiceDesk.Seeding;

/// <summary>
/// Names of machines that tickets are about. Each is a word that stands in few tickets: whoever measures a search takes the
/// name of any ticket and finds about <see cref="TicketsEach"/> of them, however many tickets there are.
/// </summary>
public static class AssetNames
{
    public const int TicketsEach = 20;

    private const string Consonants = "bdfgklmnprstvz";
    private const string Vowels = "aeiou";
    private const int Syllables = 70;
    private const int Names = Syllables * Syllables * Syllables * Syllables;

    /// <summary>The name for a ticket, which lies among <paramref name="tickets"/>.</summary>
    public static string For(int seed, int number, int tickets)
    {
        var pool = Math.Max(1, tickets / TicketsEach);
        return Name(new SeedRandom(seed, -(long)number).Below(pool));
    }

    /// <summary>Unequal for unequal numbers, of one length, so that none is the beginning of another; with an ending that English lacks.</summary>
    private static string Name(int number)
    {
        var scattered = (int)((number * 7_368_787L + 1_234_567) % Names);
        return string.Create(10, scattered, static (letters, rest) =>
        {
            for (var i = 0; i < 8; i += 2)
            {
                letters[i] = Consonants[rest % Consonants.Length];
                rest /= Consonants.Length;
                letters[i + 1] = Vowels[rest % Vowels.Length];
                rest /= Vowels.Length;
            }
            letters[8] = 'x';
            letters[9] = 'o';
            letters[0] = char.ToUpperInvariant(letters[0]);
        });
    }
}

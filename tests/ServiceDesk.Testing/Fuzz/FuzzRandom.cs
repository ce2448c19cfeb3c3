namespace ServiceDesk.Testing.Fuzz;

/// <summary>SplitMix64: the same numbers for the same seed on every platform and release, and cheap to begin anew for each mail.</summary>
public sealed class FuzzRandom
{
    private ulong _state;

    public FuzzRandom(ulong seed) => _state = seed;

    /// <summary>Begins the sequence of the mail with that number.</summary>
    public void Restart(ulong seed, long number)
    {
        _state = seed * 0x9E3779B97F4A7C15;
        _state = Next() ^ (ulong)number;
        Next();
    }

    /// <summary>0 up to, not including, the limit; 0 for a limit that is none.</summary>
    public int Below(int limit) => limit <= 0 ? 0 : (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

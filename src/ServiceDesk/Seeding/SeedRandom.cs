namespace ServiceDesk.Seeding;

/// <summary>
/// SplitMix64: the same numbers for the same seed on every machine and version of .NET, which <see cref="Random"/> does not promise.
/// Each ticket draws from a stream of its own, so that its content does not depend on where a run began.
/// </summary>
public sealed class SeedRandom(int seed, long stream)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state = Mix((ulong)(uint)seed + Step) ^ Mix((ulong)stream * Step + 1);

    public ulong Next() => Mix(state += Step);

    /// <summary>From 0 up to, but not, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 up to, but not, <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Unit() * count);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double share) => Unit() < share;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The first items far more often than the last ones, as words come in a language (Zipf).</summary>
    public T Ranked<T>(IReadOnlyList<T> items) => items[Math.Min(items.Count - 1, (int)Math.Exp(Unit() * Math.Log(items.Count + 1)) - 1)];

    /// <summary>The first items somewhat more often than the last ones.</summary>
    public T Leaning<T>(IReadOnlyList<T> items) => items[(int)(items.Count * Math.Pow(Unit(), 1.5))];

    /// <summary>An exponentially distributed number: mostly small, now and then a large one.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

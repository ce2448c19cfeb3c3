namespace ServiceDesk.Web.Profile.Authenticator;

/// <summary>How hard a QR code is to read (ISO/IEC 18004, 7.8.3): less is better.</summary>
internal static class QrPenalty
{
    private static readonly bool[] Finder = [true, false, true, true, true, false, true];

    public static int Of(bool[,] isDark)
    {
        var size = isDark.GetLength(0);
        var (penalty, dark) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            penalty += OfLine([.. Enumerable.Range(0, size).Select(j => isDark[i, j])]) + OfLine([.. Enumerable.Range(0, size).Select(j => isDark[j, i])]);
            for (var j = 0; j < size; j++)
            {
                dark += isDark[i, j] ? 1 : 0;
                if (i > 0 && j > 0 && isDark[i, j] == isDark[i - 1, j] && isDark[i, j] == isDark[i, j - 1] && isDark[i, j] == isDark[i - 1, j - 1])
                    penalty += 3;
            }
        }
        return penalty + Math.Abs(dark * 20 - size * size * 10) / (size * size) * 10;
    }

    // Runs of five and more, and what looks like a finder pattern beside four light modules.
    private static int OfLine(bool[] line)
    {
        var penalty = 0;
        for (int i = 0, run; i < line.Length; i += run)
        {
            run = 1;
            while (i + run < line.Length && line[i + run] == line[i])
                run++;
            if (run >= 5)
                penalty += run - 2;
        }
        for (var i = 0; i + 7 <= line.Length; i++)
            if (line.AsSpan(i, 7).SequenceEqual(Finder) && (IsLight(i - 4) || IsLight(i + 7)))
                penalty += 40;
        return penalty;

        bool IsLight(int from) => Enumerable.Range(from, 4).All(x => x < 0 || x >= line.Length || !line[x]);
    }
}

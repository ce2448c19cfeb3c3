namespace ServiceDesk.Templates.Xslt;

/// <summary>Stylesheets that ended a worker: for some time they are not run again. A changed one is another one.</summary>
internal sealed class RefusedStylesheets(TimeSpan keptFor, TimeProvider time)
{
    public const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (XsltFailureKind Cause, long Since)> kept = [];

    public XsltFailure? Find(string hash)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(hash, out var found))
                return null;
            if (time.GetElapsedTime(found.Since) < keptFor)
                return new(XsltFailureKind.Refused) { Cause = found.Cause };
            kept.Remove(hash);
            return null;
        }
    }

    public void Add(string hash, XsltFailureKind cause)
    {
        lock (gate)
        {
            if (kept.Count >= Most)
            {
                foreach (var (old, _) in kept.Where(x => time.GetElapsedTime(x.Value.Since) >= keptFor).ToList())
                    kept.Remove(old);
                if (kept.Count >= Most)
                    kept.Remove(kept.MinBy(x => x.Value.Since).Key);
            }
            kept[hash] = (cause, time.GetTimestamp());
        }
    }
}

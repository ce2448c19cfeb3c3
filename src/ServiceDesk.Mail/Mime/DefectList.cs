namespace ServiceDesk.Mail.Mime;

/// <summary>Collects defects up to a fixed number: a hostile message must not turn into a million of them.</summary>
internal sealed class DefectList
{
    private const int Capacity = 100;
    private readonly List<MimeDefect> _items = [];

    public IReadOnlyList<MimeDefect> Items => _items;

    public void Add(MimeDefectKind kind, long offset, string detail)
    {
        if (_items.Count < Capacity)
            _items.Add(new MimeDefect(kind, offset, detail));
    }

    public bool Has(MimeDefectKind kind) => _items.Exists(defect => defect.Kind == kind);
}

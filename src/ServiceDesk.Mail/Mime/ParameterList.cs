namespace ServiceDesk.Mail.Mime;

/// <summary>The decoded parameters of a field (RFC 2045 section 5.1, RFC 2231); names compare without regard to case.</summary>
public sealed class ParameterList
{
    private readonly List<KeyValuePair<string, string>> _items;

    internal ParameterList(List<KeyValuePair<string, string>> items)
    {
        _items = items;
    }

    /// <summary>Names in lower case, with their values, in the order of the field.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Items => _items;

    /// <summary>The value of that parameter, or null.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _items)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return value;
            }
            return null;
        }
    }
}

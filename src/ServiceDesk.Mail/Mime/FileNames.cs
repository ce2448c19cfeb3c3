using System.Buffers;

namespace ServiceDesk.Mail.Mime;

/// <summary>From what a sender calls a file to a leaf name that is safe to offer for saving.</summary>
internal static class FileNames
{
    private const int LongestName = 200;
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '/', '\\', '\u007F', '\u202E', '\u202D']);

    public static string? Leaf(string? name)
    {
        if (name is null)
            return null;
        // Old mail programs sent the whole path of a Windows disk or share.
        if ((name.Length > 2 && name[1] == ':' && name[2] == '\\') || name.StartsWith("\\\\", StringComparison.Ordinal))
            name = name[(name.LastIndexOf('\\') + 1)..];
        name = name.Trim();
        if (name.Length > LongestName)
            name = Shorten(name);
        if (name.AsSpan().ContainsAny(Unsafe))
            name = string.Create(name.Length, name, static (target, source) => source.AsSpan().ReplaceAny(target, Unsafe, '_'));
        return name.Trim('.', ' ').Length == 0 ? null : name;
    }

    /// <summary>The name of an embedded message: that of the part, or its subject.</summary>
    public static string OfMessage(MessagePart part)
    {
        var name = Leaf(part.FileName) ?? Leaf(part.Message.Subject) ?? "message";
        return name.EndsWith(".eml", StringComparison.OrdinalIgnoreCase) ? name : name + ".eml";
    }

    /// <summary>Cuts the stem, keeps the extension, and never cuts through a surrogate pair.</summary>
    private static string Shorten(string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length > 20)
            extension = "";
        var cut = LongestName - extension.Length;
        if (char.IsHighSurrogate(name[cut - 1]))
            cut--;
        return name[..cut] + extension;
    }
}

namespace ServiceDesk.Mail.Mime;

/// <summary>The boundaries of the multiparts that are open, the innermost last, and which of them a line delimits.</summary>
internal sealed class BoundaryStack
{
    private readonly List<byte[]> _boundaries = [];

    public int Count => _boundaries.Count;

    public void Push(byte[] boundary) => _boundaries.Add(boundary);

    public void Pop() => _boundaries.RemoveAt(_boundaries.Count - 1);

    /// <summary>Whether the line is a delimiter (RFC 2046 section 5.1.1): the level of its multipart, and whether it closes it.</summary>
    public bool Matches(ReadOnlySpan<byte> line, out int level, out bool isClosing)
    {
        isClosing = false;
        level = -1;
        if (!line.StartsWith("--"u8))
            return false;
        var content = line[2..];
        for (var i = _boundaries.Count - 1; i >= 0; i--)
        {
            if (!content.StartsWith(_boundaries[i]))
                continue;
            var rest = content[_boundaries[i].Length..];
            isClosing = rest.StartsWith("--"u8);
            if (isClosing)
                rest = rest[2..];
            if (rest.IndexOfAnyExcept(" \t\r"u8) >= 0)
                continue;
            level = i;
            return true;
        }
        isClosing = false;
        return false;
    }
}

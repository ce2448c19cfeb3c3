using System.Runtime.InteropServices;

namespace ServiceDesk.Mail.Mime;

/// <summary>Bytes that lie in memory, read as a stream.</summary>
internal static class MemoryBytes
{
    /// <summary>Without a copy where an array holds them.</summary>
    public static Stream OpenRead(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}

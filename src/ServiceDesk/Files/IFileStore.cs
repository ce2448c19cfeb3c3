namespace ServiceDesk.Files;

/// <summary>
/// Attachments and raw mail, named by the SHA-256 of their bytes. A file is on the disk for good before it has its name,
/// so a row that names it may be committed.
/// </summary>
public interface IFileStore
{
    /// <returns>The name: 64 lower-case hexadecimal digits.</returns>
    Task<string> SaveAsync(int tenantId, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Reads the stream to its end, without holding it in memory.</summary>
    /// <returns>The name, and the bytes that were read.</returns>
    Task<StoredFile> SaveAsync(int tenantId, Stream content, CancellationToken cancellation);

    /// <exception cref="FileNotFoundException">The tenant has no such file.</exception>
    Stream Open(int tenantId, string name);
}

/// <summary>A file of the store.</summary>
/// <param name="Name">64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Name, long Size);

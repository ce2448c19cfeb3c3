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

    /// <summary>Removes a file for good; one that is gone already is no error.</summary>
    /// <param name="storedBefore">UTC. Whoever stored the same bytes since may be about to save a row that names them.</param>
    /// <returns>False: it was stored, or stored again, since then, and stays.</returns>
    bool Remove(int tenantId, string name, DateTime storedBefore);

    /// <summary>The names of all files of a tenant, in no order.</summary>
    IEnumerable<string> List(int tenantId);

    /// <summary>Removes all files of a tenant for good. Nothing may be stored for it meanwhile.</summary>
    void RemoveAll(int tenantId);
}

/// <summary>A file of the store.</summary>
/// <param name="Name">64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Name, long Size);

namespace ServiceDesk.Files;

/// <summary>
/// Attachments and raw mail, named by the SHA-256 of their bytes. A file is on the disk for good before <see cref="SaveAsync"/>
/// returns, so a row that names it may be committed.
/// </summary>
public interface IFileStore
{
    /// <returns>The name: 64 lower-case hexadecimal digits.</returns>
    Task<string> SaveAsync(int tenantId, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <exception cref="FileNotFoundException">The tenant has no such file.</exception>
    Stream Open(int tenantId, string name);
}

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace ServiceDesk.Files;

/// <summary>Files in a folder of this machine (or of a share that all nodes mount), one sub-folder a tenant.</summary>
public sealed class FolderFileStore(string root) : IFileStore
{
    private const int Chunk = 128 * 1024;

    public async Task<string> SaveAsync(int tenantId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(tenantId, name);
        if (File.Exists(path))
            return name;
        var part = NewPart(tenantId);
        await using (var file = Create(part))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }
        Settle(part, path);
        return name;
    }

    public async Task<StoredFile> SaveAsync(int tenantId, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var part = NewPart(tenantId);
        var size = 0L;
        var chunk = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await using var file = Create(part);
            int read;
            while ((read = await content.ReadAsync(chunk, cancellation)) > 0)
            {
                hash.AppendData(chunk, 0, read);
                await file.WriteAsync(chunk.AsMemory(0, read), cancellation);
                size += read;
            }
            file.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        var name = Convert.ToHexStringLower(hash.GetHashAndReset());
        Settle(part, PathOf(tenantId, name));
        return new(name, size);
    }

    public Stream Open(int tenantId, string name) =>
        new FileStream(PathOf(tenantId, name), FileMode.Open, FileAccess.Read, FileShare.Read, 16_384, FileOptions.Asynchronous | FileOptions.SequentialScan);

    // Written aside, synced, then renamed: a name never leads to half a file. The rename itself is made lasting by the
    // sync of the database's log that follows on every journalling file system.
    private string NewPart(int tenantId)
    {
        var folder = Directory.CreateDirectory(FolderOf(tenantId)).FullName;
        return Path.Combine(folder, $"{Guid.NewGuid():N}.part");
    }

    private static FileStream Create(string part) => new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);

    private static void Settle(string part, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(part, path, overwrite: true);
    }

    private string FolderOf(int tenantId) => Path.Combine(root, tenantId.ToString(CultureInfo.InvariantCulture));

    private string PathOf(int tenantId, string name)
    {
        if (name.Length != 64 || !name.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException($"'{name}' is no file name of the store; expected 64 hexadecimal digits.", nameof(name));
        return Path.Combine(FolderOf(tenantId), name[..2], name);
    }
}

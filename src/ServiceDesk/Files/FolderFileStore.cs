using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace ServiceDesk.Files;

/// <summary>Files in a folder of this machine (or of a share that all nodes mount), one sub-folder a tenant.</summary>
public sealed class FolderFileStore(string root) : IFileStore
{
    // Below what would lie among the large objects, which are seldom collected.
    private const int Chunk = 64 * 1024;

    public async Task<string> SaveAsync(int tenantId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(tenantId, name);
        if (Touch(path))
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

    public bool Remove(int tenantId, string name, DateTime storedBefore)
    {
        var path = PathOf(tenantId, name);
        var aside = $"{path}.gone";
        // Taken away first and looked at then: whoever stores it at this moment finds none, and writes it anew.
        if (File.Exists(path))
            File.Move(path, aside, overwrite: true);
        if (!File.Exists(aside))
            return true;
        var isFresh = File.GetLastWriteTimeUtc(aside) >= storedBefore;
        if (isFresh && !File.Exists(path))
            File.Move(aside, path);
        else
            File.Delete(aside);
        return !isFresh;
    }

    public IEnumerable<string> List(int tenantId) => !Directory.Exists(FolderOf(tenantId)) ? []
        : Directory.EnumerateFiles(FolderOf(tenantId), "*", SearchOption.AllDirectories).Select(x => Path.GetFileName(x)).Where(IsName);

    public void RemoveAll(int tenantId)
    {
        if (Directory.Exists(FolderOf(tenantId)))
            Directory.Delete(FolderOf(tenantId), recursive: true);
    }

    // When it was stored last is what Remove goes by.
    private static bool Touch(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (FileNotFoundException)
        {
            // Removed at this very moment: it is written anew.
            return false;
        }
    }

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
        if (!IsName(name))
            throw new ArgumentException($"'{name}' is no file name of the store; expected 64 hexadecimal digits.", nameof(name));
        return Path.Combine(FolderOf(tenantId), name[..2], name);
    }

    private static bool IsName(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}

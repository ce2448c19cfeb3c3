using System.Security.Cryptography;

namespace ServiceDesk.Files;

/// <summary>Files in a folder of this machine (or of a share that all nodes mount), one sub-folder a tenant.</summary>
public sealed class FolderFileStore(string root) : IFileStore
{
    public async Task<string> SaveAsync(int tenantId, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        var path = PathOf(tenantId, name);
        if (File.Exists(path))
            return name;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // Written aside, synced, then renamed: a name never leads to half a file. The rename itself is made lasting by the
        // sync of the database's log that follows on every journalling file system.
        var part = $"{path}.{Guid.NewGuid():N}";
        await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
        {
            await file.WriteAsync(content, cancellation);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
        return name;
    }

    public Stream Open(int tenantId, string name) =>
        new FileStream(PathOf(tenantId, name), FileMode.Open, FileAccess.Read, FileShare.Read, 16_384, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private string PathOf(int tenantId, string name)
    {
        if (name.Length != 64 || !name.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException($"'{name}' is no file name of the store; expected 64 hexadecimal digits.", nameof(name));
        return Path.Combine(root, tenantId.ToString(System.Globalization.CultureInfo.InvariantCulture), name[..2], name);
    }
}

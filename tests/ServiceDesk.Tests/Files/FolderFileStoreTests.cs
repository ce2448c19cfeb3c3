using ServiceDesk.Files;

namespace ServiceDesk.Tests.Files;

public sealed class FolderFileStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("files");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Removed_IsGone_AndGoneAlreadyIsNoError()
    {
        var store = new FolderFileStore(folder.FullName);
        var name = await store.SaveAsync(1, "abc"u8.ToArray(), default);
        Assert.True(store.Remove(1, name, DateTime.MaxValue));
        Assert.Throws<FileNotFoundException>(() => store.Open(1, name));
        Assert.True(store.Remove(1, name, DateTime.MaxValue));
    }

    [Fact]
    public async Task StoredAgainSince_ItStays()
    {
        var store = new FolderFileStore(folder.FullName);
        var name = await store.SaveAsync(1, "abc"u8.ToArray(), default);
        var path = Path.Combine(folder.FullName, "1", name[..2], name);
        var before = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, before.AddDays(-1));
        Assert.Equal(name, await store.SaveAsync(1, "abc"u8.ToArray(), default));
        Assert.False(store.Remove(1, name, before));
        using (store.Open(1, name))
            Assert.Equal([name], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        File.SetLastWriteTimeUtc(path, before.AddDays(-1));
        Assert.True(store.Remove(1, name, before));
    }
}

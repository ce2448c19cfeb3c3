using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServiceDesk.Database;
using ServiceDesk.DataKeys;
using ServiceDesk.Installation;
using ServiceDesk.Intake;
using ServiceDesk.Tenants;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.DataKeys;

public sealed class DataKeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-keys-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheDatabaseAlone_OpensNoPassword_AndANodeWithAnotherFileDoesNotStart(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await PrepareAsync(desk.Services);
        var hidden = desk.Services.GetRequiredService<MailboxPasswords>().Protect("s3cret of the mailbox");
        Assert.All(await KeysAsync(desk), x =>
        {
            Assert.DoesNotContain("masterKey", x, StringComparison.Ordinal);
            Assert.Contains("keyFileEncrypted", x, StringComparison.Ordinal);
        });

        await using var same = Node(desk, desk.Folder);
        await PrepareAsync(same);
        Assert.Equal("s3cret of the mailbox", same.GetRequiredService<MailboxPasswords>().Unprotect(hidden));

        await File.WriteAllTextAsync(Path.Combine(folder, KeyFile.UsualName), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await using var other = Node(desk, folder);
        var refusal = await Assert.ThrowsAsync<SettingException>(() => PrepareAsync(other));
        Assert.Contains($"Desk:KeyFile leads to '{Path.Combine(folder, KeyFile.UsualName)}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"the print {KeyFile.PrintOf(desk.Services.GetRequiredService<KeyFile>().Find()!)}. All nodes need the same file", refusal.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => other.GetRequiredService<MailboxPasswords>().Unprotect(hidden));
    }

    [Fact]
    public async Task ALostFile_IsNotMadeAnew_AndTheErrorSaysWhatToDo()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await PrepareAsync(desk.Services);
        await using var node = Node(desk, folder);
        var refusal = await Assert.ThrowsAsync<SettingException>(() => PrepareAsync(node));
        Assert.Contains("bring the file back", refusal.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => node.GetRequiredService<MailboxPasswords>().Protect("new"));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task KeysFromBefore_AreEncrypted_AndWhatTheyProtectedIsStillRead(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<IPostConfigureOptions<KeyManagementOptions>>(
            new PostConfigureOptions<KeyManagementOptions>(null, x => x.XmlEncryptor = null)));
        var hidden = desk.Services.GetRequiredService<MailboxPasswords>().Protect("from before");
        var before = await KeysAsync(desk);
        Assert.Contains("masterKey", Assert.Single(before), StringComparison.Ordinal);

        await using var node = Node(desk, folder);
        await PrepareAsync(node);
        var after = Assert.Single(await KeysAsync(desk));
        Assert.DoesNotContain("masterKey", after, StringComparison.Ordinal);
        Assert.Equal("from before", node.GetRequiredService<MailboxPasswords>().Unprotect(hidden));
        await PrepareAsync(node);
        Assert.Equal(after, Assert.Single(await KeysAsync(desk)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AFileLostForGood_IsRenewed_AndOneThatFitsIsNot(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await PrepareAsync(desk.Services);
        var hidden = desk.Services.GetRequiredService<MailboxPasswords>().Protect("lost");
        await using var node = Node(desk, folder);
        await using (var scope = node.CreateAsyncScope())
            Assert.True(await scope.ServiceProvider.GetRequiredService<RenewDataKeys>().RunAsync(default));
        Assert.ThrowsAny<CryptographicException>(() => node.GetRequiredService<MailboxPasswords>().Unprotect(hidden));
        await PrepareAsync(node);
        // The tenant's own key can be read again, by which its pages and links live.
        Assert.NotNull(await node.GetRequiredService<TenantDirectory>().BySlugAsync("alpha", default));
        await using var again = node.CreateAsyncScope();
        Assert.False(await again.ServiceProvider.GetRequiredService<RenewDataKeys>().RunAsync(default));
    }

    [Fact]
    public async Task TheUsualFile_IsMadeOnce_ForItsOwnerAlone()
    {
        for (var round = 0; round < 50; round++)
        {
            foreach (var file in Directory.GetFiles(folder))
                File.Delete(file);
            var keys = new byte[8][];
            using var start = new Barrier(keys.Length);
            await Task.WhenAll(Enumerable.Range(0, keys.Length).Select(i => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    keys[i] = new KeyFile(null, folder).FindOrMake();
                },
                default, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.All(keys, x => Assert.Equal(keys[0], x));
            Assert.Single(Directory.GetFiles(folder));
        }
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, KeyFile.UsualName)));
    }

    [Theory]
    [InlineData(null, "no such file is there")]
    [InlineData("", "holds 0 characters that are no key; expected 32 bytes in Base64")]
    [InlineData("c2hvcnQ=", "holds 8 characters that are no key")]
    [InlineData("not base64 at all, and long enough to be taken for one", "that are no key")]
    public void AGivenFile_ThatHoldsNoKey_IsRefused(string? content, string expected)
    {
        var path = Path.Combine(folder, "given");
        if (content is not null)
            File.WriteAllText(path, content);
        Assert.Contains(expected, Assert.Throws<SettingException>(() => new KeyFile(path, folder).FindOrMake()).Message, StringComparison.Ordinal);
    }

    private static Task PrepareAsync(IServiceProvider services) => services.GetRequiredService<PrepareDataKeys>().RunAsync(default);

    private static ServiceProvider Node(TestDesk desk, string folder) => new ServiceCollection().AddLogging().AddDesk(desk.Settings, folder).BuildServiceProvider();

    private static async Task<List<string>> KeysAsync(TestDesk desk)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeskDb>().Set<DataKey>().Select(x => x.Xml).ToListAsync();
    }
}

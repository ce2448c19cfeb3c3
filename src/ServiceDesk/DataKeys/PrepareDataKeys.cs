using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDesk.Database;

namespace ServiceDesk.DataKeys;

/// <summary>
/// Before a node starts: its key file fits the database, keys from before there was one are encrypted, and there is a key at all, by
/// which the next node's file can be told from this one's.
/// </summary>
public sealed class PrepareDataKeys(
    KeyFile file, DataKeyCheck check, IKeyManager keys, IServiceScopeFactory scopes, TimeProvider time, ILogger<PrepareDataKeys> logger)
{
    /// <summary>How long Data Protection's own keys last.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private static readonly XNamespace DataProtection = "http://schemas.asp.net/2015/03/dataProtection";

    /// <exception cref="SettingException">The key file is missing, cannot be used, or is another node's.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var made = file.Find() is null;
        check.KeyForNew();
        if (made)
            logger.LogWarning("The key file {File} was made. Keep a copy of it apart from the backups of the database: without it mailbox passwords and client secrets are lost", file.Path);
        if (await EncryptAsync(cancellation) is > 0 and var encrypted)
            logger.LogInformation("{Keys} keys of Data Protection that lay unencrypted in the database are encrypted now by {File}", encrypted, file.Path);
        if (keys.GetAllKeys().Count == 0)
            keys.CreateNewKey(time.GetUtcNow(), time.GetUtcNow() + Lifetime);
        // A node that started in the same moment may have made one by another file.
        check.KeyForNew();
    }

    private async Task<int> EncryptAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var encrypted = 0;
        foreach (var row in await db.Set<DataKey>().ToListAsync(cancellation))
        {
            if (Encrypted(XElement.Parse(row.Xml)) is not { } xml)
                continue;
            db.Entry(row).Property(x => x.Xml).CurrentValue = xml.ToString(SaveOptions.DisableFormatting);
            encrypted++;
        }
        await db.SaveChangesAsync(cancellation);
        return encrypted;
    }

    /// <summary>The key as Data Protection itself would have written it with an encryptor; null when nothing in it lies open.</summary>
    private XElement? Encrypted(XElement key)
    {
        var open = key.Descendants().Where(x => (string?)x.Attribute(DataProtection + "requiresEncryption") == "true").ToList();
        foreach (var secret in open)
        {
            var plain = new XElement(secret);
            plain.SetAttributeValue(DataProtection + "requiresEncryption", null);
            secret.ReplaceWith(new XElement(
                DataProtection + "encryptedSecret",
                new XAttribute("decryptorType", typeof(KeyDecryptor).AssemblyQualifiedName!),
                KeyEncryptor.Encrypt(plain, file.FindOrMake())));
        }
        return open.Count == 0 ? null : key;
    }
}

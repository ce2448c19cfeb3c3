using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Database;

namespace ServiceDesk.DataKeys;

/// <summary>
/// The key that Data Protection's keys are encrypted by, in a file of its own, so that the database alone opens nothing. A file that a
/// setting names is there; the usual one is made when it is first needed, unless keys of another one wait in the database.
/// </summary>
/// <param name="given">What <see cref="Setting"/> says; null: <see cref="UsualName"/> in the data folder.</param>
public sealed class KeyFile(string? given, string dataFolder)
{
    public const string Setting = "Desk:KeyFile";
    public const string UsualName = "data-keys.key";

    /// <summary>Bytes of the key, for AES-256.</summary>
    public const int Length = 32;

    private readonly bool isGiven = !string.IsNullOrWhiteSpace(given);
    private byte[]? key;

    public string Path { get; } = string.IsNullOrWhiteSpace(given) ? System.IO.Path.Combine(dataFolder, UsualName) : given;

    /// <summary>Tells one file from another without telling anything of the key.</summary>
    public static string PrintOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "ServiceDesk key file"u8).AsSpan(0, 8));

    /// <summary>Null when the usual file is not made yet.</summary>
    /// <exception cref="SettingException">The file that is named is missing, cannot be read or holds no key.</exception>
    public byte[]? Find()
    {
        if (key is not null)
            return key;
        string text;
        try
        {
            text = File.ReadAllText(Path).Trim();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return !isGiven ? null
                : throw new SettingException(Setting, $"is '{Path}', and no such file is there; bring the installation's key file, or for a new installation make one: openssl rand -base64 32 > '{Path}'; chmod 600 '{Path}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"leads to '{Path}', which cannot be read ({e.Message.TrimEnd('.')}); expected a file that the desk's user may read");
        }
        var read = new byte[Length + 1];
        return Convert.TryFromBase64String(text, read, out var length) && length == Length
            ? key = read[..Length]
            : throw new SettingException(Setting, $"leads to '{Path}', which holds {text.Length} characters that are no key; expected {Length} bytes in Base64, as 'openssl rand -base64 {Length}' makes them");
    }

    /// <summary>The key; makes the usual file when it is not there. If another node is quicker, its key counts.</summary>
    /// <exception cref="SettingException">The file cannot be read or made.</exception>
    public byte[] FindOrMake()
    {
        if (Find() is { } found)
            return found;
        var part = $"{Path}.{Guid.NewGuid():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(part, options))
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
                file.Flush(flushToDisk: true);
            }
            NewName.Give(part, Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Setting, $"leads to '{Path}', which cannot be made ({e.Message.TrimEnd('.')}); expected a folder that the desk's user may write to");
        }
        finally
        {
            File.Delete(part);
        }
        return Find()!;
    }
}

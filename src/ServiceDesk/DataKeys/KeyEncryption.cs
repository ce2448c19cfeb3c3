using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDesk.DataKeys;

/// <summary>Encrypts the secret parts of Data Protection's keys (AES-256-GCM) by the key of the installation's file.</summary>
public sealed class KeyEncryptor(DataKeyCheck check) : IXmlEncryptor
{
    internal static readonly XName Element = "keyFileEncrypted";
    internal static readonly XName Print = "file";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        return new EncryptedXmlInfo(Encrypt(plaintextElement, check.KeyForNew()), typeof(KeyDecryptor));
    }

    internal static XElement Encrypt(XElement plain, byte[] key)
    {
        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var (nonce, tag) = (RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize), new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(key, tag.Length);
        var hidden = new byte[text.Length];
        aes.Encrypt(nonce, text, hidden, tag);
        CryptographicOperations.ZeroMemory(text);
        byte[] value = [.. nonce, .. tag, .. hidden];
        return new XElement(Element, new XAttribute(Print, KeyFile.PrintOf(key)), new XElement("value", Convert.ToBase64String(value)));
    }
}

/// <summary>Named in each encrypted key, and made by Data Protection when it reads one: neither name nor constructor can change.</summary>
public sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">The file is not there or is another, or the key was changed.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        var file = services.GetRequiredService<KeyFile>();
        return Decrypt(encryptedElement, file.Find() ?? throw new CryptographicException($"The key file {file.Path} is missing, by which this key of Data Protection was encrypted. Bring it back; see docs/operations.md."));
    }

    internal static XElement Decrypt(XElement encrypted, byte[] key)
    {
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        ReadOnlySpan<byte> value = Convert.FromBase64String(encrypted.Value);
        using var aes = new AesGcm(key, tagSize);
        var text = new byte[value.Length - nonceSize - tagSize];
        aes.Decrypt(value[..nonceSize], value[(nonceSize + tagSize)..], value.Slice(nonceSize, tagSize), text);
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}

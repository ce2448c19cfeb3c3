namespace ServiceDesk.Branding;

/// <summary>Which pictures are taken as a logo: of kinds that every browser shows and that hold nothing that runs.</summary>
public static class LogoPicture
{
    public const int MostKilobytes = 256;

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>By the first bytes; what the sender calls it counts nothing.</summary>
    /// <returns>The media type; null for anything but PNG, JPEG and WebP.</returns>
    public static string? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith(Png) ? "image/png"
        : content.StartsWith(Jpeg) ? "image/jpeg"
        // RFC 9649, section 2.4.
        : content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;
}

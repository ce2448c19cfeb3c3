using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>The bytes of a message while it is written.</summary>
internal sealed class MimeOutput
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <summary>Writes text that is ASCII, or UTF-8 where an address needs it (RFC 6532).</summary>
    public void Write(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    public void WriteLine(string text = "")
    {
        Write(text);
        _bytes.Write("\r\n"u8);
    }

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void WriteByte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}

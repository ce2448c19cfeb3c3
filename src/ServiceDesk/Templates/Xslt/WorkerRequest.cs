using System.Security.Cryptography;
using System.Text;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What the desk asks of a worker.</summary>
/// <param name="Hash">Names the stylesheet.</param>
/// <param name="Stylesheet">Null when the worker has it already.</param>
/// <param name="Input">The XML to transform; null: the stylesheet is only to be compiled.</param>
/// <param name="MostOutput">Characters.</param>
internal sealed record WorkerRequest(string Hash, string? Stylesheet, string? Input, int MostOutput)
{
    public static string HashOf(string stylesheet) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(stylesheet)));

    public ReadOnlyMemory<byte> ToFrame() => WorkerFrame.Of(writer =>
    {
        writer.Write(Hash);
        WriteOptional(writer, Stylesheet);
        WriteOptional(writer, Input);
        writer.Write(MostOutput);
    });

    public static WorkerRequest Of(byte[] frame)
    {
        using var reader = new BinaryReader(new MemoryStream(frame), Encoding.UTF8);
        return new(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), reader.ReadInt32());
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}

using System.Text;

namespace ServiceDesk.Templates.Xslt;

internal enum WorkerStatus : byte
{
    /// <summary>Said once, when the worker has started.</summary>
    Ready = 1,

    Done = 2,

    /// <summary>The worker does not have the stylesheet (any more) and wants its text.</summary>
    Unknown = 3,

    /// <summary>The stylesheet cannot be compiled.</summary>
    Uncompiled = 4,

    /// <summary>The transform ended with an error, or the stylesheet ended it by a message.</summary>
    Failed = 5,

    TooLong = 6,

    /// <summary>The worker is of no more use.</summary>
    OutOfMemory = 7,
}

/// <summary>What a worker answers.</summary>
/// <param name="Text">The output; of an error what was wrong.</param>
/// <param name="Line">Of an error in the stylesheet, from 1; 0: unknown.</param>
/// <param name="Column">The same.</param>
internal sealed record WorkerAnswer(WorkerStatus Status, string Text = "", int Line = 0, int Column = 0)
{
    /// <summary>Of <c>xsl:message</c>; not all of them if there were many.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>Compiling and transforming.</summary>
    public TimeSpan Took { get; init; }

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Status);
        writer.Write(Text);
        writer.Write(Line);
        writer.Write(Column);
        writer.Write(Messages.Count);
        foreach (var message in Messages)
            writer.Write(message);
        writer.Write(Took.Ticks);
    }

    /// <exception cref="InvalidDataException">It is no answer.</exception>
    public static WorkerAnswer Of(byte[] frame)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(frame), Encoding.UTF8);
            var status = (WorkerStatus)reader.ReadByte();
            if (!Enum.IsDefined(status))
                throw new InvalidDataException($"An answer had the status {(byte)status}, which there is not.");
            var answer = new WorkerAnswer(status, reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            var messages = new string[Math.Clamp(reader.ReadInt32(), 0, XsltRun.MostMessages)];
            for (var i = 0; i < messages.Length; i++)
                messages[i] = reader.ReadString();
            return answer with { Messages = messages, Took = TimeSpan.FromTicks(reader.ReadInt64()) };
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"An answer of {frame.Length} bytes could not be read: {e.Message}", e);
        }
    }
}

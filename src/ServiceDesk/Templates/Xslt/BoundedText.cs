using System.Text;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Text that may not become longer than a limit: what would make it so ends the transform at once.</summary>
internal sealed class BoundedText(int most) : TextWriter
{
    private readonly StringBuilder text = new();

    // What an XML declaration of the output says.
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Make(1);
        text.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Make(buffer.Length);
        text.Append(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override string ToString() => text.ToString();

    private void Make(int room)
    {
        if (text.Length + room > most)
            throw new OutputLimitException();
    }
}

/// <summary>The output would have become too long.</summary>
internal sealed class OutputLimitException : Exception;

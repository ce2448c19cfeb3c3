using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Neighbouring encoded words of one charset, whose bytes are gathered before they are decoded.</summary>
internal sealed class EncodedWordRun
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly ArrayBufferWriter<byte> _base64 = new();
    private string _charset = "";

    /// <summary>True where no word has come since the last flush.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds a word; one of another charset first writes out what was gathered.</summary>
    public void Add(EncodedWord word, StringBuilder output)
    {
        if (!IsEmpty && !word.Charset.Equals(_charset, StringComparison.OrdinalIgnoreCase))
            Flush(output);
        if (IsEmpty)
            _charset = word.Charset.ToString();
        IsEmpty = false;
        if (word.IsBase64)
        {
            AddBase64(word.Text);
            return;
        }
        FlushBase64();
        _bytes.Write(EncodedWord.DecodeQ(word.Text));
    }

    public void Flush(StringBuilder output)
    {
        FlushBase64();
        if (_bytes.WrittenCount > 0)
            output.Append(Charsets.Decode(_bytes.WrittenSpan, _charset));
        _bytes.ResetWrittenCount();
        IsEmpty = true;
    }

    /// <summary>Some senders cut the base64 text itself: without padding the next word goes on in the same quantum.</summary>
    private void AddBase64(ReadOnlySpan<char> text)
    {
        var target = _base64.GetSpan(text.Length);
        for (var i = 0; i < text.Length; i++)
            target[i] = text[i] < 128 ? (byte)text[i] : (byte)' ';
        _base64.Advance(text.Length);
        if (text.EndsWith("="))
            FlushBase64();
    }

    private void FlushBase64()
    {
        if (_base64.WrittenCount > 0)
            _bytes.Write(Base64Decoder.Decode(_base64.WrittenSpan).Span);
        _base64.ResetWrittenCount();
    }
}

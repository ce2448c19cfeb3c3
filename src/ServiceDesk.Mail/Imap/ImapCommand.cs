using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// One command as it is put together: text, and literals for which the server may have to be asked first. Whatever comes
/// from outside goes through <see cref="String"/>, which no line break or quote can leave.
/// </summary>
/// <param name="name">The command as messages name it, without its arguments: they may hold a password.</param>
internal sealed class ImapCommand(string name)
{
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly List<(int Position, ReadOnlyMemory<byte> Literal)> literals = [];

    public string Name => name;

    public IReadOnlyList<(int Position, ReadOnlyMemory<byte> Literal)> Literals => literals;

    public ReadOnlyMemory<byte> Text => text.WrittenMemory;

    /// <summary>Words of the protocol itself.</summary>
    public ImapCommand Raw(string ascii)
    {
        text.Write(Encoding.ASCII.GetBytes(ascii));
        return this;
    }

    /// <summary>A string from outside: quoted when it is plain ASCII without line ends, otherwise a literal.</summary>
    public ImapCommand String(string value)
    {
        if (!value.All(c => c is >= ' ' and <= '~'))
            return Literal(Encoding.UTF8.GetBytes(value));
        return Raw($"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
    }

    public ImapCommand Mailbox(string mailbox) => String(ModifiedUtf7.Encode(mailbox));

    public ImapCommand Literal(ReadOnlyMemory<byte> bytes)
    {
        literals.Add((text.WrittenCount, bytes));
        return this;
    }
}

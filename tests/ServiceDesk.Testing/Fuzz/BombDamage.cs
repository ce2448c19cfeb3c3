using System.Text;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Lengths and depths that no reader expects. Mostly small, so that many fit into an hour.</summary>
internal static class BombDamage
{
    public static void Apply(MailBuffer mail, FuzzRandom random)
    {
        var size = random.OneIn(40) ? random.Between(50_000, 150_000) : random.Between(200, 6_000);
        switch (random.Below(6))
        {
            case 0:
                mail.Insert(0, Nested(random, size / 100));
                break;
            case 1:
                mail.Insert(0, Repeat("Content-Type: message/rfc822\r\n\r\n"u8, size));
                break;
            case 2:
                // Within a field, where grammars are.
                var (start, length) = mail.Field(random.Below(Math.Min(mail.Length, 1500)));
                mail.Insert(start + random.Below(length), Repeat(random.Pick(FuzzTokens.Units), size));
                break;
            default:
                mail.Insert(random.Below(mail.Length + 1), Repeat(random.Pick(FuzzTokens.Units), size));
                break;
        }
    }

    private static byte[] Nested(FuzzRandom random, int depth)
    {
        var bomb = new StringBuilder();
        var same = random.OneIn(2);
        for (var i = 0; i < depth; i++)
        {
            var boundary = same ? "b" : $"b{i}";
            bomb.Append("Content-Type: multipart/").Append(random.OneIn(2) ? "mixed" : "alternative").Append("; boundary=").Append(boundary).Append("\r\n\r\n--").Append(boundary).Append("\r\n");
        }
        return Encoding.Latin1.GetBytes(bomb.ToString());
    }

    private static byte[] Repeat(ReadOnlySpan<byte> unit, int size)
    {
        var bytes = new byte[size - (size % unit.Length)];
        for (var at = 0; at < bytes.Length; at += unit.Length)
            unit.CopyTo(bytes.AsSpan(at));
        return bytes;
    }
}

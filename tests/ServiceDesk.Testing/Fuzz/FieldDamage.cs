namespace ServiceDesk.Testing.Fuzz;

/// <summary>Header fields that change places, come twice, are gone, or are others.</summary>
internal static class FieldDamage
{
    public static void Apply(MailBuffer mail, FuzzRandom random)
    {
        // Most fields stand at the beginning; those of parts anywhere.
        var (start, length) = mail.Field(random.Below(random.OneIn(2) ? Math.Min(mail.Length, 1500) : mail.Length));
        switch (random.Below(7))
        {
            case 0:
                mail.Remove(start, length);
                break;
            case 1:
                mail.Insert(start, mail.Copy(start, length));
                break;
            case 2:
                Swap(mail, random, start, length);
                break;
            case 3:
                mail.Replace(start, length, [.. random.Pick(FuzzTokens.Fields), .. "\r\n"u8]);
                break;
            case 4 when length > 0:
                mail.Insert(start + random.Below(length), random.Pick(FuzzTokens.Any));
                break;
            case 5 when length > 0:
                Fold(mail, random, start, length);
                break;
            default:
                mail.Insert(start, [.. random.Pick(FuzzTokens.Fields), .. "\r\n"u8]);
                break;
        }
    }

    private static void Swap(MailBuffer mail, FuzzRandom random, int start, int length)
    {
        var (other, otherLength) = mail.Field(random.Below(Math.Min(mail.Length, 3000)));
        if (other < start + length && start < other + otherLength)
            return;
        var ((first, firstLength), (second, secondLength)) = start < other ? ((start, length), (other, otherLength)) : ((other, otherLength), (start, length));
        var (one, two) = (mail.Copy(first, firstLength), mail.Copy(second, secondLength));
        mail.Replace(second, secondLength, one);
        mail.Replace(first, firstLength, two);
    }

    private static void Fold(MailBuffer mail, FuzzRandom random, int start, int length) =>
        mail.Insert(start + random.Below(length), random.Pick<byte[]>([[.. "\r\n "u8], [.. "\n\t"u8], [.. "\r\n  \r\n "u8], [.. "\r\n"u8], [.. "\r "u8]]));
}

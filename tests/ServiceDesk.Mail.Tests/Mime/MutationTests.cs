using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>Thousands of damaged messages, always the same ones: none may make the reader fail.</summary>
public class MutationTests
{
    private const int Rounds = 6000;
    private const int LargestSeedMail = 20_000;

    private static readonly byte[][] Snippets =
    [
        .. new[] { "\r\n", "\n", "\r", "\r\n\r\n", "--", "=?utf-8?Q?", "?=", "=?utf-8?B?", "\"", "(", ")", "<", ">", ";", ":", "=", "\0", "\u001B$B", "\u00FF\u00FE",
            "Content-Type: multipart/mixed; boundary=\"\"\r\n", "Content-Type: message/rfc822\r\n", "Content-Transfer-Encoding: base64\r\n", "boundary=", "charset=utf-7",
            "charset=utf-16", "filename*0*=utf-8''%", "begin 644 x\r\n", "format=flowed", "Date: ", "From ", "\u00C3", "+AAAA", "Final-Recipient: rfc822;" }
            .Select(System.Text.Encoding.Latin1.GetBytes),
    ];

    [Fact]
    public void Load_DamagedMails_NeverThrows()
    {
        var seeds = SampleMails.AllFiles().Where(file => new FileInfo(file).Length <= LargestSeedMail).Select(File.ReadAllBytes).ToList();
        Assert.True(seeds.Count > 50, "The sample mails are too few to damage.");
        var random = new Random(20250106);
        for (var round = 0; round < Rounds; round++)
        {
            var mail = Damage(seeds[random.Next(seeds.Count)], random);
            try
            {
                var message = MimeMessage.Load(mail);
                MessageWalk.ReadAll(message);
                _ = Bounce.Detect(message);
                _ = AutomaticMail.Detect(message);
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Round {round} failed on: {Convert.ToBase64String(mail)}", error);
            }
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var mail = new List<byte>(original);
        for (var times = random.Next(1, 12); times > 0; times--)
        {
            var at = random.Next(mail.Count + 1);
            var length = Math.Min(random.Next(1, 200), mail.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    mail.RemoveRange(at, length);
                    break;
                case 1:
                    mail.InsertRange(at, mail.GetRange(at, length));
                    break;
                case 2:
                    mail.InsertRange(at, Snippets[random.Next(Snippets.Length)]);
                    break;
                case 3 when at < mail.Count:
                    mail[at] = (byte)random.Next(256);
                    break;
                case 4:
                    mail.RemoveRange(at, mail.Count - at);
                    break;
                default:
                    var noise = new byte[random.Next(1, 20)];
                    random.NextBytes(noise);
                    mail.InsertRange(at, noise);
                    break;
            }
        }
        return [.. mail];
    }
}

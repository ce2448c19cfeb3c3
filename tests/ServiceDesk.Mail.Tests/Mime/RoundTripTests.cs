using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>What the builder writes, the reader reads: for texts of any characters, a thousand of each kind from a fixed seed.</summary>
public class RoundTripTests
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20250106, 1);

    private static readonly Gen<string> Character = Gen.Frequency(
        (8, Gen.Choose(0x20, 0x7E).Select(code => ((char)code).ToString())),
        (2, Gen.Elements("é", "ß", "–", "日", "本", "한", "я", "😀", "👩‍🚀", "\u0301", "\u00A0", "\uFFFD")),
        (2, Gen.Elements("=?", "?=", "\"", "\\", ",", "<", ">", "@", ";", ":", "(", ")", "'", "%", "=", "_", " ", "  ")));

    private static readonly Gen<string> Line = Character.ListOf().Select(string.Concat);

    private static readonly Gen<string> LongLine = Gen.Choose(0, 3).SelectMany(times => Line.ListOf(times + 1).Select(lines => string.Join(' ', lines)));

    private static readonly Gen<string> Text = Gen.OneOf(LongLine, Gen.Constant("-- "), Gen.Constant("From x"), Gen.Constant("--=_x"), Gen.Constant("."), Gen.Constant("\tx\t"), Gen.Constant("begin "))
        .ListOf().Select(lines => string.Join("\r\n", lines));

    private static void Check<T>(Gen<T> values, Func<T, bool> property) => Prop.ForAll(values.ToArbitrary(), property).Check(Settings);

    private static MimeMessage RoundTrip(Action<MimeMessageBuilder> set)
    {
        var builder = new MimeMessageBuilder("seed");
        set(builder);
        return MimeMessage.Load(builder.ToBytes());
    }

    [Fact]
    public void Subject_ComesBack() => Check(LongLine, text => RoundTrip(builder => builder.Subject = text).Subject == text);

    [Fact]
    public void ExtraField_ComesBack() => Check(LongLine, text =>
        RoundTrip(builder => builder.Headers.Add(new("X-Test", text))).Headers["X-Test"] == text);

    [Fact]
    public void DisplayNames_ComeBack() => Check(LongLine.ListOf(), names =>
    {
        var mailboxes = names.Select((name, index) => new MailboxAddress(name.Trim().Length == 0 ? null : name.Trim(), $"a{index}@example.org")).ToList();
        return RoundTrip(builder => mailboxes.ForEach(builder.To.Add)).To.SequenceEqual(mailboxes);
    });

    [Fact]
    public void TextAndHtml_ComeBack() => Check(Gen.Zip(Text, Text), bodies =>
    {
        var message = RoundTrip(builder => (builder.TextBody, builder.HtmlBody) = bodies);
        return message.TextBody == bodies.Item1 && message.HtmlBody == bodies.Item2;
    });

    [Fact]
    public void TextAlone_ComesBackWithAtMostOneMoreLineEnd() => Check(Text, text =>
        RoundTrip(builder => builder.TextBody = text).TextBody is { } read && (read == text || read == text + "\r\n"));

    [Fact]
    public void FileNames_ComeBack() => Check(Line.Where(line => !string.IsNullOrWhiteSpace(line.Trim('.'))), name =>
    {
        var message = RoundTrip(builder => builder.Attachments.Add(new OutgoingAttachment(name, "application/x-test", default)));
        var part = Assert.IsType<Multipart>(message.Body).Parts[1];
        return part.FileName == name && Assert.Single(message.Attachments).FileName == FileNames.Leaf(name);
    });

    [Fact]
    public void FileContents_ComeBack() => Check(Gen.Choose(0, 255).Select(value => (byte)value).ListOf(), bytes =>
    {
        var content = bytes.ToArray();
        var message = RoundTrip(builder => builder.Attachments.Add(new OutgoingAttachment("f", "application/x-test", content)));
        return Assert.Single(message.Attachments).Content.Span.SequenceEqual(content);
    });

    [Fact]
    public void EveryLine_IsShortEnough() => Check(Gen.Zip(LongLine, Text), pair =>
    {
        var builder = new MimeMessageBuilder("seed") { Subject = pair.Item1, TextBody = pair.Item2, HtmlBody = pair.Item1 };
        builder.Attachments.Add(new OutgoingAttachment(pair.Item1, "text/plain", default));
        return Encoding.ASCII.GetString(builder.ToBytes()).Split("\r\n").All(line => line.Length <= 998 && !line.Contains('\r', StringComparison.Ordinal) && !line.Contains('\n', StringComparison.Ordinal));
    });
}

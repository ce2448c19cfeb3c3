using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

/// <summary>The examples that the RFCs give of their grammars, obsolete forms included.</summary>
public class RfcExampleTests
{
    /// <summary>RFC 5322 appendix A.5: white space and comments in every place.</summary>
    [Fact]
    public void Comments_AndFolds_AreLeftOut()
    {
        var message = RawMail.Load("""
            From: Pete(A nice \) chap) <pete(his account)@silly.test(his host)>
            To:A Group(Some people)
                 :Chris Jones <c@(Chris's host.)public.example>,
                     joe@example.org,
              John <jdoe@one.test> (my dear friend); (the end of the group)
            Cc:(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;
            Date: Thu,
                  13
                    Feb
                      1969
                  23:32
                           -0330 (Newfoundland Time)
            Message-ID:              <testabcd.1234@silly.test>

            Testing.
            """);

        Assert.Equal(new MailboxAddress("Pete", "pete@silly.test"), Assert.Single(message.From));
        Assert.Equal([new("Chris Jones", "c@public.example"), new(null, "joe@example.org"), new("John", "jdoe@one.test")], message.To);
        Assert.Empty(message.Cc);
        Assert.Equal(new DateTimeOffset(1969, 2, 13, 23, 32, 0, -new TimeSpan(3, 30, 0)), message.Date);
        Assert.Equal(("testabcd.1234@silly.test", "Testing."), (message.MessageId, message.TextBody));
    }

    /// <summary>RFC 5322 appendix A.6.1 and A.6.2: routes, empty members, years of two digits.</summary>
    [Fact]
    public void ObsoleteAddressesAndDates_AreRead()
    {
        var message = RawMail.Load("""
            From: Joe Q. Public <john.q.public@example.com>
            To: Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example
            Date: 21 Nov 97 09:55:06 GMT
            Message-ID: <5678.21-Nov-1997@example.com>

            Hi everyone.
            """);

        Assert.Equal(new MailboxAddress("Joe Q. Public", "john.q.public@example.com"), Assert.Single(message.From));
        Assert.Equal([new("Mary Smith", "mary@example.net"), new(null, "jdoe@test.example")], message.To);
        Assert.Equal(new DateTimeOffset(1997, 11, 21, 9, 55, 6, TimeSpan.Zero), message.Date);
    }

    /// <summary>RFC 5322 appendix A.6.3: blanks before colons, a line of blanks in a field, comments within a time.</summary>
    [Fact]
    public void ObsoleteWhiteSpace_IsRead()
    {
        var message = RawMail.Load(
            "From  : John Doe <jdoe@machine(comment).  example>\nTo    : Mary Smith\n  \n          <mary@example.net>\nSubject     : Saying Hello\n"
            + "Date  : Fri, 21 Nov 1997 09(comment):   55  :  06 -0600\nMessage-ID  : <1234   @   local(blah)  .machine .example>\n\nThis is a message.");

        Assert.Equal(new MailboxAddress("John Doe", "jdoe@machine.example"), Assert.Single(message.From));
        Assert.Equal(new MailboxAddress("Mary Smith", "mary@example.net"), Assert.Single(message.To));
        Assert.Equal("Saying Hello", message.Subject);
        Assert.Equal(new DateTimeOffset(1997, 11, 21, 9, 55, 6, TimeSpan.FromHours(-6)), message.Date);
        Assert.Equal("1234@local.machine.example", message.MessageId);
    }

    /// <summary>RFC 2047 section 8.</summary>
    [Theory]
    [InlineData("=?US-ASCII?Q?Keith_Moore?= <moore@cs.example>", "Keith Moore")]
    [InlineData("=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?= <keld@dkuug.example>", "Keld Jørn Simonsen")]
    [InlineData("=?ISO-8859-1?Q?Andr=E9?= Pirard <pirard@vm1.example>", "André Pirard")]
    [InlineData("Nathaniel Borenstein <nsb@thumper.example> (=?iso-8859-8?b?7eXs+SDv4SDs6Oj08A==?=)", "Nathaniel Borenstein")]
    [InlineData("nsb@thumper.example (=?iso-8859-8?b?7eXs+SDv4SDs6Oj08A==?=)", "םולש ןב לטטפנ")]
    [InlineData("=??Q?No_charset?= <x@y.example>", "No charset")]
    public void Names_InEncodedWords_AreDecoded(string from, string name) =>
        Assert.Equal(name, RawMail.Load($"From: {from}\n\n").From[0].Name);

    [Fact]
    public void Subject_InTwoCharsets_IsOneText() =>
        Assert.Equal(
            "If you can read this you understand the example.",
            RawMail.Load("Subject: =?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\n =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=\n\n").Subject);

    /// <summary>RFC 2231 section 4.1.</summary>
    [Fact]
    public void Parameters_InPieces_AreJoined() =>
        Assert.Equal(
            "This is even more ***fun*** isn't it!",
            ContentType.Parse("application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"").Parameters["title"]);

    /// <summary>RFC 2049 appendix A: five parts to be shown one after the other.</summary>
    [Fact]
    public void ComplexMultipart_IsReadInOrder()
    {
        var message = RawMail.Load("""
            MIME-Version: 1.0
            From: Nathaniel Borenstein <nsb@nsb.example>
            Subject: A multipart example
            Content-Type: multipart/mixed;
                 boundary=unique-boundary-1

            This is the preamble area of a multipart message.
            --unique-boundary-1

              ... Some text appears here ...
            --unique-boundary-1
            Content-type: text/plain; charset=US-ASCII

            This could have been part of the previous part.
            --unique-boundary-1
            Content-Type: multipart/parallel; boundary=unique-boundary-2

            --unique-boundary-2
            Content-Type: audio/basic
            Content-Transfer-Encoding: base64

            AAEC
            --unique-boundary-2
            Content-Type: image/jpeg
            Content-Transfer-Encoding: base64

            AwQF
            --unique-boundary-2--

            --unique-boundary-1
            Content-type: text/enriched

            This is <bold><italic>enriched.</italic></bold>
            --unique-boundary-1
            Content-Type: message/rfc822

            From: (mailbox in US-ASCII)
            To: (address in US-ASCII)
            Subject: (subject in US-ASCII)
            Content-Type: Text/plain; charset=ISO-8859-1
            Content-Transfer-Encoding: Quoted-printable

              ... Additional text in ISO-8859-1 goes here ...

            --unique-boundary-1--
            """);

        Assert.Contains("Some text appears here", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("part of the previous part", message.TextBody, StringComparison.Ordinal);
        Assert.Equal(["audio/basic", "image/jpeg", "text/enriched", "message/rfc822"], message.Attachments.Select(file => file.ContentType));
        Assert.Equal([0, 1, 2], message.Attachments[0].Content.ToArray().Select(b => (int)b));
    }
}

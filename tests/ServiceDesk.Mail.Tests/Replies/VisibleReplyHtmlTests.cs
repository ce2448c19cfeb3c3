using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Tests.Replies;

public sealed class VisibleReplyHtmlTests
{
    public static TheoryData<string, string> Quotes() => new()
    {
        { "Gmail", "<br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Jan 6, 2025 at 10:00 AM Jo &lt;<a href=\"mailto:jo@x.example\">jo@x.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\"><div>Come?</div></blockquote></div>" },
        { "Gmail, language unknown", "<div class=\"gmail_quote\"><div class=\"gmail_attr\">Jo, zdravo<br></div><blockquote class=\"gmail_quote\">Come?</blockquote></div>" },
        { "Gmail, forwarded", "<div class=\"gmail_quote\"><div class=\"gmail_attr\">---------- Forwarded message ---------<br>From: <b>Jo</b> &lt;jo@x.example&gt;<br>Date: Mon<br>Subject: x<br>To: y<br></div><p>Come?</p><blockquote>old</blockquote><p>Bye</p></div>" },
        { "Apple Mail", "<div><br><blockquote type=\"cite\"><div>On 6 Jan 2025, at 10:00, Jo &lt;jo@x.example&gt; wrote:</div><br><div>Come?</div></blockquote></div>" },
        { "iOS", "<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">Sent from my iPhone</div><div dir=\"ltr\"><br><blockquote type=\"cite\">On 6 Jan 2025, at 10:00, Jo wrote:<br><br></blockquote></div><blockquote type=\"cite\"><div>Come?</div></blockquote>" },
        { "Thunderbird", "<div class=\"moz-cite-prefix\">Jo, 6. ledna:<br></div><blockquote type=\"cite\" cite=\"mid:x\"><p>Come?</p></blockquote>" },
        { "Outlook on the web", "<div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri\"><b>From:</b> Jo<br><b>Sent:</b> Monday<br></font></div><div>Come?</div>" },
        { "Outlook for Windows", "<div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\"><b>Odesílatel:</b> Jo<br><b>Kdy:</b> x</p></div></div><p class=\"MsoNormal\">Come?</p>" },
        { "Outlook, French, unmarked", "<p class=\"MsoNormal\"><b><span>De&nbsp;:</span></b><span> Jo &lt;jo@x.example&gt; <br><b>Envoyé&nbsp;:</b> lundi<br><b>À&nbsp;:</b> A<br><b>Objet&nbsp;:</b> x</span></p><p>Come?</p>" },
        { "Yahoo", "<div id=\"yahoo_quoted_123\" class=\"yahoo_quoted\"><div>W poniedziałek, 6 stycznia 2025 Jo napisał:</div><div><br></div><div>Come?</div></div>" },
        { "ProtonMail", "<div class=\"protonmail_quote\">On Monday, January 6th, 2025 at 10:00, Jo &lt;jo@x.example&gt; wrote:<br><br><blockquote class=\"protonmail_quote\" type=\"cite\">Come?</blockquote></div>" },
        { "Roundcube", "<p id=\"reply-intro\">Jo, 6 x:</p><blockquote type=\"cite\">Come?</blockquote>" },
        { "Marker", "<blockquote><p>##- Please type your reply above this line -##</p><p>Come?</p></blockquote>" },
    };

    [Theory]
    [MemberData(nameof(Quotes))]
    public void Quote_IsFolded(string program, string quote)
    {
        var reply = VisibleReply.FromHtml($"<html><head><style>p{{}}</style></head><body><div>Yes &amp; no.</div><div><br></div><p>Fine.</p>{quote}</body></html>");
        Assert.True("Yes & no.\n\nFine." == reply.Text, $"{program}: {reply.Text}");
        Assert.NotEmpty(reply.Folded);
    }

    [Fact]
    public void GmailAnswersBetweenTheLines_AreVisible()
    {
        var reply = VisibleReply.FromHtml(
            "<div>Hi</div><div class=gmail_quote><div class=gmail_attr>On Mon Jo wrote:<br></div><blockquote class=gmail_quote>When?</blockquote>"
            + "<div>Today.</div><blockquote class=gmail_quote>Where?</blockquote></div>");
        Assert.EndsWith("> When?\nToday.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(FoldedKind.Quote, reply.Folded.Single().Kind);
    }

    [Theory]
    [InlineData("<div class=\"gmail_signature\" data-smartmail=\"gmail_signature\">Jo<br>Doors Ltd</div>")]
    [InlineData("<pre class=\"moz-signature\" cols=\"72\">-- \nJo</pre>")]
    [InlineData("<div id=\"Signature\"><p>Jo</p></div>")]
    [InlineData("<div id=\"ms-outlook-mobile-signature\">Get <a href=\"https://aka.ms/x\">Outlook for iOS</a></div>")]
    [InlineData("<div>Envoyé de mon iPhone</div>")]
    public void Signature_IsFolded(string signature)
    {
        var reply = VisibleReply.FromHtml($"<div>Yes.</div>{signature}<div class=gmail_quote>On Mon wrote:<blockquote>x</blockquote></div>");
        Assert.Equal("Yes.", reply.Text);
        Assert.Equal([FoldedKind.Signature, FoldedKind.Quote], reply.Folded.Select(f => f.Kind));
    }

    [Fact]
    public void Bomb_TakesLinearTime()
    {
        foreach (var piece in (string[])["<div class=gmail_quote>", "<blockquote>", "<div id=x class=\"a b c gmail_quote\"></div>x", "<hr>", "<div id=appendonsend>"])
        {
            var html = string.Concat(Enumerable.Repeat(piece, 500_000 / piece.Length));
            var took = ThreadCpu.Of(() => VisibleReply.FromHtml(html + "end"));
            Assert.True(took < TimeSpan.FromSeconds(4), $"{piece}: {took}");
        }
    }
}

namespace ServiceDesk.Testing.Fuzz;

/// <summary>The HTML that mail programs write around a letter.</summary>
internal static class SeedHtml
{
    public static readonly IReadOnlyList<Func<SeedText, string>> Shapes = [Outlook, Gmail, Apple, Thunderbird, Newsletter];

    public static string Outlook(SeedText text) => $$"""
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>
        <meta name="Generator" content="Microsoft Word 15 (filtered medium)"><!--[if !mso]><style>v\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--
        /* Font Definitions */
        @font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
        p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;}
        a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}
        @page WordSection1 {size:612.0pt 792.0pt; margin:70.85pt 70.85pt 2.0cm 70.85pt;}
        div.WordSection1 {page:WordSection1;}
        --></style></head><body lang="DE" link="#0563C1" vlink="#954F72" style='word-wrap:break-word'><div class="WordSection1">
        {{Paragraphs(text.Letter, "<p class=\"MsoNormal\"><span style='font-size:11.0pt;color:#1F497D'>", "<o:p></o:p></span></p>")}}
        <p class="MsoNormal"><o:p>&nbsp;</o:p></p>{{Paragraphs(text.Closing, "<p class=\"MsoNormal\"><b>", "</b></p>")}}
        <p class="MsoNormal"><img width="120" height="40" style='width:1.25in;height:.4166in' id="Picture_x0020_1" src="cid:image001.png@01DB6010.ABCDEF10" alt="Logo"></p>
        <div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class="MsoNormal"><b>From:</b> Help Desk &lt;help@desk.example&gt;<br><b>Sent:</b> Monday, January 6, 2025 10:00 AM<br>
        <b>To:</b> Rita &lt;rita@customer.example&gt;<br><b>Subject:</b> RE: {{text.Subject}}<o:p></o:p></p></div></div>
        <table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" style='border-collapse:collapse'><tr><td width="300" valign="top" style='width:225.0pt;padding:0cm 5.4pt'>{{text.Subject}}</td><td bgcolor="#DDEEFF">1&nbsp;234,50&nbsp;&euro;</td></tr></table>
        </div></body></html>
        """;

    public static string Gmail(SeedText text) => $"""
        <div dir="ltr">{Paragraphs(text.Letter, "<div>", "</div>")}<div><br></div><div>See <a href="https://www.example.com/help?a=1&amp;b=2">the page</a> or <a href="mailto:rita@customer.example">write</a>.</div><br clear="all">
        <span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">{Paragraphs(text.Closing, "<div style=\"font-family:arial\">", "</div>")}</div></div><br>
        <div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{text.QuoteLine}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">
        {Paragraphs(text.Letter, "<p>", "</p>")}<ul><li>one<li>two &amp; three</ul><ol start="3"><li value="5">four</ol></blockquote></div>
        """;

    public static string Apple(SeedText text) => $"""
        <html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">{text.Letter.Replace("\n", "<div><br></div>", StringComparison.Ordinal)}
        <br id="lineBreakAtBeginningOfMessage"><div>{text.Closing}</div><div><br><blockquote type="cite"><div>{text.QuoteLine}</div><br class="Apple-interchange-newline"><div><div>{text.Letter}</div></div></blockquote></div><br>Sent from my iPhone</body></html>
        """;

    private static string Thunderbird(SeedText text) => $"""
        <!DOCTYPE html><html><head><title>x</title></head><body text="#000000" bgcolor="#FFFFFF"><p>{text.Letter}</p><pre class="moz-signature" cols="72">-- 
        {text.Closing}</pre><div class="moz-cite-prefix">{text.QuoteLine}<br></div><blockquote type="cite" cite="mid:1@desk.example"><pre wrap="">{text.Letter}</pre><blockquote type="cite">deeper <i>still</i></blockquote></blockquote></body></html>
        """;

    private static string Newsletter(SeedText text) => $$"""
        <!DOCTYPE html><html><head><style type="text/css">@media only screen and (max-width:600px){ .w{width:100%!important} } #x{background:url('https://track.example/o.gif')} @import url(https://track.example/a.css);</style></head>
        <body style="background-color:#eee" onload="go()"><center><table width="600" class="w" background="https://track.example/b.png"><tr><td style="padding:10px;background-image:url(https://track.example/c.png)"><h1 style="color:#c00">{{text.Subject}}</h1>
        <p align="justify">{{text.Letter}}</p><a href="https://track.example/click?u=1" target="_blank" style="display:inline-block;padding:8px"><font color="white" face="Arial" size="2">{{text.Closing}}</font></a>
        <img src="https://track.example/open.gif?id=42" width="1" height="1" alt=""><script>document.write("x")</script><form action="https://track.example/f"><input name="q"><button>Go</button></form></td></tr></table></center></body></html>
        """;

    private static string Paragraphs(string text, string before, string after) =>
        string.Concat(text.Split('\n').Select(line => before + line + after + "\n"));
}

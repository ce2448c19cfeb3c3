namespace ServiceDesk.Mail.Tests.Html;

/// <summary>
/// Families of attacks, each written out by multiplying what it is made of: every scheme in every attribute that takes an address, every
/// declaration in every place that takes a style, every handler on elements that are allowed, and what parsers read in two ways.
/// </summary>
internal static class XssFamilies
{
    private const string Image = "<img src=x onerror=alert(1)>";

    public static IEnumerable<string> All() => Addresses().Concat(Declarations()).Concat(Handlers()).Concat(Mutations).Concat(Remote).Concat(Clobbering);

    private static readonly string[] Schemes =
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "java\tscript:alert(1)", "java\0script:alert(1)", "\u0001javascript:alert(1)", "\u001fjavascript:alert(1)",
        "javascript\n:alert(1)", "javascript\t:alert(1)", "&#106avascript:alert(1)", "&#x6a;avascript:alert(1)", "&#0000106;avascript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3A;alert(1)",
        "j&Tab;avascript:alert(1)", "java&NewLine;script:alert(1)", "&#1;javascript:alert(1)", "&#8;javascript:alert(1)", "&nbsp;javascript:alert(1)", "\u00A0javascript:alert(1)", "\u3000javascript:alert(1)", "\uFEFFjavascript:alert(1)",
        "javascript://%0aalert(1)", "javascript:/*https://good.example*/alert(1)", "javascript:\"<script>alert(1)</script>\"", "vbscript:alert(1)", "VbScRiPt:alert(1)", "vb\nscript:alert(1)", "livescript:[code]alert(1)", "mocha:alert(1)", "jar:https://evil.example!/x",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>", "data:image/svg+xml;base64,PHN2Zy8+", "data:image/png,<script>alert(1)</script>", "data:,alert(1)", "DATA:text/html,x",
        "data:image/png;base64,AAAA\"onerror=\"alert(1)", "data:application/x-javascript,alert(1)", "feed:javascript:alert(1)", "view-source:https://x.example", "about:blank", "ms-its:x", "mhtml:x", "wyciwyg://x", "filesystem:https://x/", "blob:null/x", "cid:x\" onerror=\"alert(1)", "mk:@x", "ws://evil.example", "ftp://evil.example", "file:///c:/x", "\\\\evil.example\\x", "res://x", "chrome://x", "intent:x", "sms:1", "skype:x",
    ];

    private static readonly string[] Carriers =
    [
        "<a href=\"{0}\">x</a>", "<a href='{0}'>x</a>", "<a xlink:href=\"{0}\">x</a>", "<img src=\"{0}\">", "<img src='{0}' alt=x>", "<img lowsrc=\"{0}\" dynsrc=\"{0}\">", "<img srcset=\"{0} 1x\">", "<picture><source srcset=\"{0}\"><img></picture>", "<image src=\"{0}\">", "<body background=\"{0}\">",
        "<table background=\"{0}\"><tr background=\"{0}\"><td background=\"{0}\">x</td></tr></table>", "<video poster=\"{0}\" src=\"{0}\"></video>", "<audio src=\"{0}\"></audio>", "<iframe src=\"{0}\" srcdoc=\"{0}\"></iframe>", "<frameset><frame src=\"{0}\"></frameset>",
        "<object data=\"{0}\" codebase=\"{0}\"><param name=movie value=\"{0}\"></object>", "<embed src=\"{0}\">", "<applet code=x archive=\"{0}\"></applet>", "<form action=\"{0}\"><input type=image src=\"{0}\" formaction=\"{0}\"><button formaction=\"{0}\">x</button></form>", "<link rel=stylesheet href=\"{0}\">", "<link rel=import href=\"{0}\">", "<base href=\"{0}\">",
        "<meta http-equiv=refresh content=\"0;url={0}\">", "<meta http-equiv=\"Set-Cookie\" content=\"{0}\">", "<svg><a xlink:href=\"{0}\"><text>x</text></a></svg>", "<svg><use href=\"{0}\"/></svg>", "<svg><image href=\"{0}\"/></svg>", "<svg><animate attributeName=href values=\"{0}\"/></svg>", "<math href=\"{0}\"><mi xlink:href=\"{0}\">x</mi></math>", "<math><maction actiontype=statusline xlink:href=\"{0}\">x</maction></math>",
        "<blockquote cite=\"{0}\">x</blockquote>", "<q cite=\"{0}\">x</q>", "<ins cite=\"{0}\">x</ins>", "<img usemap=\"{0}\" longdesc=\"{0}\"><map name=x><area href=\"{0}\"></map>", "<a href=https://good.example ping=\"{0}\">x</a>", "<bgsound src=\"{0}\">", "<layer src=\"{0}\"></layer>", "<input type=image src=\"{0}\">", "<isindex action=\"{0}\">", "<html manifest=\"{0}\">", "<head profile=\"{0}\">", "<script src=\"{0}\"></script>", "<portal src=\"{0}\"></portal>", "<track src=\"{0}\">", "<img data-remote-src=\"{0}\">", "<img data-content-id=\"{0}\">",
    ];

    private static readonly string[] Styles =
    [
        "background:url({0})", "background-image:url( '{0}' )", "background:u\\72l({0})", "background:\\75\\72\\6C({0})", "background:URL({0})", "background:url/**/({0})", "background:/*x*/url/*y*/({0})", "background-image:image-set('{0}' 1x)", "background:-webkit-image-set(url({0}) 1x)", "background:cross-fade(url({0}),red)", "background:image({0})", "background:paint(x)", "background:element(#x)", "background:red,url({0})",
        "list-style:url({0})", "list-style-image:url({0})", "cursor:url({0}),auto", "content:url({0})", "border-image:url({0})", "border-image-source:url({0})", "mask:url({0})", "mask-image:url({0})", "-webkit-mask:url({0})", "filter:url({0})", "filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='{0}')", "clip-path:url({0})", "shape-outside:url({0})", "offset-path:url({0})", "src:url({0})", "-moz-binding:url({0}#x)", "behavior:url({0})", "behaviour:url({0})",
        "width:expression(alert(1))", "width:ex/**/pression(alert(1))", "width:e\\xpression(alert(1))", "xss:expr/*x*/ession(alert(1))", "width:\uFF45xpression(alert(1))", "color:expression\\28 alert(1)\\29", "background:attr(x url)", "color:var(--x);--x:url({0})", "color:env(x)", "--x:{0}", "-o-link:'{0}';-o-link-source:current", "position:fixed;top:0;left:0", "position:absolute", "position: sticky", "z-index:9999", "color:red}*{background:url({0})", "color:red;}</style><script>alert(1)</script>", "font-family:'</style><script>alert(1)</script>'",
        "font-family:\"a\\22;background:url({0})\"", "color:'\n;background:url({0})", "color:red\\;background:url({0})", "@import url({0});color:red", "/*;*/background:url({0})/*", "color:red;/*\"*/background:url({0})/*\"*/", "background:url(\"{0}", "background:url(;color:red;{0})", "animation:x 1s", "color:red!ie;background:url({0})!important", "&#98;ackground:url({0})", "background&#58;url({0})", "font:0/0 url({0})", "color:rgb(0,0,0)url({0})", "background:src('{0}')",
    ];

    private static readonly string[] StyleCarriers =
    [
        "<p style=\"{0}\">x</p>", "<p style='{0}'>x</p>", "<style>p{{{0}}}</style>", "<style>@media screen{{p{{{0}}}}}</style>", "<style>{0}</style>", "<style>@font-face{{{0}}}</style>", "<style>@page{{{0}}}</style>", "<style>@supports (x:y){{p{{{0}}}}}</style>", "<style>p{{color:red}}<!--{0}--></style>", "<svg><style>p{{{0}}}</style></svg>", "<table style=\"{0}\"><tr style=\"{0}\"><td style=\"{0}\">x</td></tr></table>", "<body style=\"{0}\">x", "<font style=\"{0}\">x</font>", "<style media=\"{0}\">p{{color:red}}</style>",
    ];

    private static readonly string[] Events =
    [
        "onerror", "onload", "onclick", "ONCLICK", "onfocus", "onblur", "onmouseover", "onpointerenter", "onanimationend", "ontransitionend", "ontoggle", "onbegin", "onscroll", "onwheel", "onbeforeinput", "onbeforetoggle", "onauxclick", "oncontentvisibilityautostatechange", "onscrollend", "onmessage", "ondragstart", "oncopy", "onpaste", "onfocusin", "onsearch", "onx",
        "on\u0000click", "\u0000onclick", "/onclick", "\"onclick", "'onclick", "x=y onclick", "<onclick", "formaction", "srcdoc", "autofocus onfocus", "contenteditable onfocus", "tabindex=1 onfocus", "accesskey=x onclick", "FSCommand", "seekSegmentTime", "data-bind", "v-on:click", "@click", "ng-click", "hx-on:click", "x-init",
    ];

    private static readonly string[] Mutations =
    [
        $"<noscript><p title=\"</noscript>{Image}\">", $"<noscript><style></noscript>{Image}</style>", $"<noembed><img title=\"</noembed>{Image}\"></noembed>", $"<noframes><style></noframes>{Image}</style></noframes>", $"<iframe><style></iframe>{Image}</style></iframe>", $"<xmp><p title=\"</xmp>{Image}\"></xmp>", $"<textarea><p title=\"</textarea>{Image}\">", $"<title><p title=\"</title>{Image}\">", $"<plaintext></plaintext>{Image}", $"<template><p title=\"</template>{Image}\"></template>", $"<select><template><style><!--</style><a rel=\"--></style></template></select>{Image}\">",
        $"<svg><style><p title=\"</style>{Image}\"></svg>", $"<svg><title><p title=\"</title>{Image}\"></svg>", $"<svg></p><style><a id=\"</style>{Image}\">", $"<svg><desc><table><style><a title=\"</style>{Image}\"></table></desc></svg>", $"<svg><foreignobject><style><a title=\"</style>{Image}\"></foreignobject></svg>", "<svg><script>alert&#40;1)</script></svg>", "<svg><script xlink:href=data:,alert(1) /></svg>", "<svg><set attributeName=onmouseover to=alert(1)>", "<svg><handler ev:event=load>alert(1)</handler></svg>", "<svg><![CDATA[><image xlink:href=\"]]><img src=x onerror=alert(1)>\">", "<svg/onload=alert(1)", "<svg onload\r\n=alert(1)>",
        $"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", $"<math><mtext><table><mglyph><style><math><a title=\"</style>{Image}\"></table>", $"<form><math><mtext></form><form><mglyph><style></math>{Image}", $"<math><annotation-xml encoding=\"text/html\"><style><a title=\"</style>{Image}\"></annotation-xml></math>", $"<math><mi><mglyph></mi><style>{Image}</style></math>", $"<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style>{Image}\">", $"<math></p><style><!--</style>{Image}--></math>",
        $"<!--><p title=\"-->{Image}\">", $"<!-- --!>{Image}-->", $"<!--!>{Image}-->", $"<!--->{Image}", $"<!-- a\0-->{Image}", $"<!doctype x \">{Image}\">", $"<?php {Image} ?>", $"<% {Image} %>", $"<![endif]-->{Image}<!--[if !mso]>", $"<!--[if true]>{Image}<![endif]-->", $"<!-{Image}", $"</!{Image}>", $"</%{Image}>", $"<comment>{Image}</comment>", $"<![CDATA[<]]>{Image}",
        $"<style><style/>{Image}", $"<style></style\n{Image}>", $"<style></style/{Image}", $"<style><!--</style>{Image}<!----></style>", $"<style>/*</style>{Image}*/</style>", $"<style>\"</style>{Image}\"</style>", "<style>&lt;/style&gt;&lt;script&gt;alert(1)</style>", $"<style></STYLE >{Image}", $"<style>p{{color:red}}</sty</style>le>{Image}",
        $"<a title='\"><b>{Image}'>x</a>", $"<p title=\"&quot;>{Image}\">x", $"<p title=`{Image}`>x", $"<p title=a&#x3e;{Image}>x", $"<p class=\"</p>{Image}\">", $"<img alt=\"`>{Image}\">", $"<div title=\"\u2028{Image}\">", $"<div title='&lt;/div>{Image}'>", $"<td abbr=\"{Image}\">", $"<time datetime='\"{Image}'>", $"<ol start='\" onclick=alert(1)'>",
        "<scr\u0000ipt>alert(1)</script>", "<script >alert(1)</script >", "<script\f>alert(1)</script\f>", "<script/xss>alert(1)</script/xss>", "<script><!--alert(1)//--></script><!--</script>", "<script><!--<script></script>alert(1)</script>", "<ſcript>alert(1)</ſcript>", "<\uFF53cript>alert(1)</script>", "\uFF1Cscript\uFF1Ealert(1)", "%3Cscript%3Ealert(1)", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "<scrİpt>alert(1)</script>", "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>", "<xml><i><b><img src=\"javas<!-- -->cript:alert(1)\"></b></i></xml>", "<a\u00A0href=javascript:alert(1)>x</a>", "<a/href=javascript&#58alert(1)>x", "<a href=x:alert(1) href=javascript:alert(1)>x</a>", "<a href='https://good.example' href='javascript:alert(1)'>x</a>", "<A\nHREF\n=\njavascript:alert(1)>x", "<img src=x:alert(alt) onerror=eval(src) alt=0>", "<img<!-- --> src=x onerror=alert(1)//-->", "<IMG SRC=`javascript:alert(\"x'\")`>", "<table><script>alert(1)</script><tr><td><style>@import 'x'</style></table>", "<select><option><script>alert(1)</script></select>", "<dialog open onclose=alert(1)>x</dialog>", "<slot onslotchange=alert(1)>", "<custom-element is=x onclick=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<isindex type=image src=1 onerror=alert(1)>", "<menu id=x contextmenu=x onshow=alert(1)>",
    ];

    private static readonly string[] Remote =
    [
        "<img src=//evil.example/x>", "<img src=https:evil.example>", "<img src=\\\\evil.example\\x>", "<img src=/\\evil.example/x>", "<img src=https:\\\\evil.example>", "<img src=http:///evil.example>", "<img src=\"ht\ntps://evil.example\">", "<img src=x srcset='//evil.example 1x'>", "<image xlink:href=//evil.example>", "<input type=image src=//evil.example>", "<link rel=prefetch href=//evil.example>", "<link rel=dns-prefetch href=//evil.example>", "<link rel=preconnect href=//evil.example>", "<meta name=x http-equiv=x-dns-prefetch-control content=on>", "<style>@import'//evil.example';</style>", "<style>@import url(//evil.example) screen;</style>", "<style>@charset 'x';@import '//evil.example'</style>", "<style>@namespace url(//evil.example);p{color:red}</style>", "<style>@document url(//evil.example){p{color:red}}</style>", "<style>@counter-style x{symbols:url(//evil.example)}</style>", "<style>@layer{@import '//evil.example'}</style>", "<style>p::before{content:url(//evil.example)}</style>", "<font src=//evil.example>x</font>", "<hr src=//evil.example>", "<xml src=//evil.example></xml>", "<video><source src=//evil.example><track src=//evil.example></video>", "<object data=//evil.example></object>", "<iframe src=//evil.example></iframe>", "<svg><filter><feImage href=//evil.example /></filter></svg>", "<td background=//evil.example>", "<div background=//evil.example>", "<ul style='list-style:url(//evil.example)'><li>x</ul>", "<amp-img src=//evil.example></amp-img>", "<v:fill src=//evil.example /><v:imagedata src=//evil.example />",
    ];

    private static readonly string[] Clobbering =
    [
        "<a id=document name=cookie>x</a>", "<img name=body>", "<form id=getElementById><input name=attributes></form>", "<p id=x form=y>x</p>", "<a target=_top href=https://good.example>x</a>", "<a target=x rel=opener href=https://good.example>x</a>", "<base target=_self><a href=https://good.example>x</a>", "<a download href=https://good.example>x</a>", "<label for=x>x</label>", "<div slot=x is=y part=z exportparts=w>x</div>", "<p itemscope itemref=x role=alert aria-label=x accesskey=x tabindex=0 contenteditable draggable=true hidden inert popover>x</p>", "<button popovertarget=x commandfor=y>x</button>", "<details name=x open>x</details>",
    ];

    private static IEnumerable<string> Addresses() => Carriers.SelectMany(_ => Schemes, (carrier, scheme) => carrier.Replace("{0}", scheme, StringComparison.Ordinal));

    private static IEnumerable<string> Declarations() =>
        from carrier in StyleCarriers
        from style in Styles
        from address in (string[])["//evil.example/x", "javascript:alert(1)"]
        select carrier.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", style, StringComparison.Ordinal).Replace("{0}", address, StringComparison.Ordinal);

    private static IEnumerable<string> Handlers() =>
        from tag in (string[])["p", "a href=https://good.example", "img src=x", "td", "details open", "table", "font", "body", "style", "li", "blockquote", "x-y", "time", "bdo"]
        from name in Events
        from form in (string[])["<{0} {1}=alert(1)>x", "<{0}/{1}=\"alert(1)\"/>x", "<{0} {1}\n=\n'alert(1)'>x", "<{0} class=\"a\"{1}=alert(1)>x"]
        select form.Replace("{0}", tag, StringComparison.Ordinal).Replace("{1}", name, StringComparison.Ordinal);
}

using System.Text;

namespace ServiceDesk.Mail.Tnef;

/// <summary>
/// The readable content of RTF: the HTML or plain text that Outlook wrapped into it (MS-OXRTFEX), else the text that a word
/// processor would show. One pass; never throws on the content.
/// </summary>
internal sealed class RtfText
{
    private const int MostGroups = 10_000;

    private readonly RtfTokenizer _tokens;
    private readonly Stack<RtfGroup> _outer = new();
    private readonly RtfFonts _fonts = new();
    private readonly StringBuilder _output = new();
    private readonly List<byte> _bytes = [];
    private RtfGroup _group = new() { UnicodeFallback = 1, CodePage = 1252 };
    private int _defaultCodePage = 1252;
    private int _fallbackLeft;
    private bool _isIgnorable;
    private bool _isHtml;

    private RtfText(ReadOnlyMemory<byte> rtf) => _tokens = new RtfTokenizer(rtf);

    /// <returns>The text, and whether it is HTML; null for what is no RTF.</returns>
    public static (string Text, bool IsHtml)? Read(ReadOnlyMemory<byte> rtf)
    {
        if (!rtf.Span.TrimStart(" \r\n\t"u8).StartsWith("{\\rtf"u8))
            return null;
        var reader = new RtfText(rtf);
        reader.Run();
        return (reader._output.ToString(), reader._isHtml);
    }

    private bool IsShown => _group.Destination switch
    {
        RtfDestination.Text => !(_isHtml && _group.IsHtmlRtf),
        RtfDestination.HtmlTag => _isHtml,
        _ => false,
    };

    private void Run()
    {
        while (_tokens.Read())
        {
            switch (_tokens.Kind)
            {
                case RtfTokenKind.GroupStart:
                    Flush();
                    // Deeper than any writer goes: the group takes part in the one around it.
                    if (_outer.Count < MostGroups)
                        _outer.Push(_group);
                    _isIgnorable = false;
                    break;
                case RtfTokenKind.GroupEnd:
                    Flush();
                    if (_outer.TryPop(out var outer))
                        _group = outer;
                    _fallbackLeft = 0;
                    break;
                case RtfTokenKind.Byte:
                    if (!TakeFallback() && IsShown)
                        _bytes.Add(_tokens.Value);
                    break;
                case RtfTokenKind.Symbol:
                    Symbol((char)_tokens.Value);
                    break;
                case RtfTokenKind.Word:
                    Word(_tokens.Name, _tokens.Parameter);
                    break;
            }
        }
        Flush();
    }

    private void Symbol(char symbol)
    {
        if (symbol == '*')
        {
            _isIgnorable = true;
            return;
        }
        if (TakeFallback())
            return;
        Write(symbol switch
        {
            '~' => _isHtml ? "&nbsp;" : "\u00A0",
            '_' => _isHtml ? "&shy;" : "\u2011",
            '\r' or '\n' => "\n",
            '\\' or '{' or '}' => symbol.ToString(),
            _ => "",
        });
    }

    private void Word(string name, int? parameter)
    {
        var isIgnorable = _isIgnorable;
        _isIgnorable = false;
        switch (name)
        {
            case "htmltag":
                _group.Destination = RtfDestination.HtmlTag;
                _group.CodePage = _defaultCodePage;
                break;
            case "fonttbl":
                _group.Destination = RtfDestination.FontTable;
                break;
            case "colortbl" or "stylesheet" or "info" or "pict" or "object" or "header" or "footer" or "fldinst" or "mhtmltag" or "filetbl" or "xe" or "tc":
                _group.Destination = RtfDestination.Nowhere;
                break;
            case "fromhtml":
                _isHtml = parameter is not 0;
                break;
            case "htmlrtf":
                Flush();
                _group.IsHtmlRtf = parameter is not 0;
                break;
            case "ansicpg" when parameter is > 0:
                _defaultCodePage = _group.CodePage = parameter.Value;
                break;
            case "f" when _group.Destination == RtfDestination.FontTable:
                _fonts.Begin(parameter ?? 0);
                break;
            case "f" or "plain":
                Flush();
                _group.CodePage = (name == "f" ? _fonts.CodePage(parameter ?? 0) : null) ?? _defaultCodePage;
                break;
            case "fcharset":
                _fonts.SetCharset(parameter ?? 0);
                break;
            case "uc":
                _group.UnicodeFallback = Math.Clamp(parameter ?? 1, 0, 10);
                break;
            case "u":
                Write(((char)(ushort)(parameter ?? 0)).ToString());
                _fallbackLeft = _group.UnicodeFallback;
                break;
            case "bin":
                _tokens.Skip(parameter ?? 0);
                break;
            default:
                if (Spoken(name) is { } text)
                    Write(TakeFallback() ? "" : text);
                else if (isIgnorable)
                    _group.Destination = RtfDestination.Nowhere;
                break;
        }
    }

    private string? Spoken(string name) => name switch
    {
        "par" or "line" or "row" or "sect" or "page" => _isHtml ? "\r\n" : "\n",
        "tab" or "cell" => "\t",
        "lquote" => _isHtml ? "&lsquo;" : "\u2018",
        "rquote" => _isHtml ? "&rsquo;" : "\u2019",
        "ldblquote" => _isHtml ? "&ldquo;" : "\u201C",
        "rdblquote" => _isHtml ? "&rdquo;" : "\u201D",
        "bullet" => _isHtml ? "&bull;" : "\u2022",
        "endash" => _isHtml ? "&ndash;" : "\u2013",
        "emdash" => _isHtml ? "&mdash;" : "\u2014",
        "emspace" or "enspace" or "qmspace" => " ",
        _ => null,
    };

    private bool TakeFallback() => _fallbackLeft > 0 && _fallbackLeft-- > 0;

    private void Write(string text)
    {
        if (!IsShown)
            return;
        Flush();
        _output.Append(text);
    }

    /// <summary>Bytes are decoded together: a character may have two.</summary>
    private void Flush()
    {
        if (_bytes.Count == 0)
            return;
        _output.Append(TnefText.Decode(_bytes.ToArray(), _group.CodePage));
        _bytes.Clear();
    }
}

using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Splits <c>value; name=value; …</c> into raw pieces; <see cref="ParameterAssembler"/> then joins and decodes them.</summary>
internal static class ParameterParser
{
    // Each parameter may cost a look at the rest of the field; a hostile field has a hundred thousand.
    private const int MaxParameters = 500;

    /// <returns>What stands before the first semicolon.</returns>
    public static string Parse(string text, out ParameterList parameters)
    {
        var position = 0;
        var value = ReadValue(text, ref position, isMain: true);
        var assembler = new ParameterAssembler();
        while (position < text.Length && assembler.Count < MaxParameters)
        {
            var c = text[position];
            if (c is ';' or ' ' or '\t' or ',')
            {
                position++;
                continue;
            }
            if (c == '(')
            {
                SkipComment(text, ref position);
                continue;
            }
            var nameStart = position;
            position = IndexOfAny(text, position, "=;");
            var name = text[nameStart..position].Trim();
            if (position == text.Length || text[position] == ';')
                continue;
            position++;
            var raw = ReadValue(text, ref position, isMain: false);
            if (name.Length > 0)
                assembler.Add(name, raw);
        }
        parameters = assembler.Build();
        return value;
    }

    /// <summary>A token, a quoted string, or, as many senders write, anything up to the semicolon.</summary>
    private static string ReadValue(string text, ref int position, bool isMain)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
            position++;
        if (!isMain && position < text.Length && text[position] == '"')
            return ReadQuoted(text, ref position);
        var start = position;
        position = IndexOfAny(text, position, isMain ? ";(" : ";");
        if (!isMain && NextParameter(text, start, position) is var end and > 0)
            position = end;
        var value = text[start..position].Trim();
        if (position < text.Length && text[position] == '(')
            position = IndexOfAny(text, position, ";");
        return value;
    }

    /// <summary>Where, the semicolon forgotten, white space and <c>name=</c> begin the next parameter; else 0.</summary>
    private static int NextParameter(string text, int start, int end)
    {
        var value = text.AsSpan(start, end - start);
        if (value.StartsWith("=?"))
            return 0;
        var blank = value.IndexOfAny(' ', '\t');
        if (blank <= 0)
            return 0;
        var rest = value[blank..].TrimStart(" \t");
        var equals = rest.IndexOf('=');
        var isName = equals > 0 && equals + 1 < rest.Length && rest[..equals].IndexOfAnyExceptInRange('!', '~') < 0;
        return isName ? start + blank : 0;
    }

    private static string ReadQuoted(string text, ref int position)
    {
        var value = new StringBuilder();
        position++;
        while (position < text.Length)
        {
            var c = text[position++];
            if (c == '"')
            {
                // Unescaped quotes inside a name: only one before a semicolon or the end closes.
                var next = position;
                while (next < text.Length && text[next] is ' ' or '\t')
                    next++;
                if (next == text.Length || text[next] is ';' or '(' or ',' || next > position)
                    break;
                value.Append(c);
            }
            else if (c == '\\' && position < text.Length && text[position] is '"' or '\\')
            {
                value.Append(text[position++]);
            }
            else
            {
                value.Append(c);
            }
        }
        return value.ToString();
    }

    private static void SkipComment(string text, ref int position)
    {
        for (var depth = 0; position < text.Length;)
        {
            var c = text[position++];
            if (c == '\\')
                position = Math.Min(position + 1, text.Length);
            else if (c == '(')
                depth++;
            else if (c == ')' && --depth == 0)
                return;
        }
    }

    private static int IndexOfAny(string text, int start, string wanted)
    {
        var index = text.AsSpan(start).IndexOfAny(wanted);
        return index < 0 ? text.Length : start + index;
    }
}

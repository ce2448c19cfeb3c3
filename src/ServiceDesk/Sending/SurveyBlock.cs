using System.Net;
using System.Text;
using ServiceDesk.Surveys;
using ServiceDesk.Templates;

namespace ServiceDesk.Sending;

/// <summary>What <c>{{survey}}</c> stands for in a mail that asks: the question, and a link for each icon.</summary>
internal static class SurveyBlock
{
    /// <summary>In a mail that asks nothing.</summary>
    public static readonly RenderedText None = new("", "");

    /// <param name="of">How many icons.</param>
    /// <param name="addressOf">Where the link of a rating leads.</param>
    /// <param name="language">Of the reader.</param>
    public static RenderedText Write(int of, Func<int, string> addressOf, string language)
    {
        var words = SurveyWords.For(language);
        var text = new StringBuilder().Append(words.Question).Append('\n');
        var html = new StringBuilder().Append("<p><strong>").Append(WebUtility.HtmlEncode(words.Question)).Append("</strong></p><p>");
        for (var rating = 1; rating <= of; rating++)
        {
            var (icon, label, address) = (SurveyScale.IconOf(rating, of), words.LabelOf(rating, of), addressOf(rating));
            text.Append(icon).Append(' ').Append(label).Append(": ").Append(address).Append('\n');
            html.Append("<a href=\"").Append(WebUtility.HtmlEncode(address))
                .Append("\" style=\"display:inline-block;margin:0 12px 8px 0;padding:6px 10px;text-align:center;text-decoration:none;border:1px solid #d1d5db;border-radius:6px\">")
                .Append("<span style=\"font-size:28px;line-height:1.2\">").Append(icon).Append("</span><br>").Append(WebUtility.HtmlEncode(label)).Append("</a> ");
        }
        text.Append(words.OneClick);
        html.Append("</p><p style=\"color:#4b5563\">").Append(WebUtility.HtmlEncode(words.OneClick)).Append("</p>");
        return new(text.ToString(), html.ToString());
    }
}

using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Benchmarks;

/// <summary>A form of a page with all that stands in it, as a browser would send it.</summary>
internal sealed class WebForm
{
    private const string TokenField = "__RequestVerificationToken";

    private readonly Dictionary<string, string> fields = [];
    private readonly bool isMultipart;

    private WebForm(IHtmlFormElement form)
    {
        Action = form.GetAttribute("action") ?? "";
        isMultipart = form.GetAttribute("enctype") == "multipart/form-data";
        foreach (var control in form.Elements)
            if (control.GetAttribute("name") is { Length: > 0 } name && ValueOf(control) is { } value)
                fields[name] = value;
    }

    public string Action { get; set; }

    /// <param name="actionEnd">How the address ends to which the form is sent.</param>
    public static WebForm Read(byte[] page, string actionEnd)
    {
        using var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page));
        var form = document.Forms.FirstOrDefault(x =>
                x.GetAttribute("method") == "post" && x.GetAttribute("action")?.EndsWith(actionEnd, StringComparison.Ordinal) == true)
            ?? throw new InvalidOperationException($"The page posts no form to '…{actionEnd}'; its title is '{document.Title}'.");
        return new(form);
    }

    public string this[string name]
    {
        set => fields[name] = value;
    }

    /// <summary>What tells that the form comes from a page of this session; the same for all its forms.</summary>
    public string Token
    {
        get => fields[TokenField];
        set => fields[TokenField] = value;
    }

    public HttpContent Content()
    {
        if (!isMultipart)
            return new FormUrlEncodedContent(fields);
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value, Encoding.UTF8), name);
        return content;
    }

    private static string? ValueOf(AngleSharp.Dom.IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
        IHtmlInputElement { Type: "file" or "submit" or "button" } => null,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}

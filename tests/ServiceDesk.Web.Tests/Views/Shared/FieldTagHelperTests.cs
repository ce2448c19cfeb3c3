using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views.Shared;

public sealed class FieldTagHelperTests
{
    [Fact]
    public async Task The_label_names_the_control()
    {
        var field = await Render(label: "Subject");
        Assert.Equal("Subject", field.QuerySelector("label[for=Subject]")?.TextContent);
        Assert.NotNull(field.QuerySelector("input#Subject.form-control"));
        Assert.Null(field.QuerySelector("[aria-describedby], [aria-invalid]"));
    }

    [Fact]
    public async Task What_is_wrong_is_tied_to_the_control()
    {
        var field = await Render(label: "Subject", hint: "In a few words", error: "Fill in “Subject”.");
        var input = field.QuerySelector("input.is-invalid")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Subject-hint Subject-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("In a few words", field.QuerySelector("#Subject-hint")?.TextContent);
        Assert.Equal("Fill in “Subject”.", field.QuerySelector("#Subject-error")?.TextContent);
    }

    [Fact]
    public async Task What_comes_from_people_is_escaped()
    {
        var field = await Render(label: "<b>Subject</b>");
        Assert.Null(field.QuerySelector("b"));
    }

    private static async Task<IElement> Render(string label, string? hint = null, string? error = null)
    {
        var metadata = new EmptyModelMetadataProvider();
        var data = new ViewDataDictionary(metadata, new ModelStateDictionary());
        if (error is not null)
            data.ModelState.AddModelError("Subject", error);
        var helper = new FieldTagHelper
        {
            For = new ModelExpression("Subject", metadata.GetModelExplorerForType(typeof(string), null)),
            Label = label,
            Hint = hint,
            View = new ViewContext { ViewData = data },
        };
        var context = new TagHelperContext("field", [], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("field", [], (_, _) => Task.FromResult(Control(context)));
        await helper.ProcessAsync(context, output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).Body!;
    }

    private static TagHelperContent Control(TagHelperContext context)
    {
        var output = new TagHelperOutput("input", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()))
        {
            TagMode = TagMode.SelfClosing,
        };
        new FieldControlTagHelper().Process(context, output);
        return new DefaultTagHelperContent().AppendHtml(output);
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ServiceDesk.Web.Tests.Languages;

public sealed class FormMessagesTests
{
    [Theory]
    [InlineData(nameof(Form.Subject), "Fill in “{0}”.")]
    [InlineData(nameof(Form.Name), "“{0}” takes at most {1} characters.")]
    [InlineData(nameof(Form.Code), "“{0}” takes {2} to {1} characters.")]
    [InlineData(nameof(Form.Mail), "“{0}” takes a mail address, such as name@example.com.")]
    [InlineData(nameof(Form.Own), "Say how many there are.")]
    [InlineData(nameof(Form.NotNull), "Fill in “{0}”.")]
    public async Task A_rule_has_a_message_in_plain_words(string property, string expected)
    {
        await using var host = await PagesHost.StartAsync();
        var metadata = host.Services.GetRequiredService<IModelMetadataProvider>().GetMetadataForProperty(typeof(Form), property);
        Assert.Equal(expected, Assert.Single(metadata.ValidatorMetadata.OfType<ValidationAttribute>()).ErrorMessage);
    }

    [Fact]
    public async Task Messages_of_the_binder_are_translated()
    {
        await using var host = await PagesHost.StartAsync();
        CultureInfo.CurrentUICulture = new CultureInfo("fr");
        var metadata = host.Services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(int));
        Assert.Equal("Ce champ attend un nombre.", metadata.ModelBindingMessageProvider.NonPropertyValueMustBeANumberAccessor());
        Assert.Equal("Fermer", host.Services.GetRequiredService<IStringLocalizer<Texts>>()["Close"]);
    }

    private sealed class Form
    {
        [Required]
        public string? Subject { get; set; }

        [StringLength(20)]
        public string? Name { get; set; }

        [StringLength(20, MinimumLength = 5)]
        public string? Code { get; set; }

        [EmailAddress]
        public string? Mail { get; set; }

        [Range(1, 5, ErrorMessage = "Say how many there are.")]
        public int? Own { get; set; }

        public string NotNull { get; set; } = "";
    }
}

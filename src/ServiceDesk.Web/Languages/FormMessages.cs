using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ServiceDesk.Web.Languages;

/// <summary>
/// Gives the messages of forms plain words in the reader's language: those of the framework are English only.
/// A message that a model states itself is left alone (and translated by the same localizer).
/// </summary>
public sealed class FormMessages(IStringLocalizer<Texts> L) : IPostConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    // After the framework's own set-up, whose provider finds the rules that are given messages here.
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(name => L["Fill in “{0}”.", name]);
        messages.SetMissingKeyOrValueAccessor(() => L["Fill in this field."]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => L["The request was empty."]);
        messages.SetValueMustNotBeNullAccessor(_ => L["Fill in this field."]);
        messages.SetValueMustBeANumberAccessor(name => L["“{0}” takes a number.", name]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => L["This field takes a number."]);
        messages.SetAttemptedValueIsInvalidAccessor((value, name) => L["“{0}” does not fit in “{1}”.", value, name]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => L["“{0}” does not fit here.", value]);
        messages.SetUnknownValueIsInvalidAccessor(name => L["What stands in “{0}” does not fit there.", name]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => L["What was filled in does not fit here."]);
        messages.SetValueIsInvalidAccessor(value => L["“{0}” does not fit here.", value]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (StatesNothing(rule) && rule.ErrorMessageResourceName is null)
                rule.ErrorMessage = MessageFor(rule);
        }
    }

    // These two show their built-in English as if the model had stated it.
    private static bool StatesNothing(ValidationAttribute rule) => rule.ErrorMessage is null || rule switch
    {
        EmailAddressAttribute => rule.ErrorMessage == new EmailAddressAttribute().ErrorMessage,
        UrlAttribute => rule.ErrorMessage == new UrlAttribute().ErrorMessage,
        _ => false,
    };

    private static string? MessageFor(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => Texts.Key("Fill in “{0}”."),
        EmailAddressAttribute => Texts.Key("“{0}” takes a mail address, such as name@example.com."),
        StringLengthAttribute { MinimumLength: > 0 } => Texts.Key("“{0}” takes {2} to {1} characters."),
        StringLengthAttribute or MaxLengthAttribute => Texts.Key("“{0}” takes at most {1} characters."),
        MinLengthAttribute => Texts.Key("“{0}” takes at least {1} characters."),
        RangeAttribute => Texts.Key("“{0}” takes a number from {1} to {2}."),
        CompareAttribute => Texts.Key("“{0}” and “{1}” differ."),
        UrlAttribute => Texts.Key("“{0}” takes an address that begins with https:// or http://."),
        RegularExpressionAttribute => Texts.Key("What stands in “{0}” does not fit there."),
        _ => null,
    };
}

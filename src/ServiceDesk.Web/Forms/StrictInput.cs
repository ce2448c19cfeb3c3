using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace ServiceDesk.Web.Forms;

/// <summary>
/// Two kinds of input that no browser sends and that break what comes after: zero bytes in texts, which PostgreSQL cannot keep, are left out;
/// a switch that is neither on nor off is refused, and forgotten, for a form could not be shown again with it.
/// </summary>
public sealed class StrictInput : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var logging = context.Services.GetRequiredService<ILoggerFactory>();
        if (context.BindingInfo.BinderType is not null || context.BindingInfo.BindingSource is { IsFromRequest: false })
            return null;
        return context.Metadata.ModelType == typeof(string) ? new TextBinder(new SimpleTypeModelBinder(typeof(string), logging))
            : context.Metadata.ModelType == typeof(bool) ? new SwitchBinder(new SimpleTypeModelBinder(typeof(bool), logging)) : null;
    }

    private sealed class TextBinder(SimpleTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (bindingContext.Result is { IsModelSet: true, Model: string text } && text.Contains('\0', StringComparison.Ordinal))
                bindingContext.Result = ModelBindingResult.Success(text.Replace("\0", "", StringComparison.Ordinal));
        }
    }

    private sealed class SwitchBinder(SimpleTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext)
        {
            await inner.BindModelAsync(bindingContext);
            if (!bindingContext.Result.IsModelSet && bindingContext.ModelState.GetValidationState(bindingContext.ModelName) == ModelValidationState.Invalid)
                bindingContext.ModelState.SetModelValue(bindingContext.ModelName, ValueProviderResult.None);
        }
    }
}

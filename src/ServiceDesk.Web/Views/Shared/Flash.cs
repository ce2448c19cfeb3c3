using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>A message that the next page shows once: <c>this.Flash(L["The ticket is closed."])</c> before a redirect.</summary>
public static class Flash
{
    private const string TextKey = "flash";
    private const string KindKey = "flash-kind";

    /// <param name="controller">The controller that is about to redirect.</param>
    /// <param name="text">In the reader's language.</param>
    /// <param name="kind">What the message is about.</param>
    public static void AddFlash(this Controller controller, string text, FlashKind kind = FlashKind.Done)
    {
        controller.TempData[TextKey] = text;
        controller.TempData[KindKey] = (int)kind;
    }

    /// <summary>The waiting message, which is then gone; null when none waits.</summary>
    public static (string Text, FlashKind Kind)? Take(ITempDataDictionary kept) => kept[TextKey] is string text
        ? (text, kept[KindKey] is int kind ? (FlashKind)kind : FlashKind.Done)
        : null;
}

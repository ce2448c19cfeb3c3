using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin;

/// <summary>A page of the tenant's settings: administrators' own, unless an action says what else it needs.</summary>
[Area("Admin")]
[ActsAs(Door.Staff, Least.Staff)]
[Needs(Right.Settings)]
public abstract class AdminController : DeskController
{
    /// <summary>Shows a form again, with what is wrong with it.</summary>
    protected ViewResult Again(string view, object model)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, model);
    }

    /// <param name="path">Below <c>admin/</c>.</param>
    protected LocalRedirectResult To(FormattableString path) =>
        LocalRedirect(Url.Content($"~/admin/{FormattableString.Invariant(path)}"));
}

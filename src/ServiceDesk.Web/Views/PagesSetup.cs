using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ServiceDesk.Web.Languages;
using ServiceDesk.Web.Security;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Views;

/// <summary>Registers what all pages share, and puts it in its places in the pipeline.</summary>
public static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddSingleton<IConfigureOptions<MvcOptions>, FormMessages>();
        services.AddScoped<PageFrame>();
        services
            .AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()))
            .AddDataAnnotationsLocalization(options =>
                options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Texts)))
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddRazorOptions(options =>
            {
                // A view may lie beside its controller: Errors/Show.cshtml, Areas/Staff/Tickets/Show.cshtml.
                options.ViewLocationFormats.Insert(0, "/{1}/{0}.cshtml");
                options.AreaViewLocationFormats.Insert(0, "/Areas/{2}/{1}/{0}.cshtml");
                options.AreaViewLocationFormats.Insert(1, "/Areas/{2}/Shared/{0}.cshtml");
            });
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Language.All[0]);
            options.SupportedCultures = options.SupportedUICultures = [.. Language.All];
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders =
                [new PersonLanguage(), new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>Security headers and error pages: comes first, so that whatever follows is covered.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(WantsPage, pages =>
        {
            if (!app.Environment.IsDevelopment())
                pages.UseExceptionHandler("/errors/500");
            pages.UseStatusCodePagesWithReExecute("/errors/{0}");
        });
        return app;
    }

    /// <summary>The language of the request: comes after authentication, for a person's own choice goes first.</summary>
    public static WebApplication UseLanguage(this WebApplication app)
    {
        app.UseRequestLocalization();
        return app;
    }

    /// <summary>Static files with their fingerprints, and the controllers whose views name them.</summary>
    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        return app;
    }

    // The API, streams and files answer with their own kind of error.
    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.Any(value => value?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}

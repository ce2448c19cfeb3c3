using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using ServiceDesk.Web.Errors;
using ServiceDesk.Web.Forms;
using ServiceDesk.Web.Languages;
using ServiceDesk.Web.Security;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Views;

/// <summary>Registers what all pages share, and puts it in its places in the pipeline.</summary>
public static class PagesSetup
{
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        ServeBuildLikePublish(builder);
        var services = builder.Services;
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, FormMessages>();
        services.AddScoped<PageFrame>();
        services.AddCompressedPages();
        // Names and French stay letters instead of becoming numeric entities; what HTML needs escaped still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services
            .AddControllersWithViews(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.ModelBinderProviders.Insert(0, new StrictInput());
                // What the address names is what is meant: a form field of the same name does not redirect it.
                var route = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
                options.ValueProviderFactories.Remove(route);
                options.ValueProviderFactories.Insert(0, route);
            })
            .AddDataAnnotationsLocalization(options =>
                options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(Texts)))
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddRazorOptions(options =>
            {
                // A view may lie beside its controller: Errors/Show.cshtml, Areas/Staff/Tickets/Show.cshtml.
                options.ViewLocationFormats.Insert(0, "/{1}/{0}.cshtml");
                options.ViewLocationFormats.Insert(1, "/SignIn/{1}/{0}.cshtml");
                options.ViewLocationFormats.Insert(2, "/Profile/{1}/{0}.cshtml");
                options.ViewLocationFormats.Insert(3, "/SignIn/{0}.cshtml");
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
        return builder;
    }

    /// <summary>Security headers and error pages: comes first, so that whatever follows is covered.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseCompressedPages();
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
        app.Use((context, next) =>
        {
            // The API, streams and files say by the status alone, or in their own form, what went wrong.
            if (!ErrorsController.WantsPage(context.Request) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
        app.UseMiddleware<RequestSize>();
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

    // `dotnet run` serves the files of a build, which lie in several folders: without their manifest the compressed ones
    // are found in Development alone. Development also looks for edits at every request, so it neither compresses well
    // nor lets a browser keep anything; elsewhere a build is served as what is published is.
    private static void ServeBuildLikePublish(WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        if (builder.Environment.IsDevelopment())
            return;
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] ??= "true";
    }
}

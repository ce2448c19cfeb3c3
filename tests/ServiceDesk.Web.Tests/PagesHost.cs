using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceDesk.Web.Views;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests;

/// <summary>The pages' own part of the pipeline, without tenants and without a database: for tests of the frame.</summary>
internal sealed class PagesHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PagesHost(WebApplication app) => _app = app;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public static async Task<PagesHost> StartAsync(string environment = "Production", Action<PageFrame>? frame = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Texts).Assembly.GetName().Name,
            EnvironmentName = environment,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.AddPages();
        var app = builder.Build();
        app.UsePages();
        app.UseLanguage();
        app.Use((context, next) =>
        {
            frame?.Invoke(context.RequestServices.GetRequiredService<PageFrame>());
            return next(context);
        });
        app.MapPages();
        app.MapGet("/throws", () => { throw new InvalidOperationException("A secret of the inside"); });
        app.MapGet("/forbidden", () => Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapGet("/busy", (HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "30";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        });
        app.MapGet("/own-policy", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "sandbox";
            return "a mail";
        });
        await app.StartAsync();
        return new PagesHost(app) { Client = app.GetTestClient() };
    }

    public Task<HttpResponseMessage> GetAsync(string address, string accept = "text/html", string language = "en")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Language", language);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

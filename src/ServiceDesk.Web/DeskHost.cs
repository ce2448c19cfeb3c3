using Serilog;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.DataKeys;
using ServiceDesk.Jobs;
using ServiceDesk.Outbound;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Web.Api;
using ServiceDesk.Web.Areas.Admin.Scenarios;
using ServiceDesk.Web.Areas.Portal;
using ServiceDesk.Web.Areas.Staff.Export;
using ServiceDesk.Web.Areas.Staff.Notifications;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.Commands;
using ServiceDesk.Web.Health;
using ServiceDesk.Web.Installation;
using ServiceDesk.Web.Live;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.StartUp;
using ServiceDesk.Web.Tenancy;
using ServiceDesk.Web.Views;

namespace ServiceDesk.Web;

/// <summary>Builds the application: every part registers itself, this file shows the order.</summary>
public static class DeskHost
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (CommandLine.IsMeant(args))
                return await CommandLine.RunAsync(args, () => Build([]));
            await using var app = Build(args);
            await app.Services.GetRequiredService<DatabaseAtStart>().PrepareAsync(app.Lifetime.ApplicationStopping);
            await app.Services.GetRequiredService<PrepareDataKeys>().RunAsync(app.Lifetime.ApplicationStopping);
            if (app.Environment.IsDevelopment())
                await app.Services.GetRequiredService<DemoInstallation>().PrepareAsync(app.Lifetime.ApplicationStopping);
            await app.StartAsync();
            if (app.Environment.IsDevelopment())
                await app.Services.GetRequiredService<Welcome>().PrintAsync(Console.Out, app.Lifetime.ApplicationStopping);
            else
                await app.Services.GetRequiredService<FirstStart>().AnnounceAsync(app.Lifetime.ApplicationStopping);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (e is SettingException or PendingMigrationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        ConfigureServices(builder);
        var app = builder.Build();
        ConfigurePipeline(app);
        return app;
    }

    private static void ConfigureServices(WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
        var dataFolder = builder.Configuration["Desk:DataFolder"] is { Length: > 0 } folder
            ? folder
            : Path.Combine(builder.Environment.ContentRootPath, "App_Data");
        Directory.CreateDirectory(dataFolder);
        var database = DatabaseSetup.ReadSettings(builder.Configuration, dataFolder);
        builder.Services.AddSingleton(new KeyFile(builder.Configuration["Desk:KeyFile"], dataFolder));
        builder.Services.AddSingleton(XsltWorkerCommand.Of(typeof(DeskHost).Assembly));
        builder.Services.AddSingleton(XsltWorkerSettings.Read(builder.Configuration));
        builder.Services.AddDesk(database, dataFolder, AddressSettings.Read(builder.Configuration));
        builder.Services.AddDeskBackground(builder.Configuration, database, dataFolder);
        builder.Services.AddSingleton(OutboundSettings.Read(builder.Configuration));
        builder.Services.AddSingleton(UndoSettings.Read(builder.Configuration));
        builder.Services.AddDeskHealth();
        builder.Services.AddSingleton<LiveFeed>().AddScoped<StillThere>();
        builder.Services.AddSingleton<DatabaseAtStart>();
        builder.Services.AddSingleton<DemoInstallation>();
        builder.Services.AddSingleton<Welcome>();
        builder.Services.AddSingleton<FirstStart>();
        builder.Services.AddSingleton<SetupLinks>().AddSingleton<SetUpInstallation>();
        builder.Services.AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddPortal();
        builder.Services.AddDeskApi();
        builder.Services.AddScoped<TicketPage>().AddScoped<NotificationWords>().AddScoped<ScenarioPage>().AddScoped<ListPage>().AddScoped<Areas.Staff.Systems.SystemPage>().AddScoped<ListExport>();
        builder.AddPages();
    }

    private static void ConfigurePipeline(WebApplication app)
    {
        app.UsePages();
        app.UseMiddleware<TenantMiddleware>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseLanguage();
        app.UseAuthorization();
        app.MapDeskHealth();
        app.MapDeskApi();
        app.MapPages();
    }
}

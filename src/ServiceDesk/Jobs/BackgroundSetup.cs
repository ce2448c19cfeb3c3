using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Scanning;
using ServiceDesk.Sending;

namespace ServiceDesk.Jobs;

/// <summary>What goes on without anybody looking: mail in, mail out, the schedule.</summary>
public static class BackgroundSetup
{
    /// <summary>False on a node that shall serve pages alone.</summary>
    public const string RunSetting = "Jobs:Run";

    /// <param name="dataFolder">Mails go into its folder <c>sent</c> where no server is configured.</param>
    /// <exception cref="SettingException">A setting cannot be taken.</exception>
    public static IServiceCollection AddDeskBackground(
        this IServiceCollection services, IConfiguration configuration, DatabaseSettings database, string dataFolder)
    {
        var sending = SendingSettings.Read(configuration);
        services.AddSingleton(sending);
        services.AddSingleton(DnsSettings.Read(configuration));
        services.AddSingleton(ScannerSettings.Read(configuration));
        services.AddSingleton(GovernorSettings.Read(configuration));
        services.AddSingleton<IMailTransport>(provider => sending.Server is null
            ? new FileTransport(Path.Combine(dataFolder, "sent"))
            : ActivatorUtilities.CreateInstance<SmtpTransport>(provider));
        services.AddSingleton(ReceiverSettings.Read(configuration));
        services.AddSingleton(LmtpSettings.Read(configuration));
        services.AddSingleton(IdleSettings.Read(configuration));
        services.AddSingleton<ReceiverService>();
        services.AddHostedService(provider => provider.GetRequiredService<ReceiverService>());
        return configuration[RunSetting]?.ToLowerInvariant() switch
        {
            null or "" or "true" => services.AddJobs(database),
            "false" => services,
            var other => throw new SettingException(RunSetting, $"is '{other}'; expected true or false"),
        };
    }
}

using Microsoft.Extensions.Configuration;
using ServiceDesk.Database;

namespace ServiceDesk.Templates.Xslt;

/// <summary>What templates may cost.</summary>
public sealed record XsltWorkerSettings
{
    /// <summary>Processes at a time; each runs one template at a time.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>How long a template may take, compiling included; waiting for a worker, and its start, are not.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Memory of a worker's objects, in megabytes (2^20 bytes).</summary>
    public int Megabytes { get; init; } = 128;

    /// <summary>A worker that had nothing to do for this long is ended.</summary>
    public TimeSpan IdleFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a stylesheet that ended a worker is not run again.</summary>
    public TimeSpan RefusedFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a worker may take to start, on a machine that is busy.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="SettingException">One cannot be taken.</exception>
    public static XsltWorkerSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new()
        {
            Workers = SettingNumber.Of("Templates:Xslt:Workers", configuration["Templates:Xslt:Workers"], 2, 1, 64),
            Limit = TimeSpan.FromSeconds(SettingNumber.Of("Templates:Xslt:Seconds", configuration["Templates:Xslt:Seconds"], 2, 1, 60)),
            Megabytes = SettingNumber.Of("Templates:Xslt:Megabytes", configuration["Templates:Xslt:Megabytes"], 128, 32, 4096),
        };
    }
}

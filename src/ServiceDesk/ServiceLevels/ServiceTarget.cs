namespace ServiceDesk.ServiceLevels;

/// <summary>What a service level promises a time for.</summary>
public enum ServiceTarget
{
    /// <summary>From the opening until staff first answer.</summary>
    FirstResponse = 1,

    /// <summary>From the oldest message of the other side that has no answer until staff answer again.</summary>
    NextResponse = 2,

    /// <summary>From the opening until the ticket is solved; it goes on where the ticket is reopened.</summary>
    Resolution = 3,
}

public static class ServiceTargets
{
    public static IReadOnlyList<ServiceTarget> All { get; } = [ServiceTarget.FirstResponse, ServiceTarget.NextResponse, ServiceTarget.Resolution];

    /// <summary>In English; pages translate it.</summary>
    public static string Label(this ServiceTarget target) => target switch
    {
        ServiceTarget.FirstResponse => "First response",
        ServiceTarget.NextResponse => "Next response",
        ServiceTarget.Resolution => "Resolution",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "There is no such target."),
    };
}

using ServiceDesk.Access;

namespace ServiceDesk.Audit;

/// <summary>By which door changes come that no page and no program asked for: a job of the server, or the command line.</summary>
public sealed class ProcessDoor
{
    public Door Door { get; set; } = Door.Job;
}

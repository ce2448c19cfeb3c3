namespace ServiceDesk.Operations;

/// <summary>Who of a ticket's own people is told.</summary>
public static class Recipients
{
    /// <summary>The assignee, else the group, else triage.</summary>
    public const string Responsible = "responsible";
}

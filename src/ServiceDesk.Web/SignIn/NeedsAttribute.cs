using ServiceDesk.Access;

namespace ServiceDesk.Web.SignIn;

/// <summary>
/// The right that an action of the staff or admin area needs; one on the action counts before one on its controller. Without any
/// nobody gets in. Where the address has a ticket's <c>number</c>, the ticket has to lie in the right's scope as well.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;

    /// <summary>Something may be sent there even by who can only look.</summary>
    public bool EvenLookingOnly { get; init; }
}

namespace ServiceDesk.Web.Profile.SecondFactor;

/// <param name="HasPasskey">The person has a passkey and came without it.</param>
public sealed record ShowModel(bool HasPasskey);

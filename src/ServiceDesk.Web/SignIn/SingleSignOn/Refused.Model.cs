namespace ServiceDesk.Web.SignIn.SingleSignOn;

/// <param name="Provider">Its name.</param>
/// <param name="Detail">For administrators.</param>
public sealed record RefusedModel(long Id, string Provider, string Reason, string? Detail);

/// <param name="Address">Where the person signs out at the provider too.</param>
public sealed record SignedOutModel(string Provider, Uri Address);

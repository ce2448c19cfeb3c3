using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ServiceDesk.SingleSignOn;

namespace ServiceDesk.Web.Areas.Admin.SingleSignOn;

public sealed record IndexModel(IReadOnlyList<ProviderRow> Rows);

public sealed record ProviderRow(long Id, string Name, string Issuer, bool IsOnlyWayForStaff, DateTime? ArchivedAt);

/// <param name="Said">What the provider says of itself; null: <paramref name="Problem"/> says why there is nothing.</param>
public sealed record TrialModel(IdentityProvider Provider, OpenIdConnectConfiguration? Said, string? Problem);

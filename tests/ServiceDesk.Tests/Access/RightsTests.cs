using ServiceDesk.Access;
using ServiceDesk.People;
using ServiceDesk.Tenants;

namespace ServiceDesk.Tests.Access;

public sealed class RightsTests
{
    private const long Me = 7, MyGroup = 3;
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void Catalogue_HasEveryRightOnce_UnderItsOwnKey()
    {
        Assert.Equal(Enum.GetValues<Right>().Order(), RightCatalog.All.Select(x => x.Right).Order());
        Assert.Distinct(RightCatalog.All.Select(x => x.Key));
        Assert.All(RightCatalog.ForRoles, x => Assert.Equal(x.Right, RightCatalog.Find(x.Key)));
        Assert.Null(RightCatalog.Find("settings"));
        var all = RightCatalog.Write(RightCatalog.All.Select(x => x.Right));
        Assert.Equal(RightCatalog.ForRoles.Select(x => x.Right), RightCatalog.Read(all));
        Assert.True(all.Length <= Role.KeysLength, $"All keys together have {all.Length} characters; {Role.KeysLength} fit.");
        Assert.Equal([Right.Edit], RightCatalog.Read("edit of-a-later-release settings"));
    }

    [Fact]
    public void DeleteIncludesEdit_EditIncludesTicketing_AndNothingElse() => Assert.Equal(
        [Right.Ticketing, Right.Edit, Right.Delete], Held(Of((TicketScope.All, [Right.Delete]))));

    [Fact]
    public void ServiceDesk_TurnsAllPowersOn_AndNoPermissionOverOthersTickets()
    {
        var rights = Of((TicketScope.All, [Right.ServiceDesk]));
        Assert.All(RightCatalog.All.Where(x => x.Kind == RightKind.Power), x => Assert.Equal(TicketScope.All, rights.ScopeOf(x.Right)));
        Assert.Equal((TicketScope.Own, TicketScope.Own, false), (rights.ScopeOf(Right.Ticketing), rights.ScopeOf(Right.Edit), rights.Allows(Right.Delete)));
        Assert.False(rights.Allows(Right.Settings));
    }

    [Fact]
    public void TwoRoles_GiveWhatEitherDoes_AndNoMore()
    {
        var rights = Of((TicketScope.All, [Right.Ticketing]), (TicketScope.Group, [Right.Edit]), (TicketScope.Own, [Right.Delete]));
        Assert.Equal(
            (TicketScope.All, TicketScope.Group, TicketScope.Own), (rights.ScopeOf(Right.Ticketing), rights.ScopeOf(Right.Edit), rights.ScopeOf(Right.Delete)));
    }

    [Theory]
    [InlineData(TicketScope.Own, Me, null, true)]
    [InlineData(TicketScope.Own, Me, 9L, true)]
    [InlineData(TicketScope.Own, 8L, MyGroup, false)]
    [InlineData(TicketScope.Own, null, null, false)]
    [InlineData(TicketScope.Group, 8L, MyGroup, true)]
    [InlineData(TicketScope.Group, null, MyGroup, true)]
    [InlineData(TicketScope.Group, Me, 9L, true)]
    [InlineData(TicketScope.Group, 8L, 9L, false)]
    [InlineData(TicketScope.Group, null, null, false)]
    [InlineData(TicketScope.All, null, null, true)]
    public void Scope_CoversItsTickets(TicketScope scope, long? assignee, long? group, bool isCovered)
    {
        var rights = Of((scope, [Right.Edit]));
        Assert.Equal(isCovered, rights.Cover(Right.Edit, Me, assignee, group));
        Assert.False(rights.Cover(Right.Delete, Me, assignee, group));
    }

    [Fact]
    public void Act_OfAnAgentHasNoRightsUntilSomebodyLooks_AnAdministratorHasAll_ARequesterNone()
    {
        var agent = new Act(1, Me, StaffRole.Agent, Door.Staff, DateTime.UnixEpoch);
        Assert.False(agent.Allows(Right.Ticketing));
        Assert.True((agent with { Rights = Rights.All }).Allows(Right.Edit));
        Assert.False((agent with { Rights = Rights.All, Role = null }).Allows(Right.Ticketing));
        Assert.True((agent with { Role = StaffRole.Administrator }).Allows(Right.Settings));
    }

    [Theory]
    [InlineData(LicencePackage.Retail, false)]
    [InlineData(LicencePackage.Wholesale, true)]
    public void Package_HasItsPowers_ForAdministratorsToo(LicencePackage package, bool has)
    {
        var rights = Rights.All.Under(new(package, null, null), Day);
        Assert.Equal((has, has, true), (rights.Allows(Right.EscalateToSupplier), rights.Allows(Right.RaiseSupplierTicket), rights.Allows(Right.Edit)));
        Assert.False(rights.IsReadOnly);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2026-11-22", "2026-11-22", true)]
    [InlineData("2026-11-23", null, false)]
    [InlineData(null, "2026-11-21", false)]
    public void Licence_HoldsOnItsDays_AndLeavesReadingOnOthers(string? from, string? until, bool isInForce)
    {
        var licence = new Licence(LicencePackage.Wholesale, from is null ? null : DateOnly.Parse(from, null), until is null ? null : DateOnly.Parse(until, null));
        var rights = Rights.All.Under(licence, Day);
        Assert.Equal((isInForce, isInForce, !isInForce), (rights.Allows(Right.Edit), rights.Allows(Right.CreateCustomerTickets), rights.IsReadOnly));
        Assert.All((Right[])[Right.Ticketing, Right.MyTickets, Right.MailboxManagement, Right.Settings], x => Assert.True(rights.Allows(x)));
    }

    private static IEnumerable<Right> Held(Rights rights) => RightCatalog.All.Select(x => x.Right).Where(rights.Allows);

    private static Rights Of(params (TicketScope Scope, Right[] Rights)[] roles) => Rights.Of(roles.Select(line =>
    {
        var role = new Role { TenantId = 1, Name = "Some", Scope = line.Scope };
        role.Hold(line.Rights);
        return role;
    }), [MyGroup]);
}

using ServiceDesk.Access;
using ServiceDesk.Web.Live;

namespace ServiceDesk.Web.Tests.Live;

public sealed class LiveChangeTests
{
    private const long Me = 7, MyGroup = 3;

    [Theory]
    [InlineData(TicketScope.All, 8L, null, true)]
    [InlineData(TicketScope.Group, 8L, MyGroup, true)]
    [InlineData(TicketScope.Group, Me, null, true)]
    [InlineData(TicketScope.Group, 8L, 4L, false)]
    [InlineData(TicketScope.Own, Me, null, true)]
    [InlineData(TicketScope.Own, null, MyGroup, false)]
    public void Staff_HearOfTheTicketsInTheirScope(TicketScope scope, long? assignee, long? group, bool hears)
    {
        var role = new Role { TenantId = 1, Name = "Some", Scope = scope };
        role.Hold([Right.Ticketing]);
        var change = new LiveChange(1, 17, RequesterId: 9, assignee, group);
        Assert.Equal(hears, change.IsFor(Me, Rights.Of([role], [MyGroup])));
        Assert.False(change.IsFor(Me, Rights.None));
    }

    [Fact]
    public void Requesters_HearOfTheirOwn_StaffOrNot()
    {
        var change = new LiveChange(1, 17, RequesterId: Me, AssigneeId: 8, GroupId: null);
        Assert.True(change.IsFor(Me, null));
        Assert.True(change.IsFor(Me, Rights.None));
        Assert.False(change.IsFor(9, null));
    }

    [Fact]
    public void WhoLooksAtATicket_IsStaffsMatterAlone()
    {
        var change = new LiveChange(0, 17, RequesterId: Me, AssigneeId: 8, GroupId: null) { IsOfViewers = true };
        Assert.False(change.IsFor(Me, null));
        Assert.False(change.IsFor(Me, Rights.None));
        Assert.True(change.IsFor(8, Rights.All));
    }
}

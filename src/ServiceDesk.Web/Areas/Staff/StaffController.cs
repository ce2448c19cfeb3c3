using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff;

/// <summary>A page of the staff area.</summary>
[Area("Staff")]
[ActsAs(Door.Staff, Least.Agent)]
public abstract class StaffController : DeskController;

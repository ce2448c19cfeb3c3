using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Admin;

/// <summary>A page of the tenant's settings.</summary>
[Area("Admin")]
[ActsAs(Door.Staff, Least.Administrator)]
public abstract class AdminController : DeskController;

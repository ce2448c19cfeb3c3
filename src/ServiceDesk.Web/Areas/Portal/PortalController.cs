using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Portal;

/// <summary>A page of the portal; staff who come here act as the requesters that they are too.</summary>
[Area("Portal")]
[ActsAs(Door.Portal, Least.Requester)]
public abstract class PortalController : DeskController;

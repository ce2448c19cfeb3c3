using ServiceDesk.Web;

return await DeskHost.RunAsync(args);

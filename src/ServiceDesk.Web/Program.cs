using ServiceDesk.Templates.Xslt;
using ServiceDesk.Web;

// Somebody waits for a worker while it starts, and it needs nothing of the desk: no settings, no log, no database.
return args is [TemplateWorker.Verb]
    ? TemplateWorker.Run(Console.OpenStandardInput(), Console.OpenStandardOutput())
    : await DeskHost.RunAsync(args);

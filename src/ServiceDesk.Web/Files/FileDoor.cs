using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Files;
using ServiceDesk.Scanning;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Api;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Files;

/// <summary>The one place where files that came with messages are handed out, or withheld.</summary>
public sealed class FileDoor(IFileStore files, ScannerSettings settings, VirusScanner scanner)
{
    /// <summary>Seconds after which it is worth asking for a file again that is being checked.</summary>
    private const int RetryAfter = 15;

    /// <param name="controller">Whose answer it becomes.</param>
    /// <param name="file">That the person who acts may see; null: there is none.</param>
    public IActionResult Serve(DeskController controller, Attachment? file)
    {
        ArgumentNullException.ThrowIfNull(controller);
        if (file is null or { RemovedAt: not null })
            return controller.NotFound();
        return settings.Withholds(file.Check)
            ? Withheld(controller, new(file.Name, file.Check, file.Finding))
            : SafeFile.Serve(controller.Response, files.Open(file.TenantId, file.File), file.Name, file.ContentType, file.File);
    }

    /// <summary>A mail as it came, with all its files in it: the scanner looks at it before it is handed out.</summary>
    /// <param name="controller">Whose answer it becomes.</param>
    /// <param name="raw">In the store; null: there is none.</param>
    /// <param name="known">The files that were made of it.</param>
    /// <param name="name">To save it under.</param>
    public async Task<IActionResult> ServeMailAsync(DeskController controller, string? raw, IQueryable<Attachment> known, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(controller);
        if (raw is null)
            return controller.NotFound();
        var found = await known.Where(x => x.Check == FileCheck.Infected).Select(x => x.Finding).FirstOrDefaultAsync(cancellation);
        var result = found is null ? await ScanAsync(controller.Act.TenantId, raw, cancellation) : new(FileCheck.Infected, found);
        return settings.Withholds(result.Check)
            ? Withheld(controller, new(name, result.Check, result.Finding))
            : controller.File(files.Open(controller.Act.TenantId, raw), "text/plain", name);
    }

    private async Task<ScanResult> ScanAsync(int tenantId, string raw, CancellationToken cancellation)
    {
        if (!settings.IsOn)
            return new(FileCheck.None);
        try
        {
            await using var content = files.Open(tenantId, raw);
            return await scanner.ScanAsync(content, cancellation);
        }
        catch (ScannerException)
        {
            // The page says that it was not checked; what keeps the scanner from answering is in the log of those who ask it all day, and in the health.
            return new(FileCheck.None);
        }
    }

    private IActionResult Withheld(DeskController controller, WithheldModel model)
    {
        // Over in a moment, or not at all.
        var status = settings.IsAwaited(model.Check) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
        if (status == StatusCodes.Status503ServiceUnavailable)
            controller.Response.Headers.RetryAfter = $"{RetryAfter}";
        controller.Response.Headers.CacheControl = "no-store";
        if (controller is ApiController)
            return controller.Problem(ReasonOf(model.Check, model.Finding), statusCode: status);
        return new ViewResult { ViewName = "/Files/Withheld.cshtml", ViewData = new(controller.ViewData) { Model = model }, StatusCode = status };
    }

    /// <summary>For programs.</summary>
    internal static string ReasonOf(FileCheck check, string? finding) => check switch
    {
        FileCheck.Infected => $"The virus scanner has found {finding} in this file. It is kept, and given to nobody.",
        FileCheck.TooLarge => "The file is larger than the virus scanner takes. It is given to nobody until it was checked.",
        _ => "The virus scanner has not looked at this file yet.",
    };
}

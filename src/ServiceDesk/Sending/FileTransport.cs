namespace ServiceDesk.Sending;

/// <summary>Writes mails to files where no server is configured, so that a newcomer sees what would leave.</summary>
public sealed class FileTransport(string folder) : IMailTransport
{
    public const string TransportName = "file";

    public string Name => TransportName;

    public async Task<TransportResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{mail.OutboxId:N}.eml");
        await File.WriteAllBytesAsync(path + ".part", mail.Raw, cancellation);
        File.Move(path + ".part", path, overwrite: true);
        return TransportResult.Taken;
    }
}

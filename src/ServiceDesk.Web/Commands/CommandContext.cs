using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.DataKeys;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Commands;

/// <summary>What a verb works with: the desk's services, where to read and write, and when to stop.</summary>
/// <param name="host">Builds the desk, which happens only for a verb that needs it.</param>
public sealed class CommandContext(
    Func<IHost> host, Stream input, Stream output, TextWriter error, bool showsProgress, CancellationToken cancellation) : IAsyncDisposable
{
    private const int BufferSize = 65_536;

    private IHost? built;

    /// <summary>The services of the desk, with the settings that the web server would have; nothing listens.</summary>
    public IServiceProvider Services => (built ??= Build()).Services;

    /// <summary>What is given on standard input, as UTF-8.</summary>
    public StreamReader Input { get; } = new(input, bufferSize: BufferSize, leaveOpen: true);

    /// <summary>Results, in UTF-8 whatever the terminal speaks.</summary>
    public StreamWriter Output { get; } = new(output, bufferSize: BufferSize, leaveOpen: true) { AutoFlush = true };

    /// <summary>Problems and progress.</summary>
    public TextWriter Error { get; } = error;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The services, after the database was brought to this version where the settings allow it.</summary>
    /// <exception cref="PendingMigrationException">It is older, and may not be changed by this process.</exception>
    public async Task<IServiceProvider> ReadyAsync()
    {
        await Services.GetRequiredService<DatabaseAtStart>().PrepareAsync(Cancellation);
        await Services.GetRequiredService<PrepareDataKeys>().RunAsync(Cancellation);
        return Services;
    }

    /// <summary>Shows on a terminal how far a long verb has come.</summary>
    public CommandProgress Progress() => new(showsProgress ? Error : null);

    private IHost Build()
    {
        var desk = host();
        desk.Services.GetRequiredService<ProcessDoor>().Door = Door.Command;
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        Input.Dispose();
        await Output.DisposeAsync();
        built?.Dispose();
    }
}

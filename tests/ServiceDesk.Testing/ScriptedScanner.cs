using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ServiceDesk.Scanning;

namespace ServiceDesk.Testing;

/// <summary>A scanner that answers every connection as it is told to: for what the real one does only on a bad day.</summary>
public sealed class ScriptedScanner : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource testOver = new();
    private readonly Task serving;
    private int connections;

    /// <param name="answer">Of one connection, which is closed after it.</param>
    public ScriptedScanner(Func<NetworkStream, Task> answer)
    {
        listener.Start();
        serving = ServeAsync(answer);
    }

    public ScannerSettings Settings => new((IPEndPoint)listener.LocalEndpoint);

    /// <summary>How often somebody came.</summary>
    public int Connections => connections;

    /// <summary>One that takes the file whole and says this.</summary>
    public static ScriptedScanner Saying(string answer) => new(async stream =>
    {
        await TakeFileAsync(stream);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer));
    });

    /// <summary>Reads an INSTREAM command to its end.</summary>
    /// <returns>Bytes of the file.</returns>
    public static async Task<int> TakeFileAsync(NetworkStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.ReadExactlyAsync(new byte["zINSTREAM\0".Length]);
        var (length, sum) = (new byte[4], 0);
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size == 0)
                return sum;
            await stream.ReadExactlyAsync(new byte[size]);
            sum += size;
        }
    }

    private async Task ServeAsync(Func<NetworkStream, Task> answer)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(testOver.Token);
            }
            catch (OperationCanceledException) when (testOver.IsCancellationRequested)
            {
                return;
            }
            Interlocked.Increment(ref connections);
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            try
            {
                await answer(stream);
            }
            catch (IOException)
            {
                // Whoever asked has hung up, or asked something else: what they make of it is the test's business.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await testOver.CancelAsync();
        await serving;
        listener.Dispose();
        testOver.Dispose();
    }
}

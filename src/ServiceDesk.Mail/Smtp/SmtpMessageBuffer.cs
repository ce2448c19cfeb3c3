using System.Buffers;
using System.Numerics;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// A message as it comes in: in memory as long as the receiver's budget has room for it, otherwise in a temporary file. So
/// many large messages at a time cost disk, never more memory than allowed.
/// </summary>
/// <remarks>
/// The file loses its name as soon as it is open: nobody else can open it, and nothing of it stays when the process is
/// killed. Disposing of the buffer ends what <see cref="Message"/> gave out.
/// </remarks>
internal sealed class SmtpMessageBuffer(SmtpMemoryBudget budget, int maxSize, string directory) : IDisposable
{
    private const int FirstBlock = 16 * 1024;

    // A message comes line by line; a call of the system for each would cost more than all else that is done with it.
    private const int WrittenTogether = 16 * 1024;

    // Beyond it a message is worth a file: it goes to a disk in the end, and larger arrays would stay in the pool, on the heap that is seldom collected.
    private const int MostInMemory = 64 * 1024;

    private byte[] block = [];
    private FileStream? file;
    private int length;
    private int written;
    private int taken;

    /// <summary>It is larger than allowed; nothing of it is kept.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Why it could not be written to disk; nothing of it is kept then.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether it lies in a file.</summary>
    public bool IsInFile => file is not null;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (IsTooLarge || Failure is not null)
            return;
        if (bytes.Length > maxSize - length)
        {
            IsTooLarge = true;
            Dispose();
            return;
        }
        try
        {
            if (file is null && !TryMakeRoom(bytes.Length))
                MoveToFile();
            if (file is not null && bytes.Length > block.Length - (length - written))
                WriteOut();
            if (bytes.Length <= block.Length - (length - written))
                bytes.CopyTo(block.AsSpan(length - written));
            else
                Write(bytes);
            length += bytes.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e;
            Dispose();
        }
    }

    /// <summary>Nothing more comes: what waits goes to the file. That may fail as any writing (<see cref="Failure"/>).</summary>
    public void End()
    {
        try
        {
            if (file is null)
                return;
            WriteOut();
            ReleaseBlock();
        }
        catch (IOException e)
        {
            Failure = e;
            Dispose();
        }
    }

    /// <summary>The whole message, after its <see cref="End"/>.</summary>
    public SmtpMessage Message() => file is null ? new SmtpMessage(block.AsMemory(0, length)) : new SmtpMessage(file.SafeFileHandle, length);

    public void Dispose()
    {
        file?.Dispose();
        file = null;
        ReleaseBlock();
        length = written = 0;
    }

    private bool TryMakeRoom(int count)
    {
        if (count <= block.Length - length)
            return true;
        var wanted = Math.Max(length + count, (int)Math.Min(Math.Max(block.Length * 2L, FirstBlock), maxSize));
        if (wanted > MostInMemory)
            return false;
        // What the pool gives for it; asked for before, for what is asked for from the pool is allocated.
        var granted = (int)BitOperations.RoundUpToPowerOf2((uint)wanted);
        if (!budget.TryTake(granted))
            return false;
        var larger = ArrayPool<byte>.Shared.Rent(granted);
        block.AsSpan(0, length).CopyTo(larger);
        ReleaseBlock();
        (block, taken) = (larger, granted);
        return true;
    }

    private void MoveToFile()
    {
        var path = Path.Combine(directory, $"mail-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        file = new FileStream(path, options);
        File.Delete(path);
        WriteOut();
        ReleaseBlock();
        block = ArrayPool<byte>.Shared.Rent(WrittenTogether);
    }

    private void WriteOut() => Write(block.AsSpan(0, length - written));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(file!.SafeFileHandle, bytes, written);
        written += bytes.Length;
    }

    private void ReleaseBlock()
    {
        if (block.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(block);
        budget.GiveBack(taken);
        (block, taken) = ([], 0);
    }
}

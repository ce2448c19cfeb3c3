using System.Runtime.InteropServices;

namespace ServiceDesk.Mail.Tests;

/// <summary>
/// The processor time that the current thread has used: what a piece of work costs, however busy the machine is. Tests that hold
/// a parser to linear time measure by it, since the time on the wall tells how much else was running.
/// </summary>
internal static partial class ThreadCpu
{
    // CLOCK_THREAD_CPUTIME_ID of Linux, which the tests' servers need anyway.
    private const int ThreadClock = 3;

    public static TimeSpan Of(Action work)
    {
        var began = Now();
        work();
        return Now() - began;
    }

    private static TimeSpan Now() => ReadClock(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000d)
        : throw new InvalidOperationException("The processor time of a thread could not be read; Linux was expected.");

    [DllImport("libc", EntryPoint = "clock_gettime"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

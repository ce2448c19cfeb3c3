using System.Collections.Concurrent;
using System.Diagnostics;
using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Benchmarks.Fuzz;

/// <summary>
/// Makes damaged mails by number and reads each, on several threads that take blocks of numbers. Which thread takes a number
/// changes nothing: the sum of a whole run follows from its seed.
/// </summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    private const int Block = 500;
    private const int ParsedEvery = 2000;
    private const int MostFaults = 20;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, long> _faults = new();
    private readonly Watch[] _watches = [.. Enumerable.Range(0, options.Workers).Select(_ => new Watch())];
    private long _next = options.First;
    private long _messages;
    private long _bytes;
    private long _sum;
    private volatile bool _stopped;

    public long Messages => Interlocked.Read(ref _messages);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Of all that was read.</summary>
    public long Sum => Interlocked.Read(ref _sum);

    /// <summary>Kinds of faults, each with the number of the first mail that showed it.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>Runs until all mails are read, the time is over or it is stopped; what was done until then counts.</summary>
    public async Task RunAsync(Action progress, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var threads = _watches.Select(watch => new Thread(() => Work(watch)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        var shown = began;
        while (threads.Exists(thread => thread.IsAlive))
        {
            await Task.Delay(50, CancellationToken.None);
            _stopped |= cancellation.IsCancellationRequested || Stopwatch.GetElapsedTime(began).TotalSeconds >= options.Seconds || _faults.Count >= MostFaults;
            if (Array.Find(_watches, watch => watch.IsLongerThan(Hang)) is { } hung)
            {
                Write("hang", hung.Number, $"It was still being read after {Hang.TotalSeconds} s.");
                return;
            }
            if (Stopwatch.GetElapsedTime(shown) > TimeSpan.FromSeconds(10))
            {
                progress();
                shown = Stopwatch.GetTimestamp();
            }
        }
    }

    private void Work(Watch watch)
    {
        var mutator = new MailMutator(options.Seed);
        var check = new MailCheck(options.Limit, ParsedEvery);
        var end = options.First + options.Messages;
        while (!_stopped && Interlocked.Add(ref _next, Block) - Block is var first && first < end)
        {
            long bytes = 0, sum = 0, messages = 0;
            for (var number = first; number < Math.Min(first + Block, end) && !_stopped; number++)
            {
                var mail = mutator.Create(number).ToArray();
                watch.Begin(number);
                sum += check.Check(mail, out var fault) ?? 0;
                if (fault is not null)
                    Write(fault.Kind, number, fault.Detail);
                bytes += mail.Length;
                messages++;
            }
            Interlocked.Add(ref _messages, messages);
            Interlocked.Add(ref _bytes, bytes);
            Interlocked.Add(ref _sum, sum);
        }
        watch.End();
    }

    private void Write(string kind, long number, string detail)
    {
        if (!_faults.TryAdd(kind, number))
            return;
        Directory.CreateDirectory(options.Output);
        var file = Path.Combine(options.Output, $"fuzz-seed{options.Seed}-mail{number}");
        File.WriteAllBytes($"{file}.eml", new MailMutator(options.Seed).Create(number));
        File.WriteAllText($"{file}.txt", $"{kind}\nfuzz --seed {options.Seed} --first {number} --messages 1\n\n{detail}\n");
        Console.Error.WriteLine($"mail {number}: {kind} (in {file}.eml)");
    }

    /// <summary>What a thread works on, and since when.</summary>
    private sealed class Watch
    {
        private long _began = long.MaxValue;

        public long Number { get; private set; }

        public void Begin(long number)
        {
            Number = number;
            Volatile.Write(ref _began, Stopwatch.GetTimestamp());
        }

        public void End() => Volatile.Write(ref _began, long.MaxValue);

        public bool IsLongerThan(TimeSpan time) => Volatile.Read(ref _began) is var began && began != long.MaxValue && Stopwatch.GetElapsedTime(began) > time;
    }
}

using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>Many and large messages at a time cost disk, not memory.</summary>
public sealed class SmtpReceiverMemoryTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("mail-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(0, 200_000, 7001, true)]
    [InlineData(0, 200_000, 77, true)]
    [InlineData(0, 200_000, 20_000, true)]
    [InlineData(64 * 1024, 200_000, 7001, true)]
    [InlineData(10 * 1024 * 1024, 65_000, 77, false)]
    [InlineData(10 * 1024 * 1024, 150_000, 77, true)]
    public async Task AMessage_IsTheSame_WhereverItLies(long inMemory, int size, int piece, bool inFile)
    {
        var budget = new SmtpMemoryBudget(inMemory);
        var expected = RandomNumberGenerator.GetBytes(size);
        using (var buffer = new SmtpMessageBuffer(budget, expected.Length, directory))
        {
            foreach (var bytes in expected.Chunk(piece))
                buffer.Append(bytes);
            buffer.End();
            Assert.Equal(inFile, buffer.IsInFile);
            Assert.Empty(Directory.GetFiles(directory));

            var message = buffer.Message();
            Assert.Equal(expected.Length, message.Length);
            Assert.Equal(expected, (await message.ReadAllAsync(TestContext.Current.CancellationToken)).ToArray());
            for (var i = 0; i < 2; i++)
            {
                await using var stream = message.OpenRead();
                stream.Seek(-50_000, SeekOrigin.End);
                var rest = new MemoryStream();
                await stream.CopyToAsync(rest, TestContext.Current.CancellationToken);
                Assert.Equal(expected[^50_000..], rest.ToArray());
                Assert.False(stream.CanWrite);
            }
        }
        Assert.Equal(inMemory, budget.Left);
    }

    [Fact]
    public void WhatIsTooLarge_IsGivenUpAtOnce()
    {
        foreach (var inMemory in new[] { 0, 1_000_000 })
        {
            var budget = new SmtpMemoryBudget(inMemory);
            using var buffer = new SmtpMessageBuffer(budget, 60_000, directory);
            buffer.Append(new byte[60_000]);
            Assert.False(buffer.IsTooLarge);
            buffer.Append(new byte[1]);
            Assert.True(buffer.IsTooLarge);
            Assert.False(buffer.IsInFile);
            Assert.Equal(inMemory, budget.Left);
        }
    }

    [Fact]
    public async Task AStream_ThatIsKeptTooLong_ReadsNothingOfOthers()
    {
        var buffer = new SmtpMessageBuffer(new SmtpMemoryBudget(0), 1000, directory);
        buffer.Append("Subject: x\r\n"u8);
        buffer.End();
        await using var stream = buffer.Message().OpenRead();
        buffer.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ManyLargeMessages_ArriveWhole_WithinTheMemoryAllowed()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler, 1024 * 1024);
        var bodies = Enumerable.Range(0, 12).Select(i => string.Concat(Enumerable.Repeat($".{i} {new string((char)('a' + i), 70)}\r\n", 6000))).ToArray();
        var replies = await Task.WhenAll(bodies.Select(async body =>
        {
            await using var client = await ToDataAsync(receiver);
            return await client.AskAsync(body.Replace("\r\n.", "\r\n..", StringComparison.Ordinal).Insert(0, ".") + ".");
        }));
        Assert.All(replies, r => Assert.StartsWith("250", r, StringComparison.Ordinal));
        Assert.Equal(bodies.Order(StringComparer.Ordinal), handler.Messages.Select(m => m.Message).Order(StringComparer.Ordinal));
        await receiver.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1024 * 1024, receiver.Memory.Left);
    }

    [Fact]
    public async Task AClientThatLeaves_GivesItsMemoryBack()
    {
        await using var receiver = Start(new RecordingMailHandler(), 1024 * 1024);
        await using (var client = await ToDataAsync(receiver))
        {
            await client.SendAsync(new string('x', 50_000));
            while (receiver.Memory.Left == 1024 * 1024)
                await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        await receiver.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1024 * 1024, receiver.Memory.Left);
    }

    [Fact]
    public async Task WithoutRoomOnDisk_TheMessageStaysWithTheClient()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler, 0, Path.Combine(directory, "missing"));
        await using var client = await ToDataAsync(receiver);
        Assert.StartsWith("452 4.3.1", await client.AskAsync("one\r\n."), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("NOOP"), StringComparison.Ordinal);
        Assert.Empty(handler.Messages);
    }

    private SmtpReceiver Start(ISmtpMailHandler handler, long inMemory, string? temporary = null)
    {
        var options = new SmtpReceiverOptions { MaxBytesInMemory = inMemory, TemporaryDirectory = temporary ?? directory };
        var receiver = new SmtpReceiver(options, handler, NullLogger<SmtpReceiver>.Instance, TimeProvider.System);
        receiver.Start();
        return receiver;
    }

    private static async Task<RawSmtpClient> ToDataAsync(SmtpReceiver receiver)
    {
        var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        await client.ReadAsync();
        foreach (var command in new[] { "EHLO c", "MAIL FROM:<>", "RCPT TO:<b@example.test>", "DATA" })
            Assert.Matches("^(250|354)", await client.AskAsync(command));
        return client;
    }
}

using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Pop3;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Pop3;

/// <summary>Servers that stop, lie, break the grammar, or do not end.</summary>
public class MisbehavingServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("+OK rea")]
    [InlineData("+OK ready\r\n+OK\r\nUIDL\r\nTO")]
    public async Task Silence_WhileConnecting_TimesOut(string beginning)
    {
        await using var server = new ScriptedServer(s => s.SendAsync(beginning));
        await TimesOutAsync(server, client => client.ConnectAsync(server.Endpoint(), Cancellation));
    }

    [Theory]
    [InlineData("LIST", "+OK\r\n1 10\r\n2 ")]
    [InlineData("LIST", "+OK\r\n1 10\r\n")]
    [InlineData("LIST", "")]
    [InlineData("RETR", "+OK 1000 octets\r\nSubject: half of")]
    [InlineData("RETR", "+OK 1000 octets\r\nSubject: x\r\n.\r")]
    [InlineData("RETR", "+OK\r\n")]
    public async Task Silence_InTheMiddleOfAnAnswer_TimesOut(string command, string beginning)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync(command, beginning);
        });
        await TimesOutAsync(server, async client =>
        {
            await client.ConnectAsync(server.Endpoint(), Cancellation);
            await (command == "LIST" ? (Task)client.ListAsync(Cancellation) : client.RetrieveAsync(5, Stream.Null, 10_000, Cancellation));
        });
    }

    [Fact]
    public async Task AList_ThatComesDropByDrop_ComesToAnEnd()
    {
        var time = new ManualTime();
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.ReadAsync();
            await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromSeconds(60));
            // So that waiting for the list is another moment than waiting for the answer.
            time.Advance(TimeSpan.FromSeconds(1));
            await s.SendAsync("+OK\r\n");
            for (var i = 1; i <= 10; i++)
            {
                await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromSeconds(60));
                time.Advance(TimeSpan.FromSeconds(59));
                await s.SendAsync($"{i} uid{i}\r\n");
            }
            // 590 of 600 seconds have gone by; the rest is all that the next line may take.
            await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromSeconds(10));
            time.Advance(TimeSpan.FromSeconds(10));
        });
        await using var client = new Pop3Client(time);
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        await FailsAsync(MailServerFault.TimedOut, () => client.UidsAsync(Cancellation));
        await server.WaitAsync();
    }

    [Theory]
    [InlineData("UIDL", "+OK\r\n1 abc\r\n2")]
    [InlineData("RETR", "+OK\r\nhalf of")]
    public async Task Close_InTheMiddleOfAnAnswer_IsALostConnection(string command, string beginning)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync(command, beginning);
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ConnectionLost, () => command == "UIDL" ? (Task)client.UidsAsync(Cancellation) : client.RetrieveAsync(5, Stream.Null, 1000, Cancellation));
        Assert.False(client.IsConnected);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.NoopAsync(Cancellation));
    }

    [Theory]
    [InlineData("* OK IMAP4rev1 ready\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("+OKAY\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("+ go on\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("-ERR too many of you\r\n", MailServerFault.Refused)]
    public async Task Connect_WithoutAProperGreeting_Fails(string greeting, MailServerFault fault)
    {
        await using var server = new ScriptedServer(s => s.SendAsync(greeting));
        await using var client = new Pop3Client();
        await FailsAsync(fault, () => client.ConnectAsync(server.Endpoint(), Cancellation));
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData("1 10\r\n1 11\r\n.\r\n")]
    [InlineData("0 10\r\n.\r\n")]
    [InlineData("-1 10\r\n.\r\n")]
    [InlineData("1 -10\r\n.\r\n")]
    [InlineData("1\r\n.\r\n")]
    [InlineData("\r\n.\r\n")]
    [InlineData("99999999999 1\r\n.\r\n")]
    [InlineData("..1 10\r\n.\r\n")]
    public async Task AList_AgainstTheProtocol_IsAViolation(string list)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("LIST", "+OK\r\n" + list);
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.ListAsync(Cancellation));
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData("1\r\n.\r\n")]
    [InlineData("1 a b\r\n.\r\n")]
    [InlineData("1 grö\r\n.\r\n")]
    [InlineData("1 a\r\n1 b\r\n.\r\n")]
    public async Task Uids_AgainstTheProtocol_AreAViolation(string list)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("UIDL", "+OK\r\n" + list);
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.UidsAsync(Cancellation));
    }

    [Fact]
    public async Task AnEndlessLine_IsAViolation()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("STAT", "+OK " + new string('1', 100_000));
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.StatAsync(Cancellation));
    }

    [Fact]
    public async Task AnEndlessList_IsNotReadOn()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("UIDL", "+OK\r\n" + string.Concat(Enumerable.Range(1, 101).Select(i => $"{i} u{i}\r\n")));
        });
        await using var client = new Pop3Client { MaxMessages = 100 };
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        var failure = await FailsAsync(MailServerFault.Refused, () => client.UidsAsync(Cancellation));
        Assert.Contains("100", failure.Message, StringComparison.Ordinal);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task AnEndlessMessage_IsCutOff()
    {
        var piece = new string('x', 1024 * 1024);
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("RETR", "+OK 5 octets\r\n");
            while (true)
                await s.SendAsync(piece);
        });
        await using var client = await ConnectAsync(server);
        var raw = new MemoryStream();
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.RetrieveAsync(5, raw, 1000, Cancellation));
        Assert.InRange(raw.Length, 0, 1000);
    }

    [Theory]
    [InlineData("+OK 5 octets\r\nSubject: x\r\n\r\nlonger\r\n.\r\n", "Subject: x\r\n\r\nlonger\r\n")]
    [InlineData("+OK 99999 octets\r\n\r\n.\r\n", "\r\n")]
    [InlineData("+OK\r\n.\r\n", "")]
    [InlineData("+OK\r\n..\r\n...x\r\na.\r\n.\r\n", ".\r\n..x\r\na.\r\n")]
    [InlineData("+OK\r\na\n.\n+OK smuggled\n.\r\nb\r\n.\r\n", "a\n.\n+OK smuggled\n.\r\nb\r\n")]
    public async Task AMessage_EndsWhereItsEndIs_WhateverWasAnnounced(string answer, string expected)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("RETR 1", answer);
            await s.AnswerAsync("NOOP", "+OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        var raw = new MemoryStream();
        Assert.Equal(new Pop3RetrievedMessage(1, expected.Length, false), await client.RetrieveAsync(1, raw, 1000, Cancellation));
        Assert.Equal(expected, Encoding.ASCII.GetString(raw.ToArray()));
        await client.NoopAsync(Cancellation);
    }

    [Fact]
    public async Task ACancelledRetrieve_LeavesTheConnectionUnusable()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("RETR", "+OK\r\nonly this much");
            await cancel.CancelAsync();
        });
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RetrieveAsync(5, Stream.Null, 1000, cancel.Token));
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData("-ERR [SYS/TEMP] some deleted messages not removed\r\n", MailServerFault.Refused)]
    [InlineData(null, MailServerFault.ConnectionLost)]
    public async Task Quit_ThatDoesNotRemoveWhatWasDeleted_Fails(string? answer, MailServerFault fault)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("DELE 3", "+OK\r\n");
            await s.AnswerAsync("QUIT", answer ?? "");
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        await client.DeleteAsync(3, Cancellation);
        await FailsAsync(fault, () => client.QuitAsync(Cancellation));
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Quit_WithNothingDeleted_IsNoErrorWhateverComes()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s);
            await s.AnswerAsync("DELE 3", "+OK\r\n");
            await s.AnswerAsync("RSET", "+OK\r\n");
            await s.AnswerAsync("QUIT", "");
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        await client.DeleteAsync(3, Cancellation);
        await client.ResetAsync(Cancellation);
        await client.QuitAsync(Cancellation);
        Assert.False(client.IsConnected);
    }

    internal static async Task GreetAsync(ScriptedServer server, params string[] offer)
    {
        await server.SendAsync("+OK ready\r\n");
        await server.AnswerAsync("CAPA", "+OK\r\n" + string.Concat(offer.Append("UIDL").Select(o => o + "\r\n")) + ".\r\n");
    }

    internal static async Task<Pop3Client> ConnectAsync(ScriptedServer server)
    {
        var client = new Pop3Client();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }

    private static async Task<Pop3Exception> FailsAsync(MailServerFault fault, Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<Pop3Exception>(call);
        Assert.True(fault == failure.Fault, failure.ToString());
        return failure;
    }

    private static async Task TimesOutAsync(ScriptedServer server, Func<Pop3Client, Task> call)
    {
        var time = new ManualTime();
        await using var client = new Pop3Client(time);
        var running = call(client);
        await server.WaitAsync();
        while (!client.IsConnected)
            await Task.Delay(1, Cancellation);
        await time.AdvanceUntilAsync(running, TimeSpan.FromSeconds(61));
        await FailsAsync(MailServerFault.TimedOut, () => running);
    }
}

using System.Net;
using ServiceDesk.Mail.Dns;
using ServiceDesk.Mail.Tests.Servers;
using ServiceDesk.Testing;

namespace ServiceDesk.Mail.Tests.Dns;

public sealed class DnsResolverTests
{
    private static readonly string Long = new('x', 700);

    [Fact]
    public async Task Records_AreRead_OfEveryType_AndThroughAnotherName()
    {
        await using var stub = new DnsStub(
            ("example.test", DnsRecordType.Txt, "v=spf1 -all"), ("example.test", DnsRecordType.Txt, Long), ("example.test", DnsRecordType.Mx, "mx.example.test"),
            ("mx.example.test", DnsRecordType.A, "192.0.2.7"), ("mx.example.test", DnsRecordType.Aaaa, "2001:db8::7"),
            ("www.example.test", DnsRecordType.Cname, "mx.example.test"));
        Assert.Equal(["v=spf1 -all", Long], await ValuesAsync(stub, "Example.TEST.", DnsRecordType.Txt));
        Assert.Equal(["mx.example.test"], await ValuesAsync(stub, "example.test", DnsRecordType.Mx));
        Assert.Equal(["192.0.2.7"], await ValuesAsync(stub, "www.example.test", DnsRecordType.A));
        Assert.Equal(["2001:db8::7"], await ValuesAsync(stub, "mx.example.test", DnsRecordType.Aaaa));
        Assert.Equal(DnsOutcome.NoRecords, (await AskAsync(stub, "mx.example.test", DnsRecordType.Txt)).Outcome);
        Assert.Equal(DnsOutcome.NoSuchName, (await AskAsync(stub, "gone.example.test", DnsRecordType.Txt)).Outcome);
    }

    [Fact]
    public async Task WhatDoesNotFit_IsAskedForOverTcp()
    {
        await using var stub = new DnsStub(("example.test", DnsRecordType.Txt, Long)) { Cuts = true };
        Assert.Equal([Long], await ValuesAsync(stub, "example.test", DnsRecordType.Txt));
        Assert.Equal(["udp example.test TXT", "tcp example.test TXT"], stub.Asked);
    }

    [Fact]
    public async Task AnswersToOtherQuestions_ArePassedOver()
    {
        await using var stub = new DnsStub(("example.test", DnsRecordType.Txt, "right"), ("example.test", DnsRecordType.A, "192.0.2.1"));
        foreach (var damage in (Func<byte[], byte[]>[])
            [
                answer => [(byte)~answer[0], .. answer[1..]], // Another id.
                answer => [.. answer[..13], (byte)'z', .. answer[14..]], // Another name.
                answer => answer[..11],
                answer => [.. answer[..2], 0, .. answer[3..]], // A question.
                answer => answer[..^3],
                answer => [.. answer[..^20], 0xC0, 12, .. answer[^18..]],
            ])
        {
            stub.First = damage;
            Assert.Equal(["right"], await ValuesAsync(stub, "example.test", DnsRecordType.Txt));
        }
    }

    [Fact]
    public async Task AServerThatCannotSay_IsTold_AndTheNextOneIsAsked()
    {
        await using var refusing = new DnsStub { Code = 5 };
        await using var knowing = new DnsStub(("example.test", DnsRecordType.Txt, "known"));
        var answer = await AskAsync(refusing, "example.test", DnsRecordType.Txt);
        Assert.Equal(DnsOutcome.Refused, answer.Outcome);
        Assert.Contains("code 5", answer.Error, StringComparison.Ordinal);
        answer = await new DnsResolver([refusing.Address, knowing.Address], TimeProvider.System).LookUpAsync("example.test", DnsRecordType.Txt, default);
        Assert.Equal(["known"], answer.Values);
    }

    [Fact]
    public async Task Silence_EndsWithItsTime_AndNothingMoreIsAsked()
    {
        await using var stub = new DnsStub { IsSilent = true };
        var time = new ManualTime();
        var resolver = new DnsResolver([stub.Address], time);
        var asking = resolver.LookUpAsync("example.test", DnsRecordType.Txt, default);
        await time.AdvanceUntilAsync(asking, DnsResolver.Patience);
        var answer = await asking;
        Assert.Equal(DnsOutcome.NoAnswer, answer.Outcome);
        Assert.Contains("has not answered within 2 seconds", answer.Error, StringComparison.Ordinal);
        var before = stub.Asked.Count;
        Assert.Equal(answer, await resolver.LookUpAsync("other.test", DnsRecordType.Txt, default));
        Assert.Equal(before, stub.Asked.Count);
    }

    [Fact]
    public async Task AllLookUpsTogether_HaveALimit()
    {
        await using var stub = new DnsStub(("example.test", DnsRecordType.Txt, "x"));
        var time = new ManualTime();
        var resolver = new DnsResolver([stub.Address], time);
        Assert.True((await resolver.LookUpAsync("example.test", DnsRecordType.Txt, default)).IsKnown);
        time.Advance(DnsResolver.Longest + TimeSpan.FromSeconds(1));
        Assert.Contains("slow", (await resolver.LookUpAsync("example.test", DnsRecordType.Txt, default)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyAtThePort_IsNoAnswer()
    {
        var answer = await new DnsResolver([new IPEndPoint(IPAddress.Loopback, FreePort.Find())], TimeProvider.System).LookUpAsync("example.test", DnsRecordType.Txt, default);
        Assert.Equal(DnsOutcome.NoAnswer, answer.Outcome);
        Assert.Contains("cannot be asked", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_IsCancelled()
    {
        await using var stub = new DnsStub { IsSilent = true };
        using var cancel = new CancellationTokenSource();
        var asking = new DnsResolver([stub.Address], new ManualTime()).LookUpAsync("example.test", DnsRecordType.Txt, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Theory]
    [InlineData("Example.TEST.", "example.test")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("s1._domainkey.example.test", "s1._domainkey.example.test")]
    [InlineData("", null)]
    [InlineData("a..b", null)]
    [InlineData("a b", null)]
    [InlineData("a\"b.test", null)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234.test", null)]
    public void Names_AreMadeFit(string name, string? expected) => Assert.Equal(expected, DnsName.Normalise(name));

    [Fact]
    public void NameServers_AreReadFromTheSystemsFile()
    {
        Assert.Equal(["192.0.2.1:53", "[2001:db8::1]:53"], DnsServers.InFile("# x\nsearch a\nnameserver 192.0.2.1\nnameserver  2001:db8::1 \nnameserver nonsense\n").Select(x => x.ToString()));
        Assert.Equal(["127.0.0.1:53"], DnsServers.InFile("").Select(x => x.ToString()));
        Assert.Equal("127.0.0.1:5353", DnsServers.Parse("127.0.0.1:5353")?.ToString());
        Assert.Equal("192.0.2.1:53", DnsServers.Parse("192.0.2.1")?.ToString());
        Assert.Null(DnsServers.Parse("dns.example"));
    }

    private static Task<DnsAnswer> AskAsync(DnsStub stub, string name, DnsRecordType type) =>
        new DnsResolver([stub.Address], TimeProvider.System).LookUpAsync(name, type, default);

    private static async Task<IReadOnlyList<string>> ValuesAsync(DnsStub stub, string name, DnsRecordType type) => (await AskAsync(stub, name, type)).Values;
}

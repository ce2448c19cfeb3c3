using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Conditions.Fields;

namespace ServiceDesk.Tests.Conditions;

public sealed class TextFieldTests
{
    private static RequestFacts Facts(string subject, string text = "") => new() { Door = Door.Mail, Subject = subject, Text = text };

    private static bool Holds(Comparison comparison, string value, string subject) =>
        new SubjectField().Compile(new("subject", comparison, value)).Holds(Facts(subject));

    [Theory]
    [InlineData(Comparison.Contains, "vpn", "My VPN is down", true)]
    [InlineData(Comparison.Contains, "printer\nvpn", "My VPN is down", true)]
    [InlineData(Comparison.Contains, "printer", "My VPN is down", false)]
    [InlineData(Comparison.ContainsNot, "printer\nvpn", "My VPN is down", false)]
    [InlineData(Comparison.ContainsNot, "printer", "My VPN is down", true)]
    [InlineData(Comparison.ContainsWord, "print", "The printer", false)]
    [InlineData(Comparison.ContainsWord, "print", "The printer does not print.", true)]
    [InlineData(Comparison.ContainsWord, "écran", "Mon ÉCRAN!", true)]
    [InlineData(Comparison.Is, "help", " Help ", true)]
    [InlineData(Comparison.IsNot, "help", "Help me", true)]
    [InlineData(Comparison.BeginsWith, "[urgent]", "[URGENT] Door", true)]
    [InlineData(Comparison.EndsWith, "please", "Come, please", true)]
    [InlineData(Comparison.Matches, "order \\d{4}", "Where is order 1234?", true)]
    [InlineData(Comparison.Matches, "^order", "Where is order 1234?", false)]
    [InlineData(Comparison.IsEmpty, "", "", true)]
    [InlineData(Comparison.IsEmpty, "", "x", false)]
    [InlineData(Comparison.IsFilled, "", "x", true)]
    public void Text_IsComparedWithoutRegardToCase(Comparison comparison, string value, string subject, bool holds) =>
        Assert.Equal(holds, Holds(comparison, value, subject));

    [Theory]
    [InlineData(Comparison.Matches, "(")]
    [InlineData(Comparison.Matches, "(a)\\1")]
    [InlineData(Comparison.Contains, " \n ")]
    [InlineData(Comparison.IsOneOf, "1")]
    public void WhatCannotBeCompared_IsRefusedWithTheReason(Comparison comparison, string value) =>
        Assert.NotEmpty(Assert.Throws<ConditionException>(() => new SubjectField().Compile(new("subject", comparison, value))).Message);

    [Fact]
    public void Header_IsFoundByItsName_AndNeedsOne()
    {
        var facts = Facts("x") with { Headers = new(() => [("X-Alarm", "red"), ("x-alarm", "green")]) };
        var field = new HeaderField();
        Assert.True(field.Compile(new("header", Comparison.Is, "green", "X-ALARM")).Holds(facts));
        Assert.Equal(["red", "green"], field.Compile(new("header", Comparison.Is, "green", "X-Alarm")).Seen(facts));
        Assert.True(field.Compile(new("header", Comparison.IsEmpty, "", "X-Other")).Holds(facts));
        Assert.Throws<ConditionException>(() => field.Compile(new("header", Comparison.Is, "green")));
    }

    [Fact]
    public void AnExpressionMadeToBeSlow_IsNot()
    {
        var slow = new SubjectField().Compile(new("subject", Comparison.Matches, "(a+)+$"));
        Assert.False(slow.Holds(Facts(new string('a', 200_000) + "b")));
    }
}

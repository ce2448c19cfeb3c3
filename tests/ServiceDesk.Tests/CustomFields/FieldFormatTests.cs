using ServiceDesk.CustomFields;

namespace ServiceDesk.Tests.CustomFields;

public sealed class FieldFormatTests
{
    private static readonly CustomField Wing = FieldOf(FieldKind.Choice, "North wing | fr: Aile nord\nSouth wing");

    internal static CustomField FieldOf(FieldKind kind, string choices = "", string key = "room")
    {
        var field = new CustomField { TenantId = 1, Name = "Room" };
        field.Begin(key, kind);
        field.Take(FieldAudience.Asked, false, new Dictionary<string, string>(), ChoiceLines.Read(choices, []).Choices, null, null);
        return field;
    }

    [Theory]
    [InlineData(FieldKind.Line, "  B 12 ", "B 12")]
    [InlineData(FieldKind.Line, " ", null)]
    [InlineData(FieldKind.Text, "a\r\nb", "a\nb")]
    [InlineData(FieldKind.Number, "12,50", "12.5")]
    [InlineData(FieldKind.Number, "-0.0001", "-0.0001")]
    [InlineData(FieldKind.Number, "007", "7")]
    [InlineData(FieldKind.Date, "2026-02-28", "2026-02-28")]
    [InlineData(FieldKind.Flag, "True", "yes")]
    [InlineData(FieldKind.Flag, "no", "no")]
    [InlineData(FieldKind.Choice, "2", "2")]
    [InlineData(FieldKind.Choice, "aile NORD", "1")]
    public void What_can_be_kept_is_kept_in_one_way(FieldKind kind, string written, string? kept) =>
        Assert.Equal((kept, null), FieldFormat.Read(kind == FieldKind.Choice ? Wing : FieldOf(kind), written));

    [Theory]
    [InlineData(FieldKind.Line, "a\nb")]
    [InlineData(FieldKind.Number, "1,234.5")]
    [InlineData(FieldKind.Number, "1,234,567")]
    [InlineData(FieldKind.Number, "0.00001")]
    [InlineData(FieldKind.Number, "100000000000000")]
    [InlineData(FieldKind.Number, "NaN")]
    [InlineData(FieldKind.Date, "28.02.2026")]
    [InlineData(FieldKind.Date, "2026-02-29")]
    [InlineData(FieldKind.Flag, "perhaps")]
    [InlineData(FieldKind.Choice, "3")]
    [InlineData(FieldKind.Choice, "West wing")]
    public void What_cannot_be_kept_is_said_with_what_was_seen(FieldKind kind, string written)
    {
        var (value, problem) = FieldFormat.Read(kind == FieldKind.Choice ? Wing : FieldOf(kind), written);
        Assert.Null(value);
        Assert.Equal(["Room", written], problem!.Words.Take(2));
    }

    [Fact]
    public void Texts_that_are_too_long_are_refused_with_both_lengths()
    {
        Assert.Null(FieldFormat.Read(FieldOf(FieldKind.Line), new string('x', FieldFormat.LineLength)).Problem);
        Assert.Equal(["Room", "201", "200"], FieldFormat.Read(FieldOf(FieldKind.Line), new string('x', 201)).Problem!.Words);
        Assert.Equal(["Room", "2001", "2000"], FieldFormat.Read(FieldOf(FieldKind.Text), new string('x', 2001)).Problem!.Words);
    }

    [Fact]
    public void Numbers_and_days_are_compared_in_their_order()
    {
        string[] numbers = ["-99999999999999", "-2.5", "-2", "0", "0.0001", "9", "10", "99999999999999.9999"];
        Assert.Equal(numbers, numbers.Reverse().OrderBy(x => FieldFormat.ComparedBy(FieldKind.Number, x).Number));
        string[] days = ["1999-12-31", "2026-01-31", "2026-02-01"];
        Assert.Equal(days, days.Reverse().OrderBy(x => FieldFormat.ComparedBy(FieldKind.Date, x).Number));
        Assert.Equal("serie deja vu", FieldFormat.ComparedBy(FieldKind.Text, "Série\n déjà  VU").Word);
    }

    [Fact]
    public void Values_of_a_ticket_read_back()
    {
        var values = new Dictionary<long, string> { [7] = "שלום \"x\" \u2028", [3] = "12.5" };
        Assert.Equal(values.OrderBy(x => x.Key), FieldFormat.Unpack(FieldFormat.Pack(values)).OrderBy(x => x.Key));
        Assert.Null(FieldFormat.Pack(new Dictionary<long, string>()));
        Assert.Empty(FieldFormat.Unpack(null));
    }
}

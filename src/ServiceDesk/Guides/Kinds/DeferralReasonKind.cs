namespace ServiceDesk.Guides.Kinds;

internal sealed class DeferralReasonKind : EntryKind
{
    public const string Name = "deferral-reasons";

    public const string SentenceInput = "sentence";

    public override string Key => Name;
    public override string Label => "Deferral reasons";
    public override string About => "Why something is put off, or ended without being solved. The requester is told.";
    public override string Icon => "hourglass-high";
    public override string? RuleKey => "reason";
    public override IReadOnlyList<GuideInput> Inputs { get; } =
    [
        new(SentenceInput, "Sentence for the requester", GuideInputKind.LongText) { IsTranslated = true, Hint = "Stands in the mail that tells the requester; without one, the name of the reason stands there." },
    ];
}

namespace ServiceDesk.Mail.Replies;

/// <summary>What a part that is folded away holds.</summary>
public enum FoldedKind
{
    /// <summary>The mail that is answered, with the line that introduces it.</summary>
    Quote,

    /// <summary>A mail that is passed on.</summary>
    Forwarded,

    /// <summary>A signature, a closing formula, "Sent from my phone", a mailing list's footer.</summary>
    Signature,
}

/// <summary>A part of a mail that is shown on demand only.</summary>
public sealed record FoldedPart(FoldedKind Kind, string Text);

namespace ServiceDesk.Mail.Mime;

public enum MimeDefectKind
{
    /// <summary><see cref="MimeLimits.MaxDepth"/> was reached: the deeper content is one unread part.</summary>
    DepthLimit,

    /// <summary><see cref="MimeLimits.MaxParts"/> was reached: the parts that follow are left out.</summary>
    PartLimit,

    /// <summary><see cref="MimeLimits.MaxHeaderBytes"/> was reached: the fields that follow are left out.</summary>
    HeaderLimit,

    /// <summary>A multipart names no boundary, or one that does not occur in its body.</summary>
    MissingBoundary,

    /// <summary>A multipart ends without its closing delimiter; the last part may be cut off.</summary>
    MissingClosingBoundary,

    /// <summary>The body begins without an empty line after the header.</summary>
    MissingBlankLine,

    /// <summary>A header line has no name and was taken for the continuation of the field before it.</summary>
    MalformedHeader,
}

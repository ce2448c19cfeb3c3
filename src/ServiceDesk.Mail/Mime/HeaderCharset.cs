namespace ServiceDesk.Mail.Mime;

/// <summary>
/// The charset that a header's raw 8-bit text is probably in: nothing in the header says so, but senders who write it
/// raw use the charset of the body that follows. Known only once the body has been read, and asked for later still.
/// </summary>
internal sealed class HeaderCharset
{
    /// <summary>The label of the body's text, or null.</summary>
    public string? Label { get; set; }
}

namespace ServiceDesk.Mail.Tnef;

/// <summary>What holds for the text of a group of RTF; a group within it begins with the same.</summary>
internal record struct RtfGroup
{
    public RtfDestination Destination { get; set; }

    /// <summary>RTF that stands for HTML which is there too (<c>\htmlrtf</c>, MS-OXRTFEX section 2.1.3.2).</summary>
    public bool IsHtmlRtf { get; set; }

    /// <summary>How many characters after <c>\u</c> stand for those that cannot read it.</summary>
    public int UnicodeFallback { get; set; }

    public int CodePage { get; set; }
}

/// <summary>Where text of a group goes.</summary>
internal enum RtfDestination
{
    Text,

    /// <summary>HTML as it was (<c>\*\htmltag</c>, MS-OXRTFEX section 2.1.3.1).</summary>
    HtmlTag,

    FontTable,

    /// <summary>Colours, styles, pictures and all that is unknown: nobody reads it.</summary>
    Nowhere,
}

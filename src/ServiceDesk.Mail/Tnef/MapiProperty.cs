namespace ServiceDesk.Mail.Tnef;

/// <summary>The properties that are asked for (MS-OXPROPS).</summary>
internal enum MapiProperty : ushort
{
    None = 0,
    Subject = 0x0037,
    Body = 0x1000,
    RtfCompressed = 0x1009,
    Html = 0x1013,
    DisplayName = 0x3001,
    AttachmentData = 0x3701,
    AttachmentFileName = 0x3704,
    AttachmentMethod = 0x3705,
    AttachmentLongFileName = 0x3707,
    AttachmentMimeTag = 0x370E,
    AttachmentContentId = 0x3712,
    InternetCodePage = 0x3FDE,
}

/// <summary>Types of values (MS-OXCDATA section 2.11.1).</summary>
internal enum MapiType : ushort
{
    None = 0,
    Short = 0x0002,
    Long = 0x0003,
    Float = 0x0004,
    Double = 0x0005,
    Currency = 0x0006,
    ApplicationTime = 0x0007,
    Error = 0x000A,
    Boolean = 0x000B,
    Object = 0x000D,
    LongLong = 0x0014,
    String8 = 0x001E,
    Unicode = 0x001F,
    Time = 0x0040,
    Guid = 0x0048,
    Binary = 0x0102,
}

namespace ServiceDesk.Mail.Tnef;

/// <summary>One attribute of a TNEF stream, its data not yet read.</summary>
internal readonly record struct TnefAttribute(TnefAttributeId Id, ReadOnlyMemory<byte> Data);

/// <summary>The attributes that matter to a reader (MS-OXTNEF section 2.1.3.2), each with the type of its data in the upper half.</summary>
internal enum TnefAttributeId : uint
{
    None = 0,
    Subject = 0x00018004,
    AttachmentTitle = 0x00018010,
    Body = 0x0002800C,
    AttachmentData = 0x0006800F,
    AttachmentTransportFileName = 0x00069001,

    /// <summary>How an attachment is drawn; what follows it, up to the next one, is about that attachment.</summary>
    AttachmentRenderData = 0x00069002,
    MessageProperties = 0x00069003,
    AttachmentProperties = 0x00069005,
    OemCodePage = 0x00069007,
}

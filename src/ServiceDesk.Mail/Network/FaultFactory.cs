namespace ServiceDesk.Mail.Network;

/// <summary>Makes the exception of the protocol that a connection carries.</summary>
internal delegate MailServerException FaultFactory(
    MailServerFault fault, string message, Exception? inner = null, string? refusedCertificate = null);

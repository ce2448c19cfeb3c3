using ServiceDesk.Mail.Mime;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>How mails get from a requester to the desk and back.</summary>
public interface IMailRoad
{
    /// <summary>The requester's own address.</summary>
    string Requester { get; }

    /// <summary>The address that the requester writes to.</summary>
    string Desk { get; }

    /// <summary>The word with which the page "Sent mail" calls a mail that has left.</summary>
    string LeftState { get; }

    /// <summary>How long a mail may take from being sent to standing on an open page.</summary>
    TimeSpan Patience { get; }

    Task BringAsync(Letter letter);

    /// <summary>Waits for a mail to the requester whose text holds <paramref name="words"/>.</summary>
    Task<MimeMessage> ArrivedAsync(string words);
}

namespace ServiceDesk.Audit;

/// <summary>What an entry of the audit log tells.</summary>
public enum AuditKind
{
    SignedIn = 1,

    /// <summary>A wrong password or code, or an address that nobody signs in with.</summary>
    SignInFailed = 2,
    SignedOut = 3,

    /// <summary>Ended from elsewhere: by a button, a new password, a dismissal.</summary>
    SessionEnded = 4,
    PasswordChanged = 5,
    SecondFactorOn = 6,
    SecondFactorOff = 7,

    /// <summary>The key of the authenticator or the recovery codes.</summary>
    SecondFactorChanged = 8,
    PasskeyAdded = 9,
    PasskeyRemoved = 10,
    TokenMade = 11,
    TokenRevoked = 12,
    AccountOpened = 13,
    AccountChanged = 14,
    SettingAdded = 20,
    SettingChanged = 21,
    SettingRemoved = 22,
    RightsChanged = 30,
    StaffInvited = 31,
    StaffDismissed = 32,
    PersonChanged = 33,
    LicenceChanged = 34,

    /// <summary>Something was done to a ticket; the entry names the lines of its history.</summary>
    TicketChanged = 40,

    /// <summary>Lines of many tickets' histories that waited together.</summary>
    TicketsChanged = 41,

    /// <summary>Tickets were deleted for good, with their histories.</summary>
    TicketsPurged = 42,
    /// <summary>Files or mails of ended tickets were removed for their age.</summary>
    RetentionKept = 43,
    LogTrimmed = 50,
    LogExported = 51,
    PersonExported = 52,
    PersonErased = 53,
}

using ServiceDesk.Quotas;

namespace ServiceDesk.Web.Areas.Admin.Overview;

/// <param name="KeptAside">Mails that came and are in no ticket.</param>
/// <param name="Failed">Mails of the last seven days that could not be sent.</param>
/// <param name="Withheld">Automatic mails of the last seven days that a limit stopped.</param>
/// <param name="IsUndelivered">Mail was written to files lately, because no SMTP server is configured.</param>
public sealed record IndexModel(IReadOnlyList<FailingMailbox> Failing, int KeptAside, int Failed, int Withheld, bool IsUndelivered, IReadOnlyList<QuotaUse> Uses)
{
    public bool IsWell => Failing.Count == 0 && KeptAside == 0 && Failed == 0 && Withheld == 0 && !IsUndelivered && !IsNearALimit;

    private bool IsNearALimit => Uses.Any(x => x.Mark != QuotaMark.Below);
}

public sealed record FailingMailbox(long Id, string Name, DateTime Since, string? Error);

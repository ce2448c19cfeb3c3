using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Ledger;

public sealed record ShowModel(int Number, string Subject, TicketClocks Clocks, DateTime Now, Catalog Catalog, Sidebar Sidebar)
{
    public string? CalendarOf(ClockTerms terms) => Catalog.Calendars.FirstOrDefault(x => x.Id == terms.CalendarId)?.Name;

    /// <summary>The lines of a clock, each with what comes out when it is counted anew by the calendars of today.</summary>
    public IEnumerable<(ServiceClockEntry Entry, TimeSpan Anew)> LinesOf(ServiceClock clock)
    {
        var lines = Clocks.Entries.Where(x => x.ClockId == clock.Id).ToList();
        return lines.Select((x, i) => (x, ServiceClock.Read(lines.Take(i + 1), Catalog.HoursOf).ElapsedAt(x.At)));
    }
}

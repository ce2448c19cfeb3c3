using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ServiceDesk.Database;

/// <summary>Times come back with <see cref="DateTimeKind.Utc"/>, whatever the provider makes of them.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => value,
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

/// <summary>SQLite has no time type: microseconds since 1970 order, compare and index as 8 bytes instead of 27.</summary>
internal sealed class UtcMicrosecondsConverter() : ValueConverter<DateTime, long>(
    value => (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    stored => new DateTime(DateTime.UnixEpoch.Ticks + stored * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc));

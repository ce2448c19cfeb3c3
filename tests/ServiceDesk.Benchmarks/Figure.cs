namespace ServiceDesk.Benchmarks;

/// <summary>One line of the result.</summary>
/// <param name="Rps">Requests answered per second; the writes that go on besides are not among them.</param>
/// <param name="Bytes">Of one answer, on average.</param>
/// <param name="RatioToReference">This page's <paramref name="Rps"/> over the bare page's at the same concurrency.</param>
/// <param name="RatioTo10000">This page's <paramref name="Rps"/> over its own with 10,000 tickets.</param>
public sealed record Figure(
    string Page, int Concurrency, double Rps, double MedianMs, double P95Ms, long Bytes, double? RatioToReference = null, double? RatioTo10000 = null);

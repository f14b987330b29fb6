namespace TrueWatch.Simulator;

/// <summary>What becomes of a request instead of its regular answer.</summary>
/// <param name="Answer">Makes the reply; it may ask for the regular answer, which then counts as usual.</param>
/// <param name="Delay">How much longer than usual the reply takes.</param>
internal sealed record Fault(Func<Func<ApiAnswer>, Reply> Answer, TimeSpan Delay);

namespace TrueWatch.Simulator;

/// <summary>What becomes of a request instead of its regular response.</summary>
/// <param name="Answer">Makes the reply; it may ask for the regular response, which then counts as usual.</param>
/// <param name="Delay">How much longer than usual the reply takes.</param>
/// <param name="BodyLimit">How many bytes of the request's body are read before; null for all.</param>
internal sealed record Fault(Func<Func<Reply>, Reply> Answer, TimeSpan Delay, long? BodyLimit);

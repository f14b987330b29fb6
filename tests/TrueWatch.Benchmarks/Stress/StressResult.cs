namespace TrueWatch.Benchmarks.Stress;

/// <summary>What came of a round.</summary>
internal sealed record StressResult(int Hung, int Exceeded, int Lost, int Untyped, int Requests, string Outcomes)
{
    public int Unobserved { get; init; }

    public bool IsWell => Hung + Exceeded + Lost + Untyped + Unobserved == 0;

    public override string ToString() =>
        $"{Hung} hung, {Exceeded} windows exceeded, {Lost} permits lost, {Unobserved} unobserved exceptions, "
        + $"{Untyped} ends without a type, {Requests} requests ({Outcomes})";
}

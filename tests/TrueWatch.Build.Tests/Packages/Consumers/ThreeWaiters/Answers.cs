namespace Storage
{
    internal sealed record Volume(int Phase, string? Medium);

    internal sealed record Copy(long Bytes);

    internal sealed partial record Check(string State, CheckReport? Report);

    internal sealed record CheckReport(int Errors);
}

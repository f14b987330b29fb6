namespace TrueWatch.Polling.Tests;

/// <summary>Writes phases as a service does that names them, or numbers them.</summary>
internal sealed class PhaseConverter(bool isText = true) : StatusJsonConverter<Phase>(isText)
{
    private readonly string _done = isText ? "done" : "2";

    protected override Phase Parse(string? wireValue) => wireValue == _done ? Phase.Done : Phase.Unknown;

    protected override string? ToWireValue(Phase status) => status == Phase.Done ? _done : null;
}

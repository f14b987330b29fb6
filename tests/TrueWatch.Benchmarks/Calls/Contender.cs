namespace TrueWatch.Benchmarks.Calls;

/// <summary>What makes a call. Public because BenchmarkDotNet asks for it.</summary>
public enum Contender
{
    /// <summary>Written by hand for exactly this answer: the baseline.</summary>
    Floor,

    /// <summary>The client of this repository, without a limit.</summary>
    TrueWatch,

    /// <summary>The client of this repository, with a limit that is never reached.</summary>
    TrueWatchLimited,

    /// <summary>NSwag's client of the same document, with its own templates.</summary>
    Nswag,

    /// <summary>Refit's client, with source-generated JSON.</summary>
    Refit,

    /// <summary>A client on Kiota's runtime packages.</summary>
    Kiota,
}

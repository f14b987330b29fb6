namespace TrueWatch.Cli.Output;

/// <summary>Who is to read the result.</summary>
internal enum OutputFormat
{
    /// <summary>A person.</summary>
    Text,

    /// <summary>A program: one JSON object.</summary>
    Json,
}

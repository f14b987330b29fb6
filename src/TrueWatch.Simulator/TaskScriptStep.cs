using System.Text.Json;

namespace TrueWatch.Simulator;

/// <summary>One answer of a <see cref="TaskScript"/>, and from when on it is the answer. Immutable.</summary>
public sealed class TaskScriptStep
{
    /// <summary>Makes a step.</summary>
    /// <param name="from">From when on this is the answer, counted from the first request for the task.</param>
    /// <param name="contentJson">The envelope's <c>content</c>, as JSON; it is answered as it stands here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="contentJson"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="contentJson"/> is not JSON.</exception>
    public TaskScriptStep(TimeSpan from, string contentJson)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(contentJson);
        try
        {
            using var parsed = JsonDocument.Parse(contentJson);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException(
                $"The content of the step from {from} on is not JSON: {exception.Message} Content: {contentJson}",
                nameof(contentJson),
                exception);
        }

        From = from;
        ContentJson = contentJson;
    }

    /// <summary>From when on this is the answer, counted from the first request for the task.</summary>
    public TimeSpan From { get; }

    /// <summary>The envelope's <c>content</c>, as JSON.</summary>
    public string ContentJson { get; }
}

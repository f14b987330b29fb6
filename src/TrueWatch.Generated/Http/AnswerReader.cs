using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>
/// Turns an answer into its type or into an exception. First the typed answer; where that fails, the envelope again and
/// tolerantly, because a failed call may carry anything as its content.
/// </summary>
internal sealed class AnswerReader
{
    private readonly FailureFactory _failures;

    public AnswerReader(FailureFactory failures)
    {
        _failures = failures;
    }

    /// <exception cref="TrueWatchApiException">The answer is an error, or not the documented JSON.</exception>
    public T Read<T>(ApiAnswer answer, JsonTypeInfo<T> type)
        where T : Envelope
    {
        var json = WithoutByteOrderMark(answer.Body);
        JsonException? cause = null;
        if (answer.Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous)
        {
            try
            {
                if (JsonSerializer.Deserialize(json.Span, type) is { Success: true } value)
                {
                    return value;
                }
            }
            catch (JsonException exception)
            {
                cause = exception;
            }
        }

        throw _failures.Refused(answer, ServiceEnvelope.Read(json), cause);
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] body) =>
        body.AsMemory(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated;

/// <summary>
/// Turns an answer into its type or into an exception. First the typed answer; where that fails, the envelope again and
/// tolerantly, because a failed call may carry anything as its content.
/// </summary>
internal static class AnswerReader
{
    /// <exception cref="TrueWatchApiException">The answer is an error, or not the documented JSON.</exception>
    public static T Read<T>(ApiAnswer answer, JsonTypeInfo<T> type, FailureFactory failures)
        where T : Envelope
    {
        if (answer.Damage is not null)
        {
            throw failures.Damaged(answer, answer.Damage);
        }

        if (answer.IsTooLarge)
        {
            throw failures.TooLarge(answer);
        }

        JsonException? cause = null;
        if (answer.Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous)
        {
            try
            {
                var body = SurrogateEscapes.Replace(failures.WithoutKey(answer.Body));
                if (JsonSerializer.Deserialize(body.Span, type) is { Success: true } value)
                {
                    return value;
                }
            }
            catch (JsonException exception)
            {
                cause = exception;
            }
        }

        throw failures.Refused(answer, ServiceEnvelope.Read(answer.Body), cause);
    }
}

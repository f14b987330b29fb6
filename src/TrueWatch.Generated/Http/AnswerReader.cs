using System.Text.Json;

namespace TrueWatch.Generated;

/// <summary>
/// Turns a response into its type or into an exception. First the typed response; where that fails, or does not say without
/// contradiction that the call succeeded, the envelope again and tolerantly, because a failed call may carry anything as
/// its content.
/// </summary>
internal static class AnswerReader
{
    /// <param name="answer">The response.</param>
    /// <param name="type">Its type; null where a file was asked for.</param>
    /// <param name="failures">Makes the exceptions.</param>
    /// <returns>The response; null for a file, which has gone to where it was to go.</returns>
    /// <exception cref="TrueWatchApiException">The response is an error, contradicts itself, or is not the documented JSON.</exception>
    public static Envelope Read(ApiAnswer answer, AnswerType? type, FailureFactory failures)
    {
        if (answer.IsFile)
        {
            return null!;
        }

        if (answer.Damage is not null)
        {
            throw failures.Damaged(answer, answer.Damage);
        }

        if (answer.IsTooLarge)
        {
            throw failures.TooLarge(answer);
        }

        var json = WellFormedJson.Of(answer.Body);
        JsonException? cause = null;
        if (answer.IsSuccess && type is not null)
        {
            try
            {
                if (type.Deserialize(json) is { } value && IsSuccess(value))
                {
                    type.Texts.Clean(value, failures.Texts);
                    return value;
                }
            }
            catch (JsonException exception)
            {
                cause = exception;
            }
        }

        throw failures.Refused(answer, ServiceEnvelope.Read(json), cause);
    }

    /// <summary>Success, and neither a code nor an error code that denies it, also not one that could not be read.</summary>
    private static bool IsSuccess(Envelope value) =>
        value is { Success: true, Code: null or (>= 200 and < 300) }
        && string.IsNullOrWhiteSpace(value.ErrorCode)
        && value.AdditionalProperties?.Any(static field => field.Key switch
        {
            "code" => field.Value.ValueKind != JsonValueKind.String || JsonValues.IsFilled(field.Value),
            "errorCode" => JsonValues.IsFilled(field.Value),
            _ => false,
        }) != true;
}

using System.Net;
using System.Net.Http.Headers;

namespace TrueWatch.Generated;

/// <summary>
/// What has come of the file that a link leads to, over any number of responses: the first has the whole file, and each after
/// it the whole or the rest. For one download.
/// </summary>
internal sealed class LinkContent(FileDownload file, long maximumSize) : IDisposable
{
    // Of the response that the present content began with; null when the next one has to have the whole file.
    private RemoteFile? _remote;
    private Checksum? _checksum;

    public long Received => file.Received;

    /// <summary>Whether another response can go on, or begin anew.</summary>
    public bool CanGoOn => file.IsRepeatable || CanContinue;

    private bool CanContinue => file.CanContinue && _remote is { CanContinue: true };

    /// <summary>Asks for the rest where that is possible, else for all.</summary>
    public void AskForRest(HttpRequestHeaders headers)
    {
        if (CanContinue)
        {
            _remote!.AskForRest(headers, file.Received);
        }
    }

    /// <summary>Whether a response has all of the file, or the rest that was asked for.</summary>
    /// <exception cref="TrueWatchApiException">It has another rest than that.</exception>
    public bool IsPart(HttpResponseMessage response)
    {
        if (CanContinue && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (response.StatusCode == HttpStatusCode.PartialContent && _remote!.IsContinuedBy(response, file.Received))
            {
                return true;
            }

            _remote = null;
            throw FailureFactory.BadFile("The file changed during the download.", TrueWatchErrorKind.NotUnderstood, "Try again.");
        }

        return response.StatusCode != HttpStatusCode.PartialContent && ApiConnection.IsFile(response) && !IsPage(response);
    }

    /// <summary>Receives such a response; the file is whole then.</summary>
    /// <exception cref="TrueWatchApiException">It is not.</exception>
    public async Task ReceiveAsync(HttpResponseMessage response, CallClock clock)
    {
        if (response.StatusCode != HttpStatusCode.PartialContent)
        {
            Begin(response);
        }

        var size = file.Received;
        RequireFits(_remote!.Length ?? 0);
        await file.AppendAsync(
            response.Content,
            clock,
            (buffer, count) =>
            {
                size += count;
                _checksum?.Append(buffer, count);
                return size <= maximumSize;
            },
            clock.Token).ConfigureAwait(false);
        RequireFits(size);
        RequireWhole(size);
        await file.FlushAsync(clock.Token).ConfigureAwait(false);
    }

    /// <summary>Takes back what has come.</summary>
    public void TakeBack()
    {
        try
        {
            file.Restart();
        }
        catch (Exception)
        {
            // Why the download failed says more than that its destination cannot go back.
        }
    }

    /// <exception cref="Exception">What the destination, or who heard of the progress, threw.</exception>
    public void ThrowIfWriteFailed() => file.ThrowIfWriteFailed();

    public void Dispose() => _checksum?.Dispose();

    // Where a link leads to a login, or a gateway has something to say.
    private static bool IsPage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.Equals("text/html", StringComparison.OrdinalIgnoreCase) == true;

    private void Begin(HttpResponseMessage response)
    {
        if (!file.IsRepeatable)
        {
            throw Final(FailureFactory.BadFile(
                "The download cannot be resumed, and the destination stream cannot seek to start over.",
                TrueWatchErrorKind.Unreachable,
                "Try again, with a stream that can seek."));
        }

        file.Restart();
        _checksum?.Dispose();
        _checksum = Checksum.Of(response);
        _remote = new RemoteFile(response);
        if (!_remote.HasEnd && _checksum is null)
        {
            throw Final(FailureFactory.BadFile(
                "The response has neither the length nor a checksum of the file, so it cannot be verified.",
                TrueWatchErrorKind.NotUnderstood,
                "Check for a proxy that modifies responses."));
        }
    }

    private void RequireFits(long size)
    {
        if (size > maximumSize)
        {
            throw FailureFactory.BadFile(
                FormattableString.Invariant($"The file has more than {maximumSize} bytes."),
                TrueWatchErrorKind.TooLarge,
                $"Raise {nameof(DownloadOptions)}.{nameof(DownloadOptions.MaximumSize)}, if the file is valid.");
        }
    }

    private void RequireWhole(long size)
    {
        if (_remote!.Length is { } length && size != length)
        {
            throw FailureFactory.BadFile(
                FormattableString.Invariant($"{size} of {length} bytes of the file were received."), TrueWatchErrorKind.Unreachable, "Check the network, then try again.");
        }

        if (_checksum?.Matches() == false)
        {
            _remote = null;
            throw FailureFactory.BadFile(
                "The file does not have the checksum of the response.", TrueWatchErrorKind.NotUnderstood, "Try again.");
        }
    }

    private static TrueWatchApiException Final(TrueWatchApiException exception)
    {
        exception.IsFinal = true;
        return exception;
    }
}

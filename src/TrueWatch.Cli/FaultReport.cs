using TrueWatch.Cli.CommandLine;
using TrueWatch.Cli.Output;
using TrueWatch.Generated;
using TrueWatch.Polling;

namespace TrueWatch.Cli;

/// <summary>Turns every exception into a message, which names the task, and an exit code.</summary>
internal static class FaultReport
{
    /// <summary>Runs a subcommand; whatever it throws is reported.</summary>
    public static async Task<ExitCode> GuardAsync(
        TaskRequest request,
        CliEnvironment environment,
        Func<TaskRequest, CancellationToken, Task<ExitCode>> run,
        CancellationToken cancellationToken)
    {
        try
        {
            return await run(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Report(request, environment, ExitCode.Interrupted, "interrupted", DescribeInterruption(request));
        }
        catch (UsageException exception)
        {
            return Report(request, environment, ExitCode.Usage, "usage", exception.Message);
        }
        catch (PollingTimeoutException exception)
        {
            return ReportTimeout(request, environment, exception);
        }
        catch (PollingFaultException exception)
        {
            return ReportFault(request, environment, exception.InnerException!, exception);
        }
        catch (TrueWatchApiException exception)
        {
            return ReportFault(request, environment, exception);
        }
        catch (Exception exception)
        {
            return Report(
                request, environment, ExitCode.Unexpected, "unexpected", $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static string DescribeInterruption(TaskRequest request) => request.Simulate
        ? "Interrupted. The simulator has ended, and its task with it."
        : $"Interrupted. {DescribeHowToGoOn(request)}";

    private static ExitCode ReportFault(
        TaskRequest request, CliEnvironment environment, Exception failure, PollingFaultException? wait = null)
    {
        var answer = failure as TrueWatchApiException;
        var exitCode = answer?.Kind == TrueWatchErrorKind.Unauthorized ? ExitCode.KeyRefused : ExitCode.ServiceFault;
        var message = wait is { Fault.Kind: PollingFaultKind.Transient } && !request.Simulate
            ? $"{failure.Message} Too many polls in a row failed ({DisplayText.Polls(wait.Report.Polls)} in all). {DescribeHowToGoOn(request)}"
            : failure.Message;
        return Report(request, environment, exitCode, "error", message, answer, wait?.Report.LastSnapshot);
    }

    private static string DescribeHowToGoOn(TaskRequest request)
        => $"The task goes on at the service. To see how it ends:\n  {request.ToCommandLine()}";

    private static ExitCode ReportTimeout(TaskRequest request, CliEnvironment environment, PollingTimeoutException exception)
    {
        var last = exception.Report.LastSnapshot as PollingSnapshot<ResourceTask, TaskStatus>;
        var isUnknown = last?.Status == TaskStatus.Unknown;
        var message = $"The task did not end within {DisplayText.Time(exception.Timeout)} ({DisplayText.Polls(exception.Report.Polls)}). "
            + (last is null ? "No answer came" : $"Its last status was {ProgressText.Status(last)}")
            + (isUnknown ? ", which this version of the command does not know. " : ". ")
            + (exception.InnerException is { } failure ? $"The last poll failed: {failure.Message} " : "")
            + (exception.Report.ThrottledPolls > 0
                ? $"The rate limit was exceeded ({DisplayText.Polls(exception.Report.ThrottledPolls)}). " : "")
            + (exception.RetryAfter is { } pause ? $"The service asks to wait another {DisplayText.Time(pause)}. " : "")
            + (request.Simulate ? "The simulator has ended." : DescribeHowToGoOn(request));
        return Report(
            request, environment, isUnknown ? ExitCode.UnknownStatus : ExitCode.Timeout, "timeout", message, last: last);
    }

    private static ExitCode Report(
        TaskRequest request,
        CliEnvironment environment,
        ExitCode exitCode,
        string outcome,
        string message,
        TrueWatchApiException? answer = null,
        PollingSnapshot? last = null)
    {
        if (request.Output == OutputFormat.Json)
        {
            JsonReport.Write(environment.Output, writer =>
            {
                writer.WriteString("taskId", request.TaskId);
                writer.WriteString("outcome", outcome);
                writer.WriteString("status", last?.RawStatus);
                writer.WriteNumber("exitCode", (int)exitCode);
                writer.WriteString("message", message);
                if (answer is not null)
                {
                    writer.WriteString("kind", answer.Kind.ToString());
                    writer.WriteString("errorCode", answer.ErrorCode);
                    writer.WriteString("traceId", answer.TraceId);
                }
            });
        }

        environment.Error.WriteLine($"truewatch: task '{DisplayText.OneLine(request.TaskId)}': {message}");
        return exitCode;
    }
}

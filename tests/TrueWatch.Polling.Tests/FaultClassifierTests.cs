using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace TrueWatch.Polling.Tests
{
    /// <summary>The table "What becomes of a failed poll" of the README, failure by failure.</summary>
    public sealed class FaultClassifierTests
    {
        private const string Connection = "Transient connection";
        private const string Timeout = "Transient timeout";
        private const string Unreadable = "Transient unreadable response";

        private static readonly (Exception Exception, string Expected)[] Known =
        [
            (new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)), Connection),
            (new HttpRequestException(HttpRequestError.NameResolutionError, "DNS"), Connection),
            (new IOException("reset"), Connection),
            (new EndOfStreamException(), Connection),
            (new SocketException((int)SocketError.HostUnreachable), Connection),
            (new AuthenticationException("certificate"), Connection),
            (new WebException("closed", WebExceptionStatus.ConnectionClosed), Connection),
            (new TaskCanceledException("HttpClient.Timeout", new TimeoutException()), Timeout),
            (new TimeoutException(), Timeout),
            (new Polly.Timeout.TimeoutRejectedException(), Timeout),
            (new JsonException("cut off"), Unreadable),
            (new InvalidDataException("no gzip"), Unreadable),
            (new Newtonsoft.Json.JsonReaderException(), Unreadable),
            (new Polly.CircuitBreaker.BrokenCircuitException(), "Transient open circuit"),
            (new Polly.CircuitBreaker.IsolatedCircuitException(), "Transient open circuit"),
            (new Polly.RateLimiting.RateLimiterRejectedException(), "Throttled rate limiter"),
            (new Polly.RateLimit.RateLimitRejectedException(), "Throttled rate limiter"),
            (Status(429), "Throttled HTTP 429"),
            (Status(401), "Refused HTTP 401"),
            (Status(403), "Refused HTTP 403"),
            (Status(100), "Permanent HTTP 100"),
            (Status(199), "Permanent HTTP 199"),
            (Status(200), Unreadable),
            (Status(299), Unreadable),
            (Status(300), "Permanent HTTP 300"),
            (Status(400), "Permanent HTTP 400"),
            (Status(404), "Permanent HTTP 404"),
            (Status(407), "Permanent HTTP 407"),
            (Status(408), "Transient HTTP 408"),
            (Status(409), "Permanent HTTP 409"),
            (Status(499), "Permanent HTTP 499"),
            (Status(500), "Transient HTTP 500"),
            (Status(599), "Transient HTTP 599"),
            (Status(600), "Permanent HTTP 600"),
            (new HttpFailureException(new HttpFailure(503)), "Transient HTTP 503"),
            (new HttpFailureException(new HttpFailure(99)), Connection),
        ];

        private static readonly Exception[] Unknown =
        [
            new InvalidOperationException("bug"),
            new NotSupportedException("scheme"),
            new UnauthorizedAccessException(),
            new Polly.ExecutionRejectedException(),
            new FormatException("anything"),
        ];

        [Fact]
        public void What_is_known_is_classified_as_the_table_says() => Assert.All(
            Known, row => Assert.Equal(row.Expected, Classify(row.Exception)));

        [Fact]
        public void What_is_known_is_seen_through_everything_that_is_not() => Assert.All(Known, row =>
        {
            Assert.Equal(row.Expected, Classify(new InvalidOperationException("wrapped", row.Exception)));
            Assert.Equal(row.Expected, Classify(new AggregateException(row.Exception)));
            Assert.Equal(row.Expected, Classify(new AggregateException(
                new InvalidOperationException(), new NotSupportedException("x", new AggregateException(row.Exception)), new IOException())));
        });

        [Fact]
        public void The_first_that_is_known_decides_from_the_outermost_inwards()
        {
            Assert.Equal("Transient HTTP 503", Classify(new AggregateException(Status(503), Status(429))));
            Assert.Equal("Throttled HTTP 429", Classify(new AggregateException(Status(429), Status(503))));
            Assert.Equal(Connection, Classify(new IOException("outer", new TimeoutException())));
            Assert.Equal(Timeout, Classify(new AggregateException(new NotSupportedException("first", new TimeoutException()), new IOException())));
        }

        [Fact]
        public void What_nobody_knows_is_permanent_and_called_by_its_type() => Assert.All(Unknown, exception =>
        {
            Assert.Equal("Permanent " + exception.GetType().Name, Classify(exception));
            Assert.Equal("Permanent NotSupportedException", Classify(new NotSupportedException("wrapped", exception)));
            Assert.Equal("Permanent AggregateException", Classify(new AggregateException(exception, exception)));
        });

        [Fact]
        public void Nothing_is_no_failure() => Assert.Throws<ArgumentNullException>(() => FaultClassifier.Http.Classify(null!));

        private static HttpRequestException Status(int status) => new("failed", null, (HttpStatusCode)status);

        private static string Classify(Exception exception)
        {
            var fault = FaultClassifier.Http.Classify(exception);
            return $"{fault.Kind} {fault.Name}";
        }
    }
}

// Exceptions of libraries that nothing here refers to: a classifier knows them by their names.
namespace Polly
{
    internal class ExecutionRejectedException : Exception;
}

namespace Polly.Timeout
{
    internal sealed class TimeoutRejectedException : ExecutionRejectedException;
}

namespace Polly.CircuitBreaker
{
    internal class BrokenCircuitException : ExecutionRejectedException;

    internal sealed class IsolatedCircuitException : BrokenCircuitException;
}

namespace Polly.RateLimiting
{
    internal sealed class RateLimiterRejectedException : ExecutionRejectedException;
}

namespace Polly.RateLimit
{
    internal sealed class RateLimitRejectedException : Exception;
}

namespace Newtonsoft.Json
{
    internal class JsonException : Exception;

    internal sealed class JsonReaderException : JsonException;
}

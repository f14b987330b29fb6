using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace TrueWatch.Generated.Tests;

/// <summary>The search of the other tests of secrecy can find something.</summary>
[Collection(nameof(SecrecyTest))]
public sealed class SearchTests : SecrecyTest
{
    [Fact]
    public void The_search_finds_the_key_in_every_form_and_part()
    {
        string[] plain = [Marker.Secret, Marker.Secret[..Marker.ShortestPart], Marker.Secret[^Marker.ShortestPart..], Marker.Secret[10..30]];
        Assert.True(Marker.IsIn(Marker.Secret.ToUpperInvariant()));
        Assert.All(plain.SelectMany(Marker.Forms), text => Assert.True(Marker.IsIn($"before{text}after"), text));
        Assert.All((string[])["", "x", "xy", "DF-API-KEY: "], before => Assert.True(Marker.IsIn(Marker.Base64(before))));
        Assert.False(Marker.IsIn(Marker.Secret[..(Marker.ShortestPart - 1)]));
    }

    [Fact]
    public void The_search_looks_into_every_channel()
    {
        using (var source = new ActivitySource("control"))
        {
            using var activity = source.StartActivity("control");
            activity!.SetTag("tag", Marker.Secret);
        }

        using (var other = new ActivitySource("control of events"))
        {
            using var activity = other.StartActivity("control");
            activity!.AddEvent(new ActivityEvent("event", tags: new() { ["tag"] = Marker.Secret }));
        }

        using (var meter = new System.Diagnostics.Metrics.Meter("control"))
        {
            meter.CreateCounter<long>("count").Add(1, new KeyValuePair<string, object?>("tag", Marker.Secret));
        }

        var logger = Evidence.Loggers.CreateLogger("control");
        var values = new Dictionary<string, object?> { ["value"] = Marker.Secret };
        logger.Log(LogLevel.Trace, default, values, null, (_, _) => "");
        var failing = Evidence.Loggers.CreateLogger("control of exceptions");
        var failure = new IOException("x", new IOException(Marker.Secret));
        failing.Log(LogLevel.Trace, default, "", failure, (_, _) => "");
        Evidence.Print("chain", new IOException("x", new IOException("y", new IOException(Marker.Secret))));
        Evidence.Print("values", new IOException("x") { Data = { ["key"] = Marker.Secret } });
        Evidence.Print("record", new { Inner = new { List = new[] { Marker.Secret } } });

        var channels = Evidence.Findings.Select(finding => finding.Split(':')[0]).Distinct().ToList();
        Assert.Superset(
            new HashSet<string>
            {
                "activity control", "activity control of events", "metric control", "log control", "log control of exceptions",
                "chain", "values data", "record", "record as JSON",
            },
            channels.ToHashSet());
    }
}

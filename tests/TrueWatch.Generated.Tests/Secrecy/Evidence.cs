using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TrueWatch.Generated.Tests;

/// <summary>Everything that a client lets out: what is logged, traced, measured, thrown and printed.</summary>
internal sealed class Evidence : IDisposable
{
    private const int Depth = 6;

    // What no document names, and what has no documented type, is the body as it came.
    private static readonly JsonSerializerOptions WithoutBodies = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                static type =>
                {
                    foreach (var property in type.Properties.Where(one => one.IsExtensionData || one.PropertyType == typeof(JsonElement?)).ToList())
                    {
                        type.Properties.Remove(property);
                    }
                },
            },
        },
    };

    private readonly ConcurrentQueue<(string Channel, string Text)> _texts = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public Evidence()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => AddMeasurement(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => AddMeasurement(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => AddMeasurement(instrument, value, tags));
        _meters.Start();
    }

    public CollectingLoggers Loggers { get; } = new();

    /// <summary>Where the key was found, each place once.</summary>
    public IReadOnlyList<string> Findings =>
    [
        .. Loggers.Entries.Select(entry => (Channel: $"log {entry.Category}", entry.Text)).Concat(_texts)
            .Where(one => Marker.IsIn(one.Text))
            .Select(one => $"{one.Channel}: {one.Text[..Math.Min(one.Text.Length, 2000)]}")
            .Distinct(),
    ];

    public IReadOnlyList<string> Channels =>
        [.. Loggers.Entries.Select(entry => $"log {entry.Category}").Concat(_texts.Select(one => one.Channel)).Distinct().Order(StringComparer.Ordinal)];

    public void Add(string channel, string? text) => _texts.Enqueue((channel, text ?? ""));

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        Loggers.Dispose();
    }

    /// <summary>The text, the JSON and the public properties of an object, and of those that it consists of.</summary>
    public void Print(string channel, object? value) => Print(channel, value, Depth, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private void Print(string channel, object? value, int depth, HashSet<object> seen)
    {
        if (value is null or JsonElement or IDictionary<string, JsonElement> or Type or MemberInfo or Assembly or Delegate or Stream or Task || depth == 0 || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        Add(channel, $"{value}");
        if (value is string)
        {
            return;
        }

        Serialize(channel, value);
        if (value is Exception exception)
        {
            foreach (DictionaryEntry entry in exception.Data)
            {
                Add($"{channel} data", $"{entry.Key} {entry.Value}");
            }
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items.Cast<object?>().Take(100))
            {
                Print(channel, item, depth - 1, seen);
            }
        }

        foreach (var property in value.GetType().GetProperties().Where(one => one.GetIndexParameters().Length == 0))
        {
            object? part = null;
            try
            {
                part = property.GetValue(value);
            }
            catch (TargetInvocationException failure)
            {
                Add(channel, failure.ToString());
            }

            Print(channel, part, depth - 1, seen);
        }
    }

    private void Serialize(string channel, object value)
    {
        try
        {
            Add($"{channel} as JSON", JsonSerializer.Serialize(value, value.GetType(), WithoutBodies));
        }
        catch (Exception failure) when (failure is NotSupportedException or InvalidOperationException or JsonException)
        {
            Add($"{channel} as JSON", failure.ToString());
        }
    }

    private void Add(Activity activity)
    {
        var texts = activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)).Select(tag => $"{tag.Key}={tag.Value}")
            .Concat(activity.Events.Select(one => one.Name)).Concat(activity.Baggage.Select(item => $"{item.Key}={item.Value}"))
            .Append(activity.DisplayName).Append(activity.StatusDescription).Append(activity.TraceStateString);
        Add($"activity {activity.Source.Name}", string.Join('\n', texts));
    }

    private void AddMeasurement<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Add($"metric {instrument.Meter.Name}", $"{instrument.Name} {value} {string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
}

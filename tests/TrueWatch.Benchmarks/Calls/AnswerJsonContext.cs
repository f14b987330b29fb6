using System.Text.Json.Serialization;

namespace TrueWatch.Benchmarks.Calls;

/// <summary>Reads an <see cref="Answer"/> without reflection.</summary>
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;

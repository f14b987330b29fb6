namespace TrueWatch.Generators.Polling;

/// <summary>An expression that leads into the body of a response, by its JSON names.</summary>
internal readonly record struct BodyExpression(YamlScalar Source, EquatableArray<string> Names)
{
    /// <summary>The schema that it leads to; reports one that leads nowhere.</summary>
    public YamlNode? FollowIn(ResponseBody body) => body.Follow(Source.Value, Source.Span, Names);
}

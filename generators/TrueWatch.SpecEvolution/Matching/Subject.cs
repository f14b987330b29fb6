namespace TrueWatch.SpecEvolution.Matching;

/// <summary>What a message speaks of, such as property 'state' of schema 'Job'; of a parameter, also where that is.</summary>
internal sealed record Subject(string Label, Subject? Owner = null, YamlMapping? Parameter = null)
{
    public static Subject OfSchema(string name) => new($"schema '{name}'");

    public Subject Part(string label) => new(label, this, Parameter);

    public override string ToString() => Owner is null ? Label : $"{Label} of {Owner}";
}

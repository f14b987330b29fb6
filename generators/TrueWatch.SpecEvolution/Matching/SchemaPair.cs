namespace TrueWatch.SpecEvolution.Matching;

/// <summary>A schema of the baseline and the one that has its place in the document; what first uses it, and where.</summary>
internal sealed record SchemaPair(DocumentPair Documents, SchemaView Old, SchemaView New, Subject Use, YamlNode Site)
{
    private static readonly Match<SchemaView> None = new([], []);

    /// <summary>In which directions values travel: <see cref="Levels.Request"/>, <see cref="Levels.Response"/>, or neither.</summary>
    public Levels Directions { get; set; }

    /// <summary>Which of the schemas that it is one of are still there; one that is no choice is its own.</summary>
    public Match<SchemaView> Alternatives { get; } = Old.Alternatives.Count + New.Alternatives.Count == 0 ? None
        : new(ReadAlternatives(Old, New, Documents.OldSchemas), ReadAlternatives(New, Old, Documents.NewSchemas), one => one.Name, one => $"{one.Type}", _ => "");

    /// <summary>The components that both are composed of; they are pairs of their own.</summary>
    public List<(SchemaView Old, SchemaView New)> Bases { get; } = Old.Parts.Count + New.Parts.Count < 3 ? [] : [..
        from @new in New.Parts
        join old in Old.Parts on Documents.NewSchemas.ComponentAt(@new) equals Documents.OldSchemas.ComponentAt(old)
        where (old, @new) != (Old.Node, New.Node)
        select (Documents.OldSchemas.Of(old), Documents.NewSchemas.Of(@new))];

    public bool IsRequest => (Directions & Levels.Request) != 0;

    /// <summary>Whether clients receive it, or have it in nothing but their code.</summary>
    public bool IsResponse => Directions != Levels.Request;

    /// <summary>Whether another schema with a name took its place.</summary>
    public bool IsReplaced => Old.Name is not null && New.Name is not null && Old.Name != New.Name;

    /// <summary>Whether one is a choice between schemas, and the other is not.</summary>
    public bool IsReshaped => (Old.Alternatives.Count > 0) != (New.Alternatives.Count > 0);

    /// <summary>Whether what is in them can be compared.</summary>
    public bool IsComparable => !IsReshaped && !Old.Type.IsApartFrom(New.Type);

    /// <summary>What messages call it: its name, where it is a component.</summary>
    public Subject Subject => Documents.NewSchemas.ComponentAt(New.Node) is { } name && !IsReplaced && !IsReshaped ? Subject.OfSchema(name) : Use;

    /// <summary>Where the document has one of these keys, or else uses the schema.</summary>
    public YamlNode Place(params string[] keys) => IsReplaced ? Site : New.Key(keys) ?? Site;

    /// <summary>A change of this schema.</summary>
    public Finding Find(Rule rule, YamlNode place, YamlNode? was, string what, Levels levels = Levels.All, YamlNode? part = null)
        => new(rule, place, was, what, [part, Use.Parameter, .. New.Parts], levels & (Directions | Levels.Source));

    private static IEnumerable<SchemaView> ReadAlternatives(SchemaView schema, SchemaView other, SchemaViews views)
        => schema.Alternatives.Count == 0 && other.Alternatives.Count > 0 ? [schema] : schema.Alternatives.Select(views.Of).OfType<SchemaView>();
}

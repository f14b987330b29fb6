using static Microsoft.CodeAnalysis.DiagnosticSeverity;
using static TrueWatch.SpecEvolution.Models.ChangeKind;

namespace TrueWatch.SpecEvolution.Findings;

/// <summary>All rules, by the ids of their diagnostics.</summary>
internal static class RuleTable
{
    private const string StillSent = "existing clients still send it", NotSent = "existing clients do not send it", MayLack = "existing clients may leave it out";
    private const string MayRefuse = "the service may refuse what existing clients send", FormerType = "existing clients send the former type";
    private const string Successor = "existing clients do not know what has its place", Gone = "code that uses it no longer compiles";
    private const string LacksArgument = "calls that leave it out no longer compile", HasArgument = "calls that pass it no longer compile";
    private const string FormerMember = "code that names the former member no longer compiles";
    private const string Member = "its member is gone; those behind it get other numbers";

    public static readonly Rule NoteAdded = new(null, Hidden, Added, "");
    public static readonly Rule NoteChanged = new(null, Hidden, Changed, "");
    public static readonly Rule NoteDeprecated = new(null, Hidden, Deprecated, "");
    public static readonly Rule NoteRemoved = new(null, Hidden, Removed, "");
    public static readonly Rule Unreadable = new("EVOL001", Error, Changed, "The document or its baseline cannot be read");
    public static readonly Rule UnusedAgreement = new("EVOL002", Warning, Changed, "x-breaking covers no break");
    public static readonly Rule OperationRemoved = new("EVOL010", Error, Removed, "An operation was removed", StillSent, Source: "its method is gone");
    public static readonly Rule OperationRenamed = new("EVOL011", Error, Changed, "An operation id changed", Source: "its method has another name");
    public static readonly Rule OperationMoved = new("EVOL012", Error, Changed, "A method or path changed", "existing clients send the former one");
    public static readonly Rule DeprecatedRemoved = new("EVOL013", Warning, Removed, "Something deprecated was removed", StillSent, "existing clients may still read it", Gone);
    public static readonly Rule DeprecatedWithoutNote = new("EVOL014", Warning, Deprecated, "Something was deprecated without a note");
    public static readonly Rule RequiredParameterAdded = new("EVOL020", Error, Added, "A parameter was added as required", NotSent, Source: "calls lack an argument");
    public static readonly Rule ParameterBecameRequired = new("EVOL021", Error, Changed, "A parameter became required", MayLack, Source: LacksArgument);
    public static readonly Rule ParameterRemoved = new("EVOL022", Error, Removed, "A parameter was removed", StillSent, Source: HasArgument);
    public static readonly Rule ParameterMoved = new("EVOL023", Error, Changed, "A parameter is sent in another way", "existing clients send it in the former way");
    public static readonly Rule ParameterTypeChanged = new("EVOL024", Error, Changed, "The type or format of a parameter changed", FormerType, Source: "calls pass an argument of the former type");
    public static readonly Rule ParametersReordered = new("EVOL025", Error, Changed, "The order of parameters changed", Source: "positional arguments land in other parameters, silently where the types fit");
    public static readonly Rule ParameterRenamed = new("EVOL026", Error, Changed, "A path parameter was renamed", Source: "named arguments no longer compile");
    public static readonly Rule BodyRequired = new("EVOL030", Error, Changed, "A request body is required", "existing clients may send none", Source: LacksArgument);
    public static readonly Rule BodyRemoved = new("EVOL031", Error, Removed, "A request body was removed", StillSent, Source: HasArgument);
    public static readonly Rule RequestMediaTypeRemoved = new("EVOL032", Error, Removed, "A media type of a request was removed", StillSent);
    public static readonly Rule RequiredPropertyAdded = new("EVOL040", Error, Added, "A request property was added as required", NotSent);
    public static readonly Rule PropertyBecameRequired = new("EVOL041", Error, Changed, "A request property became required", MayLack);
    public static readonly Rule RequestEnumValueRemoved = new("EVOL042", Error, Removed, "An enum value of a request was removed or renamed", StillSent, Successor, Member);
    public static readonly Rule ConstraintTightened = new("EVOL043", Error, Changed, "A constraint of a request was tightened", MayRefuse);
    public static readonly Rule RequestNotNullable = new("EVOL044", Error, Changed, "A request no longer takes null", "existing clients may send null", Source: "code that assigns null gets warnings or errors");
    public static readonly Rule RequestPropertyRemoved = new("EVOL045", Error, Removed, "A request property was removed", StillSent, Source: "code that sets it no longer compiles");
    public static readonly Rule SuccessRemoved = new("EVOL050", Error, Removed, "A success response was removed", Response: "existing clients take what comes instead for an error", Source: "the method returns something else");
    public static readonly Rule ErrorResponseRemoved = new("EVOL051", Warning, Removed, "An error response was removed", Source: "its typed exception is gone");
    public static readonly Rule PropertyRemoved = new("EVOL052", Error, Removed, "A response property was removed", StillSent, "existing clients miss it", "code that reads it no longer compiles");
    public static readonly Rule ResponseMediaTypeRemoved = new("EVOL053", Error, Removed, "A media type of a response was removed", Response: "existing clients ask for it");
    public static readonly Rule PropertyBecameOptional = new("EVOL054", Error, Changed, "A response property became optional", Response: "existing clients rely on it", Source: "its type becomes nullable");
    public static readonly Rule BecameNullable = new("EVOL055", Error, Changed, "A response property became nullable", Response: "existing clients do not expect null", Source: "its type becomes nullable");
    public static readonly Rule EnumValueAdded = new("EVOL056", Warning, Added, "An enum value was added to a response", Response: "existing clients do not know it", Source: "a switch over the enum lacks it");
    public static readonly Rule MemberRenamed = new("EVOL057", Error, Changed, "The member for a property was renamed", Source: FormerMember);
    public static readonly Rule TypeChanged = new("EVOL060", Error, Changed, "A type or format changed", FormerType, "existing clients expect the former type", "code that uses the former type no longer compiles");
    public static readonly Rule SchemaRemoved = new("EVOL061", Error, Removed, "A schema was renamed or removed", Source: "its class or enum is gone");
    public static readonly Rule SchemaReplaced = new("EVOL062", Error, Changed, "Another schema took the place of a schema", Source: "it is of another class or enum");
    public static readonly Rule AlternativesChanged = new("EVOL063", Error, Changed, "The alternatives of a schema changed", MayRefuse, "existing clients do not know what may come now", Gone);
    public static readonly Rule DefaultChanged = new("EVOL064", Warning, Changed, "A default changed", "a request without it means something else", "a response without it means something else", "code that relies on the default does something else");
    public static readonly Rule EnumValueRemoved = new("EVOL070", Error, Removed, "An enum value was removed or renamed", StillSent, Successor, Member);
    public static readonly Rule EnumReordered = new("EVOL071", Error, Changed, "The order of enum values changed", Source: "members get other numbers: compiled code and stored numbers mean another member");
    public static readonly Rule EnumMemberRenamed = new("EVOL072", Error, Changed, "An enum member was renamed", Source: FormerMember);
    public static readonly Rule SecurityAdded = new("EVOL080", Error, Added, "Security was added", "the credentials that existing clients send no longer suffice");
    public static readonly Rule SecuritySchemeChanged = new("EVOL081", Error, Changed, "A security scheme changed", "existing clients send their credentials in the former way");
    public static readonly Rule FirstServerChanged = new("EVOL082", Error, Changed, "The first server changed", "existing clients call the former one", Source: "the client's default address is another one");
    public static readonly Rule ServerRemoved = new("EVOL083", Error, Removed, "A server was removed", "existing clients may still call it");
    public static readonly Rule WaiterChanged = new("EVOL090", Error, Changed, "The waiters of x-polling were removed or renamed", Source: "code that waits, or names the status enum, no longer compiles");
    public static readonly Rule PollingPointerChanged = new("EVOL091", Error, Changed, "The status or result of x-polling changed", Response: "existing waiters look for it at the former place", Source: "waiters return something else");
    public static readonly Rule StateMoved = new("EVOL092", Error, Changed, "The meaning of a status changed", Response: "existing waiters take it for what it was", Source: "a wait ends in another way");
    public static readonly Rule ScheduleChanged = new("EVOL093", Warning, Changed, "A delay or the timeout of x-polling changed", Source: "waits without options of their own take another time");
    public static readonly Rule LinkChanged = new("EVOL094", Error, Changed, "A link was removed or leads elsewhere", Response: "existing clients follow the former link", Source: "methods that start and wait are gone, or wait for something else");

    /// <summary>Every rule that has a diagnostic, in the order of the ids.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. typeof(RuleTable).GetFields().Select(field => field.GetValue(null)).OfType<Rule>().Where(rule => rule.Id is not null)];

    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = All.ToDictionary(
        rule => rule.Id!,
        rule => new DiagnosticDescriptor(rule.Id!, rule.Title, "{0}", "OpenApiEvolution", rule.Severity, isEnabledByDefault: true));

    public static DiagnosticDescriptor Descriptor(string id) => Descriptors[id];
}

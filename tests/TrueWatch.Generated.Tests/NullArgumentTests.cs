using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TrueWatch.Polling;

namespace TrueWatch.Generated.Tests;

/// <summary>Every public member refuses null where it does not take it, and says for which parameter.</summary>
public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, (MethodBase Method, ParameterInfo Parameter)> Cases = (
        from type in typeof(TrueWatchClient).Assembly.GetExportedTypes()
        where !IsOutside(type)
        from method in type.GetConstructors().Concat<MethodBase>(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        where !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.StartsWith("op_", StringComparison.Ordinal)
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && !parameter.IsOut && Nullability.Create(parameter).WriteState == NullabilityState.NotNull
        select (method, parameter)).ToDictionary(each => $"{each.method.DeclaringType!.Name}.{each.method.Name}({string.Join(", ", each.method.GetParameters().Select(one => one.ParameterType.Name))}): {each.parameter.Name}");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Null_is_refused_by_the_name_of_its_parameter(string name)
    {
        var (method, parameter) = Cases[name];
        using var test = new ClientUnderTest(Json.Documented);
        var arguments = method.GetParameters().Select(each => each == parameter ? null : Valid(each, test.Client)).ToArray();

        var exception = await Assert.ThrowsAsync<ArgumentNullException>(() => InvokeAsync(method, Target(method, test.Client), arguments));

        Assert.Equal(parameter.Name, exception.ParamName);
        Assert.Empty(test.Requests);
    }

    // What only holds values, and is written from JSON or for it, takes what it is given.
    private static bool IsOutside(Type type) => type.Namespace is not ("TrueWatch.Generated" or "Microsoft.Extensions.DependencyInjection") || type.IsInterface
        || type == typeof(TrueWatchApiException) || type == typeof(TrueWatchJsonContext) || type == typeof(ConflictStrategy) || type == typeof(MonitorConflictStrategy)
        || type.GetMethod("<Clone>$") is not null || typeof(Envelope).IsAssignableFrom(type)
        || (type.GetConstructors() is [{ } only] && only.GetParameters().Length == 0 && type.GetProperty("AdditionalProperties") is not null);

    private static object? Target(MethodBase method, TrueWatchClient client) => method switch
    {
        _ when method.IsStatic || method.IsConstructor => null,
        _ when method.DeclaringType == typeof(TrueWatchClient) => client,
        _ when method.DeclaringType == typeof(FileUpload) => File(),
        _ when method.DeclaringType == typeof(ImportResourcesForm) => new ImportResourcesForm(File()),
        _ => Activator.CreateInstance(method.DeclaringType!),
    };

    private static object? Valid(ParameterInfo parameter, TrueWatchClient client) => parameter.ParameterType switch
    {
        _ when parameter.HasDefaultValue => parameter.DefaultValue,
        var type when type == typeof(TimeSpan) => TimeSpan.FromMinutes(1),
        { IsValueType: true } type => Activator.CreateInstance(type),
        var type when type.IsInstanceOfType(client) => client,
        var type when type == typeof(string) => "text",
        var type when type == typeof(PollingResumeToken) => client.StartWaitForTask("task_xxxx", new CancellationToken(canceled: true)).GetResumeToken(),
        var type when type == typeof(HttpClient) => new HttpClient(),
        var type when type == typeof(TrueWatchSite) => TrueWatchSite.Oregon,
        var type when type == typeof(TrueWatchClientOptions) => ClientUnderTest.Options(),
        var type when type == typeof(ResourceLink) => new ResourceLink("/url", new Uri("https://host.example")),
        var type when type == typeof(Stream) => new MemoryStream(),
        var type when type == typeof(FileUpload) => File(),
        var type when type == typeof(ImportResourcesForm) => new ImportResourcesForm(File()),
        var type when type == typeof(IServiceCollection) => new ServiceCollection(),
        var type when type == typeof(IConfiguration) => new ConfigurationBuilder().Build(),
        var type when type == typeof(Action<TrueWatchClientOptions>) => (Action<TrueWatchClientOptions>)(static options => options.Site = null),
        _ => null,
    };

    private static FileUpload File() => new(new MemoryStream(), "a.zip");

    private static async Task InvokeAsync(MethodBase method, object? target, object?[] arguments)
    {
        const BindingFlags flags = BindingFlags.DoNotWrapExceptions;
        var result = method is ConstructorInfo constructor
            ? constructor.Invoke(flags, null, arguments, null)
            : method.Invoke(target, flags, null, arguments, null);
        switch (result)
        {
            case Task task:
                await task;
                break;
            case PollingWait<ResourceTask, TaskStatus> wait:
                await wait.Completion;
                break;
            case IAsyncEnumerable<object> items:
                await items.GetAsyncEnumerator(TestContext.Current.CancellationToken).MoveNextAsync();
                break;
        }
    }
}

namespace TrueWatch.Generators.CSharp;

/// <summary>What is emitted for an operation is called.</summary>
internal static class EmittedNames
{
    public static string Operation(string operation) => operation + "PollingOperation";

    public static string Extensions(string operation) => operation + "PollingExtensions";

    public static string StartExtensions(StarterModel starter) => $"{starter.Name}{starter.ForWaiter}StartExtensions";

    public static string Start(StarterModel starter) => $"Start{starter.Name}{starter.ForWaiter}Async";

    public static string AndWait(StarterModel starter) => $"{starter.Name}AndWait{starter.ForWaiter}Async";

    public static string EnumExtensions(string enumName) => enumName + "Extensions";

    public static string JsonConverter(string enumName) => enumName + "JsonConverter";

    public static string Wait(string operation) => $"WaitFor{operation}Async";

    public static string WaitForAll(string operation) => $"WaitForAll{EnglishPlural.Of(operation)}Async";
}

namespace TrueWatch.Generators.CSharp;

/// <summary>What is emitted for an operation is called.</summary>
internal static class EmittedNames
{
    public static string Operation(string operation) => operation + "PollingOperation";

    public static string Extensions(string operation) => operation + "PollingExtensions";

    public static string StartExtensions(BoundStarter starter) => starter.Model.Name + starter.ForWaiter + "StartExtensions";

    public static string Start(BoundStarter starter) => $"Start{starter.Model.Name}{starter.ForWaiter}Async";

    public static string AndWait(BoundStarter starter) => $"{starter.Model.Name}AndWait{starter.ForWaiter}Async";

    public static string EnumExtensions(string enumName) => enumName + "Extensions";

    public static string JsonConverter(string enumName) => enumName + "JsonConverter";

    public static string Wait(string operation) => $"WaitFor{operation}Async";

    public static string WaitForAll(string operation) => $"WaitForAll{EnglishPlural.Of(operation)}Async";
}

namespace TrueWatch.Generated;

/// <summary>What is wrong with a setting.</summary>
/// <param name="Setting">The property of the options that it was to set.</param>
/// <param name="Text">What is wrong, beginning with where the setting is.</param>
internal sealed record SettingProblem(string Setting, string Text);

using TrueWatch.Generated;

namespace TrueWatch.Cli;

/// <summary>Resources that have a strategy for conflicts of their own.</summary>
/// <param name="Name">How the command calls them.</param>
/// <param name="WireTypes">The types that the service names in conflicts. Only <c>checker</c>, <c>tag</c> and
/// <c>dashboard</c> are documented; the others are put together from the names of the strategies' fields.</param>
/// <param name="Set">Writes the strategy into a form.</param>
internal sealed record ConflictedType(string Name, IReadOnlyList<string> WireTypes, Action<ImportResourcesForm, string> Set)
{
    private static readonly string[] UsualStrategies =
        [ConflictStrategy.Check.WireValue, ConflictStrategy.Skip.WireValue, ConflictStrategy.Recover.WireValue];

    public static IReadOnlyList<string> AllStrategies { get; } = [.. UsualStrategies, MonitorConflictStrategy.Continue.WireValue];

    public static IReadOnlyList<ConflictedType> All { get; } =
    [
        new("monitors", ["checker"], (form, value) => form.RepeatNameOp = new(value)) { Strategies = AllStrategies },
        new("dashboards", ["dashboard", "viewer"], (form, value) => form.RepeatIdentifierOp = new(value)),
        new("notification-targets", ["notify_object"], (form, value) => form.RepeatNotifyObjectNameOp = new(value)),
        new("alert-policies", ["alert_policy"], (form, value) => form.RepeatAlertPolicyNameOp = new(value)),
        new("log-forwarding", ["log_backup_cfg"], (form, value) => form.RepeatLogBackupCfgNameOp = new(value)),
        new("slos", ["slo"], (form, value) => form.RepeatSloNameOp = new(value)),
        new("security-rules", ["security_rule"], (form, value) => form.RepeatSecurityRuleNameOp = new(value)),
        new("fields", ["field"], (form, value) => form.RepeatFieldNameOp = new(value)),
        new("labels", ["tag", "label"], (form, value) => form.RepeatLabelNameOp = new(value)),
        new("environment-variables", ["env_variable"], (form, value) => form.RepeatEnvVariableNameOp = new(value)),
        new("roles", ["role"], (form, value) => form.RepeatRoleNameOp = new(value)),
        new("log-indices", ["log_index"], (form, value) => form.RepeatLogIndexNameOp = new(value)),
        new("blacklists", ["blacklist"], (form, value) => form.RepeatBlacklistNameOp = new(value)),
        new("pipelines", ["pipeline"], (form, value) => form.RepeatPipelineNameOp = new(value)),
        new("regular-expressions", ["regular_expression"], (form, value) => form.RepeatRegularExpressionNameOp = new(value)),
        new("field-permissions", ["field_display_permission"], (form, value) => form.RepeatFieldDisplayPermissionNameOp = new(value)),
        new("sensitive-data", ["sensitive_data_scanner"], (form, value) => form.RepeatSensitiveDataScannerNameOp = new(value)),
    ];

    /// <summary>What the service takes for them.</summary>
    public IReadOnlyList<string> Strategies { get; private init; } = UsualStrategies;

    /// <summary>Those of a name, be it the command's or the service's; null when nobody knows it.</summary>
    public static ConflictedType? Find(string name) => All.FirstOrDefault(type => type.Name == name || type.WireTypes.Contains(name));
}

namespace TrueWatch.Simulator;

/// <summary>A type of resources that has a strategy for conflicts.</summary>
/// <param name="Name">The type, as conflicts name it. Only <c>checker</c>, <c>tag</c> and <c>dashboard</c> are documented;
/// the others are put together from the names of the strategies.</param>
/// <param name="Strategy">The parameter that has the strategy, as documented.</param>
/// <param name="HasIdentifier">Whether resources conflict by their identifier rather than by their name.</param>
internal sealed record ResourceType(string Name, string Strategy, bool HasIdentifier = false)
{
    /// <summary>All of them. A resource of any other type conflicts by its name, and no strategy resolves that.</summary>
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        new("checker", "repeatNameOp"),
        new("dashboard", "repeatIdentifierOp", HasIdentifier: true),
        new("viewer", "repeatIdentifierOp", HasIdentifier: true),
        new("notify_object", "repeatNotifyObjectNameOp"),
        new("alert_policy", "repeatAlertPolicyNameOp"),
        new("log_backup_cfg", "repeatLogBackupCfgNameOp"),
        new("slo", "repeatSloNameOp"),
        new("security_rule", "repeatSecurityRuleNameOp"),
        new("field", "repeatFieldNameOp"),
        new("tag", "repeatLabelNameOp"),
        new("env_variable", "repeatEnvVariableNameOp"),
        new("role", "repeatRoleNameOp"),
        new("log_index", "repeatLogIndexNameOp"),
        new("blacklist", "repeatBlacklistNameOp"),
        new("pipeline", "repeatPipelineNameOp"),
        new("regular_expression", "repeatRegularExpressionNameOp"),
        new("field_display_permission", "repeatFieldDisplayPermissionNameOp"),
        new("sensitive_data_scanner", "repeatSensitiveDataScannerNameOp"),
    ];

    /// <summary>Whether a resource may be there twice with the same name, which is documented for monitors only.</summary>
    public bool AllowsContinue => Strategy == "repeatNameOp";

    public static ResourceType? Find(string name) => All.FirstOrDefault(type => type.Name == name);
}

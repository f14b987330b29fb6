namespace Building
{
    /// <summary>A build.</summary>
    public sealed partial class Build
    {
        /// <summary>Gets or sets how it stands.</summary>
        public string? BuildState { get; set; }

        /// <summary>Gets or sets how many warnings there were.</summary>
        public int WarningCount { get; set; }
    }
}

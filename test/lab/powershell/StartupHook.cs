using System.Management.Automation.Runspaces;
using System.Reflection;
using LabPowerShell;

/// <summary>
/// Runs in every PowerShell of the lab before its Main (DOTNET_STARTUP_HOOKS; .NET asks for this class, without a namespace, and this method).
/// Unless a LAB_ variable asks for what Windows does otherwise, or for a log, it leaves PowerShell as it is.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // A program that PowerShell starts inherits the variable.
        if (Path.GetFileName(Environment.ProcessPath) != "pwsh") { return; }
        LineEnds.Use(Setting("LAB_NEWLINE"));
        var reader = CommandReader.For(Setting("LAB_READER"));
        if (reader is null && Switches.All(name => Setting(name) is null)) { return; }
        reader ??= CommandReader.Shared(Console.In);
        reader.Started += () => Attach(reader);
        Console.SetIn(reader);
    }

    private static readonly string[] Switches = ["LAB_LANGUAGE_MODE", "LAB_EXECUTION_POLICY", "LAB_SCRIPTBLOCK_LOG", "LAB_MODULE_LOG"];

    /// <summary>The first command is about to be read: the host's runspace is open, and nothing has run in it.</summary>
    private static void Attach(CommandReader reader)
    {
        var runspace = (Runspace)typeof(Runspace).GetProperty("PrimaryRunspace", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        if (Setting("LAB_MODULE_LOG") is { } parameters) { ParameterLog.Attach(parameters); }
        if (Setting("LAB_SCRIPTBLOCK_LOG") is { } scripts) { new ScriptTextLog(scripts, runspace.Debugger).Attach(reader); }
        if (Setting("LAB_EXECUTION_POLICY") is { } policy) { Restrictions.UseExecutionPolicy(policy, runspace); }
        if (Setting("LAB_LANGUAGE_MODE") is { } mode) { Restrictions.UseLanguageMode(mode, runspace); }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

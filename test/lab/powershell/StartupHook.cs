using LabPowerShell;

/// <summary>
/// Runs in every PowerShell of the lab before its Main (DOTNET_STARTUP_HOOKS; .NET asks for this class, without a namespace, and this method).
/// Unless a LAB_ variable asks for something that Windows does otherwise, it leaves PowerShell as it is.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // A program that PowerShell starts inherits the variable.
        if (Path.GetFileName(Environment.ProcessPath) != "pwsh") { return; }
        LineEnds.Use(Environment.GetEnvironmentVariable("LAB_NEWLINE"));
        StandardInput.Use(Environment.GetEnvironmentVariable("LAB_READER"));
    }
}

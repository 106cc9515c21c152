using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LabPowerShell;

/// <summary>What a policy on Windows forbids. PowerShell for Unix asks no policy at all.</summary>
internal static class Restrictions
{
    /// <summary>LAB_LANGUAGE_MODE=ConstrainedLanguage: the language mode that an application control policy sets.</summary>
    public static void UseLanguageMode(string mode, Runspace runspace) =>
        runspace.SessionStateProxy.LanguageMode = Enum.Parse<PSLanguageMode>(mode);

    /// <summary>
    /// LAB_EXECUTION_POLICY=Restricted: a module's script files are refused as Windows does it (about_Execution_Policies; the text is that of the
    /// engine's resource Authenticode.Reason_RestrictedMode). A manifest is read all the same, and the module beside it is what is refused, as
    /// Microsoft's pwsh.exe says.
    /// </summary>
    public static void UseExecutionPolicy(string policy, Runspace runspace)
    {
        if (policy != "Restricted") { throw new ArgumentException($"LAB_EXECUTION_POLICY is '{policy}': it can only be 'Restricted'"); }
        var refusing = ScriptBlock.Create("""
            $file = @($args -match '\.ps(d|m)1$')[0]
            if ($file) {
                $file = $file -replace '\.psd1$', '.psm1'
                throw [Management.Automation.PSSecurityException]::new("File $file cannot be loaded because running scripts is disabled on this system. For more information, see about_Execution_Policies at https:/go.microsoft.com/fwlink/?LinkID=135170.")
            }
            Microsoft.PowerShell.Core\Import-Module @args
            """);
        runspace.SessionStateProxy.InvokeCommand.PreCommandLookupAction += (_, lookup) =>
        {
            if (lookup.CommandName.Equals("Import-Module", StringComparison.OrdinalIgnoreCase)) { lookup.CommandScriptBlock = refusing; }
        };
    }
}

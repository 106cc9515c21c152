using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LabPowerShell.Host;

/// <summary>Runs commands one at a time in one runspace, with the default formatting, as pwsh runs a line.</summary>
internal sealed class CommandRunner(Runspace runspace, ScriptTextLog? scriptTextLog)
{
    // By this mark the formatter sends an object to the error stream; only the engine itself can set it otherwise.
    private static readonly PropertyInfo WriteStream =
        typeof(PSObject).GetProperty("WriteStream", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>
    /// Runs one command and prints its output and errors.
    /// Throws only <see cref="IncompleteParseException"/>, for text that more lines may complete.
    /// </summary>
    public bool Run(Command command)
    {
        scriptTextLog?.BeforeCommand(command.CommandText);
        using var pipeline = runspace.CreatePipeline();
        // Errors go through the formatter too; it marks them so that the host writes them to standard error.
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(command);
        pipeline.Commands.Add(new Command("Out-Default"));
        try
        {
            pipeline.Invoke();
            return !pipeline.HadErrors;
        }
        catch (IncompleteParseException)
        {
            throw;
        }
        catch (RuntimeException exception)
        {
            Report(exception);
            return false;
        }
    }

    private void Report(RuntimeException exception)
    {
        var record = new PSObject(new ErrorRecord(exception.ErrorRecord, exception));
        WriteStream.SetValue(record, Enum.Parse(WriteStream.PropertyType, "Error"));
        using var pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add(new Command("Out-Default"));
        pipeline.Invoke(new[] { record });
    }
}

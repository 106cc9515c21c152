using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace LabPowerShell.Host;

/// <summary>Runs commands one at a time in one runspace, with the default formatting, as pwsh runs a line.</summary>
internal sealed class CommandRunner(Runspace runspace)
{
    /// <summary>
    /// Runs one command and prints its output and errors.
    /// Throws only <see cref="IncompleteParseException"/>, for text that more lines may complete.
    /// </summary>
    public bool Run(Command command)
    {
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
        record.Properties.Add(new PSNoteProperty("writeErrorStream", true));
        using var pipeline = runspace.CreatePipeline();
        pipeline.Commands.Add(new Command("Out-Default"));
        pipeline.Invoke(new[] { record });
    }
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The exception that Write-Error makes when it is given only a message.</summary>
public sealed class WriteErrorException(string message) : SystemException(message);

/// <summary>Write-Error: a non-terminating error from a message, an exception or an existing record.</summary>
[Cmdlet(VerbsCommunications.Write, "Error", DefaultParameterSetName = "NoException")]
public sealed class WriteErrorCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "WithException")]
    public Exception? Exception { get; set; }

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "NoException", ValueFromPipeline = true)]
    [Parameter(ParameterSetName = "WithException")]
    [AllowNull]
    [AllowEmptyString]
    [Alias("Msg")]
    public string? Message { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ErrorRecord")]
    public ErrorRecord? ErrorRecord { get; set; }

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public ErrorCategory Category { get; set; } = ErrorCategory.NotSpecified;

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public string ErrorId { get; set; } = "";

    [Parameter(ParameterSetName = "NoException")]
    [Parameter(ParameterSetName = "WithException")]
    public object? TargetObject { get; set; }

    [Parameter]
    public string RecommendedAction { get; set; } = "";

    protected override void ProcessRecord()
    {
        var record = ErrorRecord is null ? NewRecord() : new ErrorRecord(ErrorRecord, null);
        if (RecommendedAction.Length > 0) { (record.ErrorDetails ??= new ErrorDetails(record.Exception.Message)).RecommendedAction = RecommendedAction; }
        record.CategoryInfo.Activity = "Write-Error";
        WriteError(record);
    }

    private ErrorRecord NewRecord()
    {
        var exception = Exception ?? new WriteErrorException(Message ?? "");
        var id = ErrorId.Length > 0 ? ErrorId : exception.GetType().FullName;
        var record = new ErrorRecord(exception, id, Category, TargetObject);
        if (Exception is not null && !string.IsNullOrEmpty(Message)) { record.ErrorDetails = new ErrorDetails(Message); }
        return record;
    }
}

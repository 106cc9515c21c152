# What the cmdlets say by themselves; what the tool says comes as it is. {0} and the others stand for values.
@{
    # The changes that -WhatIf and -Confirm name.
    AcceptApproval     = 'Accept {0}'
    AcceptApprovalOf   = "Accept {0} '{1}'"
    RejectApproval     = 'Reject {0}'
    TakeRejectionBack  = 'Take back the rejection of {0}'
    WriteUsersFile     = 'Write the users file'
    ImportUsers        = 'Import users'
    UndoImport         = 'Undo an import'
    OneRun             = 'run {0}'
    ReverseRun         = 'Reverse its changes (users: {0})'
    LiftLimits         = 'Lift the safety limits for this run: {0}'
    WriteConfig        = 'Write the config file'
    RegisterTask       = "Register a task that runs {0} with '{1}' daily at {2} as {3}"

    # Problems, each with what to do about it.
    FileExists         = "'{0}' exists"
    FileExistsRemedy   = 'name another file, or overwrite it with -Force'
    FileMissing        = "'{0}' does not exist"
    FileMissingRemedy  = 'correct the path, or write the file with New-AdsConfiguration'
    NotWritten         = "'{0}' cannot be written: {1}"
    NotWrittenRemedy   = 'name a file in a folder that exists and that you may write to'
    NotOneFile         = "'{0}' names {1} files, and this takes one"
    NotOneFileRemedy   = 'name one config file; if its path contains brackets, use -LiteralPath'
    NotBoth            = '-Approval and -Interactive cannot be used together: both need standard input'
    NotBothRemedy      = 'run it with -Approval first, and then with -Interactive'
    NoFiles            = "'{0}' is of the provider {1}, which has no files"
    NoFilesRemedy      = 'name a file'
    ToolMissing        = 'the program ad-user-sync is in none of these folders: {0}'
    NodeMissing        = 'Node.js is neither beside ad-user-sync nor in PATH'
    ToolMissingRemedy  = 'install ad-user-sync with Install.ps1 from the zip, which brings Node.js'
    ToolNotStarted     = "'{0}' cannot be started: {1}"
    ToolStartRemedy    = 'see whether application control or a virus scanner blocks it, or install ad-user-sync again'
    ToolEnded          = 'ad-user-sync ended with exit code {0}'
    UserFailedRemedy   = 'the next import tries again'
    TaskNotRegistered  = "the task '{0}' was not registered: {1}"
    TaskRemedy         = 'start PowerShell with "Run as administrator"; where a task has this name already, remove it, or name another with -TaskName'
    ConditionRemedy    = 'look at what Get-AdsStatus shows, or change the condition {0}'

    # A problem and its remedy, where PowerShell does not show the remedy by itself.
    ErrorText          = '{0} (what to do: {1})'

    # A run that was stopped, and one that is over.
    Interrupted        = 'interrupted'
    InterruptedHistory = '{0} (Get-AdsHistory -Run last shows the run, if it has changed something)'
    Done               = 'done'
}

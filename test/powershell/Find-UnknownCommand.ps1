# Calls of commands that are not known, with parameters that they do not have, or in a way that cannot be checked.
function Find-UnknownCommand {
    param($Script, $Commands)
    foreach ($node in $Script.Nodes) {
        if ($node -is [System.Management.Automation.Language.AssignmentStatementAst]) {
            $texts = @(Get-ServerTableProblem -Assignment $node)
        }
        elseif ($node -isnot [System.Management.Automation.Language.CommandAst]) { continue }
        elseif ($null -eq $node.GetCommandName()) { $texts = @(Get-DynamicCallProblem -Call $node -File $Script.File) }
        elseif (-not $Commands.ContainsKey($node.GetCommandName())) {
            $texts = @("'$($node.GetCommandName())' is neither a function of this module nor a documented cmdlet")
        }
        else { $texts = @(Get-CallProblem -Call $node -Command $Commands[$node.GetCommandName()]) }
        foreach ($text in $texts) { @{ Line = $node.Extent.StartLineNumber; Text = $text } }
    }
}

# Script blocks are checked where they are written; they may be called where a parameter says that it is one.
function Get-DynamicCallProblem {
    param($Call, [string]$File)
    if ($Call.InvocationOperator -eq 'Dot' -and $File.EndsWith('.psm1')) { return }
    $target = $Call.CommandElements[0]
    # The one dispatcher: its table holds the operations, which are checked where they are written.
    if ($File.EndsWith('Invoke-SyncOperation.ps1') -and $target.Extent.Text -eq '$script:Operations[$Operation]') { return }
    # What writes an item is a function beside its operation, checked where it is written, or a script block.
    if ($File.EndsWith('Write-SyncItem.ps1') -and $target.Extent.Text -eq '$write') { return }
    if ($target -is [System.Management.Automation.Language.VariableExpressionAst]) {
        for ($scope = $Call.Parent; $null -ne $scope; $scope = $scope.Parent) {
            if ($scope -isnot [System.Management.Automation.Language.FunctionDefinitionAst]) { continue }
            if ((Get-OwnParameter -Function $scope)[$target.VariablePath.UserPath] -eq 'ScriptBlock') { return }
        }
    }
    "what is called by '$($target.Extent.Text)' cannot be checked"
}

# The one splat is the server table, so that every other parameter stands in the call.
function Get-ServerTableProblem {
    param($Assignment)
    if ($Assignment.Left.Extent.Text -ne '$server') { return }
    $expression = $Assignment.Right
    if ($expression -is [System.Management.Automation.Language.CommandExpressionAst]) { $expression = $expression.Expression }
    if ($expression -isnot [System.Management.Automation.Language.HashtableAst] -or $expression.KeyValuePairs.Count -ne 1 -or
        $expression.KeyValuePairs[0].Item1.Extent.Text -ne 'Server') { '$server must be a table with the one key Server: it is splatted' }
}

function Get-CallProblem {
    param($Call, $Command)
    $name = $Call.GetCommandName()
    $used = @{}
    $elements = $Call.CommandElements
    for ($i = 1; $i -lt $elements.Count; $i++) {
        $element = $elements[$i]
        if ($element -is [System.Management.Automation.Language.CommandParameterAst]) {
            $parameter = $element.ParameterName
            if (-not $Command.Parameters.ContainsKey($parameter)) { "$name has no parameter -$parameter"; $i++; continue }
            $used[$parameter] = [string]$element.Argument
            if ($null -eq $element.Argument -and $Command.Parameters[$parameter] -ne 'SwitchParameter') { $i++ }
        }
        elseif ($element -isnot [System.Management.Automation.Language.VariableExpressionAst] -or -not $element.Splatted) {
            "$name has a value without a parameter name: $($element.Extent.Text)"
        }
        # Windows PowerShell has no -DateKind, and reads dates as texts without it.
        elseif ($name -eq 'ConvertFrom-Json' -and $element.VariablePath.UserPath -eq 'dateKind') { continue }
        elseif ($element.VariablePath.UserPath -ne 'server') {
            "$name splats @$($element.VariablePath.UserPath): only @server may be splatted"
        }
        else { $used['Server'] = '@server' }
    }
    if ($Command.Kind -ne 'Directory') { return }
    # Confirm is what makes a cmdlet a writing one: all of them, and only they, have it.
    if ($Command.Parameters.ContainsKey('Confirm') -and $used['Confirm'] -ne '$false') { "$name writes without -Confirm:`$false" }
    if ($name -ne 'Get-ADDomainController' -and -not $used.ContainsKey('Server')) { "$name does not name its server (@server)" }
    if (-not (Test-ParameterSet -Command $Command -Used $used)) { "$name has no parameter set of: $([string]::Join(', ', @($used.Keys)))" }
}

function Test-ParameterSet {
    param($Command, [hashtable]$Used)
    foreach ($set in $Command.Sets) {
        $fits = $true
        foreach ($parameter in $Used.Keys) { if (-not $set.ContainsKey($parameter)) { $fits = $false } }
        foreach ($parameter in $set.Keys) { if ($set[$parameter] -and -not $Used.ContainsKey($parameter)) { $fits = $false } }
        if ($fits) { return $true }
    }
    return $false
}

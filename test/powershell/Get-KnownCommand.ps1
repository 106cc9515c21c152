# Every command that the scripts may call: name -> @{ Kind; Parameters: name -> type name; Sets: list of name -> mandatory }.
function Get-KnownCommand {
    param($Scripts, [string]$DirectoryReference, [string]$CoreReference)
    $commands = @{}
    $core = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($CoreReference))
    foreach ($cmdlet in $core.cmdlets.PSObject.Properties) {
        $parameters = @{}
        foreach ($parameter in $cmdlet.Value.parameters.PSObject.Properties) { $parameters[$parameter.Name] = $parameter.Value }
        foreach ($name in $core.common) { $parameters[$name] = 'ActionPreference' }
        $commands[$cmdlet.Name] = @{ Kind = 'Core'; Parameters = $parameters; Sets = @() }
    }
    $directory = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($DirectoryReference))
    foreach ($cmdlet in $directory.cmdlets.PSObject.Properties) {
        $parameters = @{}
        foreach ($parameter in $cmdlet.Value.parameters.PSObject.Properties) { $parameters[$parameter.Name] = $parameter.Value.type }
        $sets = foreach ($set in $cmdlet.Value.parameterSets.PSObject.Properties) {
            $members = @{}
            foreach ($member in $set.Value.PSObject.Properties) {
                $members[$member.Name] = $member.Value.mandatory
                $parameters[$member.Name] = $member.Value.type
            }
            $members
        }
        $commands[$cmdlet.Name] = @{ Kind = 'Directory'; Parameters = $parameters; Sets = @($sets) }
    }
    foreach ($script in $Scripts) {
        foreach ($node in $script.Nodes) {
            if ($node -is [System.Management.Automation.Language.FunctionDefinitionAst]) {
                $commands[$node.Name] = @{ Kind = 'Own'; Parameters = Get-OwnParameter -Function $node; Sets = @() }
            }
        }
    }
    return $commands
}

function Get-OwnParameter {
    param($Function)
    $parameters = @{}
    if ($null -eq $Function.Body.ParamBlock) { return $parameters }
    foreach ($parameter in $Function.Body.ParamBlock.Parameters) {
        $parameters[$parameter.Name.VariablePath.UserPath] = $parameter.StaticType.Name
    }
    return $parameters
}

# Types and members that .NET Framework 4.6.2, or Windows PowerShell 5.1, does not have. It is the oldest that Windows Server 2016 comes with
# (learn.microsoft.com/dotnet/framework/install/versions-and-dependencies). framework-members.json holds of each member that the scripts use its
# overloads there, and those that .NET has got since; check-scripts.ts writes it anew.
function Find-UnknownMember {
    param($Script, $Members)
    foreach ($use in Get-UsedMember -Script $Script) {
        $text = Get-MemberProblem -Use $use -Members $Members
        if ($null -ne $text) { @{ Line = $use.Line; Text = $text } }
    }
}

# Each use of a type (no Name) or of a member; Arguments is $null for what is not called. Type is '?' where it cannot be told.
function Get-UsedMember {
    param($Script)
    foreach ($node in $Script.Nodes) {
        $line = $node.Extent.StartLineNumber
        if ($node -is [System.Management.Automation.Language.MemberExpressionAst]) { Get-MemberUse -Node $node -Line $line }
        elseif ($node -is [System.Management.Automation.Language.TypeExpressionAst] -or
            $node -is [System.Management.Automation.Language.AttributeBaseAst]) {
            foreach ($name in Get-TypeUse -TypeName $node.TypeName) { @{ Line = $line; Type = $name; Name = ''; Arguments = $null } }
        }
        elseif ($node -is [System.Management.Automation.Language.CommandAst] -and $node.GetCommandName() -eq 'New-Object') {
            $type = [type][string]$node.CommandElements[2].Value
            if (-not $type.IsArray) { @{ Line = $line; Type = $type.FullName; Name = 'new'; Arguments = $null } }
        }
    }
}

function Get-MemberUse {
    param($Node, [int]$Line)
    $name = [string]$Node.Member.Value
    if ($name -eq '') { return }
    $arguments = $null
    if ($Node -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) { $arguments = @(if ($null -ne $Node.Arguments) { $Node.Arguments }) }
    if ($Node.Static) {
        $type = if ($Node.Expression -is [System.Management.Automation.Language.TypeExpressionAst]) { $Node.Expression.TypeName.GetReflectionType() }
        # An array is made by PowerShell itself.
        if ($null -eq $type -or ($name -eq 'new' -and $type.IsArray)) { return }
        return @{ Line = $Line; Type = Get-OpenName -Type $type; Name = $name; Arguments = $arguments }
    }
    $type = Get-InferredType -Node $Node.Expression
    # Inference takes the first value that a variable has: a type without the member is not the right one.
    if ($null -ne $type -and -not (Test-Member -Type $type -Name $name)) { $type = $null }
    # Most of what is read without a call is a key of a hash table or of JSON.
    if ($null -eq $type) { if ($null -ne $arguments) { @{ Line = $Line; Type = '?'; Name = $name; Arguments = $arguments } }; return }
    @{ Line = $Line; Type = Get-OpenName -Type $type; Name = $name; Arguments = $arguments }
}

function Test-Member { param([type]$Type, [string]$Name) return $Type.GetMember($Name, [System.Reflection.BindingFlags]'Public, Instance, IgnoreCase').Length -gt 0 }

# A type and what it is made of, by the names that reflection has for them.
function Get-TypeUse {
    param($TypeName)
    if ($TypeName -is [System.Management.Automation.Language.ArrayTypeName]) { return Get-TypeUse -TypeName $TypeName.ElementType }
    if ($TypeName -is [System.Management.Automation.Language.GenericTypeName]) {
        foreach ($argument in $TypeName.GenericArguments) { Get-TypeUse -TypeName $argument }
    }
    # PowerShell's own words, not types: [ordered] and the parts of a parameter.
    $type = $TypeName.GetReflectionType()
    if ($null -eq $type) { $type = $TypeName.GetReflectionAttributeType() }
    if ($null -ne $type) { Get-OpenName -Type $type } elseif ($TypeName.Name -ne 'ordered') { $TypeName.FullName }
}

function Get-OpenName {
    param([type]$Type)
    if ($Type.IsArray) { return 'System.Array' }
    if ($Type.IsGenericType) { return $Type.GetGenericTypeDefinition().FullName }
    return $Type.FullName
}

# What the tab key knows: the type of an expression, where there is one only. The first public one: others are how .NET does it now.
$script:Infer = [psobject].Assembly.GetType('System.Management.Automation.AstTypeInference').GetMethod(
    'InferTypeOf', [System.Reflection.BindingFlags]'Static, Public', $null, [type[]]@([System.Management.Automation.Language.Ast]), $null)

function Get-InferredType {
    # What comes out of a pipeline is wrapped, and reflection takes it for another type.
    param([System.Management.Automation.Language.Ast]$Node)
    try { $names = @($script:Infer.Invoke($null, @($Node))) } catch { return $null }
    $types = @($names | ForEach-Object { $_.Type } | Where-Object { $null -ne $_ -and $_ -ne [void] } | Select-Object -Unique)
    if ($types.Length -ne 1 -or $names.Length -lt 1) { return $null }
    for ($type = $types[0]; $null -ne $type; $type = $type.BaseType) { if ($type.IsVisible) { break } }
    if ($null -eq $type -or $type -in [object], [array], [psobject] -or $type.Name -eq 'InternalPSCustomObject') { return $null }
    return $type
}

function Get-MemberProblem {
    param($Use, $Members)
    if ($Use.Type -eq '?') {
        foreach ($type in $Members.Values) { if ($type.ContainsKey($Use.Name) -and (Test-Count -Signatures $type[$Use.Name].has -Count $Use.Arguments.Length)) { return } }
        return "no type that the scripts use has a method $($Use.Name) with $($Use.Arguments.Length) arguments in .NET Framework 4.6.2"
    }
    if (-not $Members.ContainsKey($Use.Type)) { return "the type $($Use.Type) is not in .NET Framework 4.6.2, or new here: check-scripts.ts --members looks it up" }
    if ($Use.Name -eq '') { return }
    $what = "$($Use.Type).$($Use.Name)"
    if (-not $Members[$Use.Type].ContainsKey($Use.Name)) { return "$what is not in .NET Framework 4.6.2, or new here: check-scripts.ts --members looks it up" }
    if ($null -eq $Use.Arguments) { return }
    $member = $Members[$Use.Type][$Use.Name]
    $count = $Use.Arguments.Length
    if (-not (Test-Count -Signatures $member.has -Count $count)) { return "$what takes no $count arguments in .NET Framework 4.6.2" }
    foreach ($signature in $member.has) { if (Test-Exact -Signature $signature -Arguments $Use.Arguments) { return } }
    foreach ($signature in $member.later) {
        if (-not (Test-Exact -Signature $signature -Arguments $Use.Arguments)) { continue }
        return "PowerShell 7 calls $what($signature), which is not in .NET Framework 4.6.2: convert the argument"
    }
}

function Test-Count {
    param([string[]]$Signatures, [int]$Count)
    foreach ($signature in $Signatures) {
        if ($signature -eq 'property') { continue }
        $parameters = @(($signature -split ', (?![^<]*>)') -ne '')
        $needed = @($parameters | Where-Object { $_ -notlike 'params *' -and $_ -notlike '* optional' }).Length
        $isOpen = $parameters.Length -gt 0 -and $parameters[-1] -like 'params *'
        if ($Count -ge $needed -and ($isOpen -or $Count -le $parameters.Length)) { return $true }
    }
    return $false
}

# Whether each argument is of just the type that the parameter has: then PowerShell prefers that overload.
function Test-Exact {
    param([string]$Signature, $Arguments)
    if ($Arguments.Length -eq 0 -or -not (Test-Count -Signatures @($Signature) -Count $Arguments.Length)) { return $false }
    $parameters = @($Signature -split ', (?![^<]*>)')
    for ($index = 0; $index -lt $Arguments.Length; $index++) {
        $type = Get-InferredType -Node $Arguments[$index]
        if ($null -eq $type -or $index -ge $parameters.Length) { return $false }
        $name = $parameters[$index] -replace ' optional$'
        if ($type.FullName -notin $name, ($name -replace '^params '), ($name -replace '^params (.*)\[\]$', '$1')) { return $false }
    }
    return $true
}

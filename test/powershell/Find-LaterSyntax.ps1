# What Windows PowerShell 5.1 does not understand, or understands differently, by node of the syntax tree.
# Source: about_Operators, about_Pipeline_Chain_Operators, about_Functions_Advanced_Methods (clean), about_Numeric_Literals,
# about_Special_Characters and "Differences between Windows PowerShell 5.1 and PowerShell 7.x", learn.microsoft.com/powershell.
function Find-LaterSyntax {
    param($Script)
    foreach ($node in $Script.Nodes) {
        $what = Get-LaterSyntax -Node $node
        if ($null -ne $what) { @{ Line = $node.Extent.StartLineNumber; Text = "Windows PowerShell 5.1 has no $what" } }
    }
    foreach ($token in $Script.Tokens) {
        if ('StringExpandable', 'HereStringExpandable' -contains $token.Kind -and $token.Text -match '(?<!`)(``)*`(e|u\{)') {
            @{ Line = $token.Extent.StartLineNumber; Text = 'Windows PowerShell 5.1 has no escapes `e and `u{...}' }
        }
    }
}

function Get-LaterSyntax {
    param($Node)
    switch ($Node.GetType().Name) {
        'TernaryExpressionAst' { return 'ternary operator' }
        'PipelineChainAst' { return '&& and ||' }
        'BinaryExpressionAst' { if ($Node.Operator -eq 'QuestionQuestion') { return '??' } }
        'AssignmentStatementAst' { if ($Node.Operator -eq 'QuestionQuestionEquals') { return '??=' } }
        'MemberExpressionAst' { if ($Node.NullConditional) { return '?.' } }
        'InvokeMemberExpressionAst' { if ($Node.NullConditional) { return '?.' } }
        'IndexExpressionAst' { if ($Node.NullConditional) { return '?[]' } }
        'PipelineAst' { if ($Node.Background) { return 'background operator &' } }
        'ScriptBlockAst' { if ($null -ne $Node.CleanBlock) { return 'clean block' } }
        'ForEachStatementAst' { if ($Node.Flags -ne 'None') { return 'foreach -parallel outside workflows' } }
        'ConstantExpressionAst' {
            if ($Node.Extent.Text -match '^[+-]?(0b[01]|(0x[0-9a-f]+|[0-9.]+)(u?[ys]|ul?|n)(kb|mb|gb|tb|pb)?$)') {
                return "number literal $($Node.Extent.Text)"
            }
        }
        'VariableExpressionAst' {
            if ('IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle' -contains $Node.VariablePath.UserPath) {
                return "variable `$$($Node.VariablePath.UserPath)"
            }
        }
    }
    return $null
}

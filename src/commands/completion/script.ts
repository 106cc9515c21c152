/**
 * The script with which PowerShell completes `ad-user-sync` (about_Functions_Argument_Completion):
 * made from the tables that the command line is checked with.
 */
import { APPROVAL_TYPES } from '../../core/report/approvals.js'
import { LOG_LEVELS } from '../../core/log-level.js'
import { OUTPUT_FORMATS } from '../../process/output.js'
import type { CommandSet } from '../../command-line/command.js'
import { dashed, spellingsOf } from '../../command-line/split-arguments.js'

/** Options that every command has, from yargs. */
const EVERYWHERE = ['--help', '--version']
/** What an option may be, where that is one of a few words. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--output': OUTPUT_FORMATS,
  '--log-level': LOG_LEVELS,
  '--type': APPROVAL_TYPES,
}
/** Options whose value is a user that a run was about. */
const OF_USERS = ['--user', '--only']

export function completionScript({ commands, groups }: CommandSet): string {
  const first = commands.map(({ name }) => name).filter((name) => !name.includes(' '))
  const words: [command: string, words: readonly string[]][] = [
    ['', [...first, ...Object.keys(groups), 'help', ...EVERYWHERE]],
    ...Object.keys(groups).map((group): [string, string[]] => [
      group,
      commands.filter(({ name }) => name.startsWith(`${group} `)).map(({ name }) => name.slice(group.length + 1)),
    ]),
    ...commands.map(({ name, options }): [string, string[]] => [
      name,
      [...Object.entries(options).flatMap(([option, table]) => spellingsOf(option, table).map(dashed)), ...EVERYWHERE],
    ]),
  ]
  const list = (some: readonly string[]) => some.map((word) => `'${word}'`).join(', ')
  const valued = commands.flatMap(({ options }) =>
    Object.entries(options).flatMap(([option, table]) =>
      table.type === 'string' ? spellingsOf(option, table).map(dashed) : [],
    ),
  )
  const ofFiles = commands.filter(({ words: [word] = [] }) => word === '<OLD>').map(({ name }) => name)
  const ofUsers = commands.filter(({ words: [word] = [] }) => word === '<USER>').map(({ name }) => name)
  const table = (all: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(all)
      .map(([key, some]) => `'${key}' = ${list(some)}`)
      .join('\n        ')
  return SCRIPT.replace('# words', table(Object.fromEntries(words)))
    .replace('# values', table(VALUES))
    .replace('# valued', list([...new Set(valued)]))
    .replace('# files', list(ofFiles))
    .replace('# options', list(OF_USERS))
    .replace('# commands', list(ofUsers))
}

/**
 * The users are those of the last recorded run; asking for them starts no PowerShell and reads no
 * directory.
 */
const SCRIPT = `# Completes commands, options, config files and users of ad-user-sync. Made by "ad-user-sync completion powershell".
Register-ArgumentCompleter -Native -CommandName 'ad-user-sync', 'ad-user-sync.exe', 'ad-user-sync.ps1' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @{
        # words
    }
    $values = @{
        # values
    }
    $elements = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $before = @($elements | ForEach-Object { $_.Extent.Text })
    $typed = @($before | Where-Object { $_ -notlike '-*' })
    $command = @("$($typed[0..1])", "$($typed[0])", '') | Where-Object { $words.ContainsKey($_) } | Select-Object -First 1
    $last = "$($before | Select-Object -Last 1)"
    if ($last -eq '--config') {
        $found = @(Get-ChildItem -Path . -Filter *.json -File | ForEach-Object { $_.Name })
    } elseif (@(# options) -contains $last -or (@(# commands) -contains $command -and $typed.Count -le 1 -and $wordToComplete -notlike '-*')) {
        $run = & "$($commandAst.CommandElements[0].Extent.Text)" history last --output json 2>$null | Out-String | ConvertFrom-Json
        $found = @(@($run.pending.user) + @($run.changes.user))
    } elseif ($values.ContainsKey($last)) {
        $found = $values[$last]
    } elseif (@(# valued) -contains $last -or (@(# files) -contains $command -and $wordToComplete -notlike '-*')) {
        # Where there is nothing, PowerShell completes the names of files.
        return
    } else {
        $found = $words[$command]
    }
    # PowerShell takes typographic quotes for single quotes, too (about_Quoting_Rules): two of them are one.
    $quotes = '[''\\u2018-\\u201b]'
    $start = $wordToComplete.Trim("'", '"') -replace "($quotes)\\1", '$1'
    foreach ($word in ($found | Where-Object { $_ -and $_ -like "$([System.Management.Automation.WildcardPattern]::Escape($start))*" } | Select-Object -Unique)) {
        $text = if ($word -match '[^\\w.=-]') { "'" + ($word -replace $quotes, '$0$0') + "'" } else { $word }
        [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $word)
    }
}
`

/** `group_map`, pair by pair: the groups of the users file, and what they mean here. */
import { resolve } from 'node:path'
import { resolveSecret } from '../../config/secret.js'
import { rdnValue } from '../../core/names/distinguished-name.js'
import { compareText, nameKey } from '../../core/names/names.js'
import { sourceKey } from '../../core/plan/source-groups.js'
import { nearestName } from '../../core/text/nearest-name.js'
import { howMany } from '../../core/text/how-many.js'
import { SyncError } from '../../errors.js'
import { readUsersFileAt } from '../../files/users-file.js'
import type { Io } from '../../process/io.js'
import { assertRegular } from '../../process/regular-file.js'
import type { Answers } from './config-file.js'
import { withCurrent, type Questions } from './questions.js'

type Targets = string | string[]

/** A group of the users file. */
interface SourceGroup {
  /** As the file names it. */
  name: string
  people: number
}

const NO_GROUPS =
  'The users file has no groups, so none is mapped. search_groups in the config of the export says which it brings.'

/** @param secret of the users file, where the config has none */
export async function askForGroupMap(
  { prompts, answers, suggestions, isNew }: Questions,
  io: Pick<Io, 'cwd'>,
  secret: string | undefined,
): Promise<void> {
  const targets = suggestions?.groupsBelow(answers['group_path'] as string) ?? []
  if (targets.length === 0) return
  const proposable = targets.filter(({ isOfSystem }) => !isOfSystem).map(({ name }) => name)
  const sources = sourceGroups(answers, io, secret)
  if ('problem' in sources) {
    const fate = answers['group_map'] === undefined ? 'is left out' : 'stays as it is'
    return prompts.say(`group_map ${fate}: ${sources.problem}`)
  }
  if (sources.groups.length === 0) prompts.say(NO_GROUPS)
  const map = { ...(answers['group_map'] as Record<string, Targets> | undefined) }
  const none = { name: 'none: they join no group', value: '' }
  // What an earlier run mapped to none has no entry: it stays so.
  const isGiven = !isNew && Object.keys(map).length > 0
  for (const { name, people } of sources.groups) {
    const key = Object.keys(map).find((known) => known !== '*' && sourceKey(known) === sourceKey(name)) ?? name
    // Several targets are kept as they are.
    if (Array.isArray(map[key])) continue
    const current = map[key] ?? ''
    const proposed = current !== '' || isGiven ? current : (proposedGroup(name, proposable) ?? '')
    const names = targets.map((target) => target.name)
    const all = current === '' ? names : withCurrent(names, current)
    const items = [none, ...all.map((target) => ({ name: target, value: target }))]
    const count = howMany(people, 'person', 'people')
    const question = `Target group for "${rdnValue(name)}", ${count} (group_map)`
    const target = await prompts.search(question, items, { initial: proposed })
    if (target === '') delete map[key]
    else map[key] = target
  }
  answers['group_map'] = map
}

/** All groups that somebody may join by the map. */
export function mappedGroups(answers: Answers): string[] {
  const map = (answers['group_map'] ?? {}) as Record<string, Targets>
  return [...new Set(Object.values(map).flat())].sort(compareText)
}

/** The group of the same name, or the one that is named most alike. */
export function proposedGroup(source: string, targets: readonly string[]): string | undefined {
  const wanted = rdnValue(source)
  const nearest = nearestName(wanted, targets.map(rdnValue))
  return (
    targets.find((target) => nameKey(rdnValue(target)) === nameKey(wanted)) ??
    targets.find((target) => rdnValue(target) === nearest)
  )
}

function sourceGroups(
  answers: Answers,
  io: Pick<Io, 'cwd'>,
  secret: string | undefined,
): { groups: SourceGroup[] } | { problem: string } {
  try {
    const config = typeof answers['hmac'] === 'string' ? answers['hmac'] : null
    const { secret: key } = resolveSecret({ config, environment: secret })
    const path = resolve(io.cwd, answers['input_file'] as string)
    assertRegular(path)
    const file = readUsersFileAt(path, key)
    const isMappable = (name: string) => sourceKey(name) !== ''
    const counts = new Map<string, SourceGroup>(
      (file.searchGroups ?? []).filter(isMappable).map((name) => [sourceKey(name), { name, people: 0 }]),
    )
    for (const name of file.people.flatMap(({ memberOf }) => memberOf.filter(isMappable))) {
      const group = counts.get(sourceKey(name)) ?? { name, people: 0 }
      counts.set(sourceKey(name), { ...group, people: group.people + 1 })
    }
    return { groups: [...counts.values()].sort((a, b) => compareText(a.name, b.name)) }
  } catch (error) {
    if (error instanceof SyncError) return { problem: error.message }
    throw error
  }
}

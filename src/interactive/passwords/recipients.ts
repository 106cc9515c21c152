/**
 * To whom passwords are handed over: what their accounts are called, and what tells who they are.
 */
import { subjectKey, type Action, type ManagedUser, type Subject } from '../../core/model.js'
import { dnKey } from '../../core/names/distinguished-name.js'
import type { PlanContext } from '../../core/plan/context.js'
import { firstText, tagged, type Attributes } from '../../core/values/value.js'
import type { Directory } from '../../directory/directory.js'
import { readAccount } from '../../snapshot/read-account.js'

/** Texts are '' where nothing is known. */
export interface Recipient {
  /** Common name in the target. */
  user: string
  sAMAccountName: string
  userPrincipalName: string
  displayName: string
  mail: string
  department: string
  /** Common names of the mapped groups that the account is in. */
  groups: readonly string[]
}

export class Recipients {
  /** By subjectKey: what was written in this run, or read in between. */
  readonly #attributes = new Map<string, Attributes>()
  /** By subjectKey: dnKeys of groups. */
  readonly #groups = new Map<string, Set<string>>()
  #managed: ReadonlyMap<string, ManagedUser> | undefined

  constructor(
    private readonly directory: Directory,
    private readonly context: PlanContext,
  ) {}

  /** What this run has done counts from then on. */
  done(action: Action): void {
    const key = subjectKey(action.subject)
    if (action.type === 'create') {
      const { attributes, sAMAccountName, userPrincipalName } = action
      const names = {
        sAMAccountName: [tagged('s', sAMAccountName)],
        userPrincipalName: [tagged('s', userPrincipalName)],
      }
      this.#attributes.set(key, { ...attributes, ...names })
    }
    if (action.type === 'update') {
      const changed = Object.fromEntries(action.changes.map(({ attribute, after }) => [attribute, after]))
      this.#attributes.set(key, { ...this.#known(key), ...changed })
    }
    if (action.type === 'join') this.#groupsOf(key).add(dnKey(action.group.dn))
    if (action.type === 'leave') this.#groupsOf(key).delete(dnKey(action.group.dn))
  }

  /** Reads an account that neither the plan nor this run has named: one that was taken over. */
  async learn(subject: Subject, guid: string | undefined): Promise<void> {
    const key = subjectKey(subject)
    if (guid === undefined || this.#known(key)?.['sAMAccountName'] !== undefined) return
    const account = await readAccount(this.directory, this.context, guid)
    if (account === undefined) return
    this.#attributes.set(key, { ...account.attributes, ...this.#attributes.get(key) })
    for (const group of this.context.mappedGroups) if (account.memberOf.has(group)) this.#groupsOf(key).add(group)
  }

  of(subject: Subject, user: string): Recipient {
    const key = subjectKey(subject)
    const attributes = this.#known(key) ?? {}
    const value = (name: string) => firstText(attributes, name) ?? ''
    return {
      user,
      sAMAccountName: value('sAMAccountName'),
      userPrincipalName: value('userPrincipalName'),
      displayName: value('displayName'),
      mail: value('mail'),
      department: value('department'),
      groups: [...this.#groupsOf(key)].map((group) => this.context.groups.get(group)?.name ?? group),
    }
  }

  #known(key: string): Attributes | undefined {
    return this.#attributes.get(key) ?? this.#user(key)?.attributes
  }

  #groupsOf(key: string): Set<string> {
    const known = this.#groups.get(key)
    if (known !== undefined) return known
    const { mappedGroups } = this.context
    const groups = new Set(mappedGroups.filter((group) => this.#user(key)?.memberOf.has(group)))
    this.#groups.set(key, groups)
    return groups
  }

  #user(guid: string): ManagedUser | undefined {
    this.#managed ??= new Map(this.context.managed.map((user) => [user.guid, user]))
    return this.#managed.get(guid)
  }
}

import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { domains, type DomainName } from './domain-controller/domain.js'
import { reset, start, stop } from './domain-controller/lifecycle.js'
import { prepended, type LabVariables } from './environment.js'
import { labPath } from './layout.js'

export { type DomainName } from './domain-controller/domain.js'
export { seed as seedLab } from './seed.js'

/**
 * What `. .lab/env.sh` sets, ready to be spread over `process.env` for a child process. Needs `npm
 * run lab -- up` before.
 */
export function labEnvironment(): LabVariables {
  const variables = JSON.parse(readFileSync(labPath('env.json'), 'utf8')) as LabVariables
  const merged = Object.entries(variables).map(([name, value]) => {
    const present = prepended.includes(name) ? process.env[name] : undefined
    return [name, present ? `${value}${delimiter}${present}` : value]
  })
  return Object.fromEntries(merged) as LabVariables
}

/**
 * Starts a domain controller on the data it was stopped with, and returns when it answers; one that
 * runs is left alone.
 */
export async function startDomain(name: DomainName): Promise<void> {
  await start(domains[name])
}

/** Ends a domain controller and keeps its data; one that is down is left alone. */
export async function stopDomain(name: DomainName): Promise<void> {
  await stop(domains[name])
}

/** Brings a domain back to its state after provisioning, running. */
export async function resetDomain(name: DomainName): Promise<void> {
  await reset(domains[name])
}

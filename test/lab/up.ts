import { buildProjects } from './build.js'
import { domains, domainNames } from './domain-controller/domain.js'
import { start } from './domain-controller/lifecycle.js'
import { writeEnvironment } from './environment.js'
import { labPath } from './layout.js'
import { withLock } from './lock.js'
import { installPackages } from './packages.js'
import { installPowerShell } from './pwsh.js'

/**
 * Brings the whole lab up from nothing, or whatever is missing of it: packages, domain controllers,
 * PowerShell parts, environment.
 */
export async function up(): Promise<void> {
  await withLock(labPath('up.lock'), async () => {
    await installPackages()
    await writeEnvironment()
    const parts = [buildProjects().then(installPowerShell), ...domainNames.map((name) => start(domains[name]))]
    const results = await Promise.allSettled(parts)
    const failure = results.find((result) => result.status === 'rejected')
    if (failure) throw failure.reason
  })
}

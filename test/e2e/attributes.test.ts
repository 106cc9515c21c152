/**
 * behaviour.md, "Safety limits": what of a file is taken where the import config names nothing, and
 * what never is.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import type { Ran } from './support/cli.js'
import { useSandbox } from './support/use-sandbox.js'

describe('attributes of a users file', () => {
  const box = useSandbox({ runner: 'administrator' })

  const leftOut = ({ stderr }: Ran): string[] =>
    stderr
      .split('\n')
      .flatMap((line) => /WARNING \| attribute (\S+) \(of 1 in the users file\) is left out/.exec(line)?.[1] ?? [])
  const anna = (values: object) => [{ ...box.person('Anna'), ...values }]
  const held = { uid: 'administrator', proxyAddresses: ['SMTP:administrator@target.test'] }

  it('are taken where they describe a person; others with attributes in the import config, which the warning says', async () => {
    const people = anna({ department: 'Sales', manager: box.managed, adminDescription: 'User_', ...held })
    const run = await box.import(people)
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(leftOut(run), ['adminDescription', 'manager', 'proxyAddresses', 'uid'])
    assert.match(
      run.stderr,
      /attribute uid .* describes no person: to take it, name it in attributes of the import config/,
    )
    const read = () => box.find('P Anna', ['department', 'uid', 'proxyAddresses', 'adminDescription'])
    const before = await read()
    assert.deepEqual([before?.['department'], before?.['uid'], before?.['proxyAddresses']], ['Sales', [], []])
    const config = { attributes: ['department', 'uid', 'proxyAddresses', 'adminDescription'] }
    const named = await box.rerun(config)
    assert.deepEqual([named.summary.updated, leftOut(named)], [['P Anna'], ['adminDescription', 'manager']])
    const after = await read()
    assert.deepEqual(
      [after?.['uid'], after?.['proxyAddresses'], after?.['adminDescription']],
      ['administrator', 'SMTP:administrator@target.test', []],
    )
    await changesNothing(box, config)
  })
  it('that the directory computes of one object at a time are not even read', async () => {
    const run = await box.import(anna({ tokenGroups: 'x', tokenGroupsGlobalAndUniversal: ['x'], department: 'Sales' }))
    assert.equal(run.code, 0, run.stderr)
    assert.deepEqual(leftOut(run), ['tokenGroups', 'tokenGroupsGlobalAndUniversal'])
    assert.equal((await box.find('P Anna', ['department']))?.['department'], 'Sales')
    await changesNothing(box)
  })
  it('countryCode and codePage are set back to 0 by null, and go on being the same', async () => {
    const config = { attributes: ['countryCode', 'codePage'] }
    const [person] = anna({ countryCode: 276, codePage: 850 })
    await box.import([person!], config)
    const run = await box.import([{ ...person, countryCode: null, codePage: null }], config)
    assert.deepEqual([run.code, run.summary.updated], [0, ['P Anna']])
    const row = await box.find('P Anna', ['countryCode', 'codePage'])
    assert.deepEqual([row?.['countryCode'], row?.['codePage']], ['0', '0'])
    await changesNothing(box, config)
  })
})

/**
 * behaviour.md, "Interactive mode": a safety limit asks for the number, and without a terminal
 * nobody is asked.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { interactively } from './support/interactive.js'
import { ENABLED } from './support/sandbox.js'
import { useSandbox } from './support/use-sandbox.js'

describe('import --interactive', () => {
  const box = useSandbox()

  const control = async (name: string) => (await box.find(name, ['userAccountControl']))?.['userAccountControl']

  it('goes beyond a safety limit only when the number is typed', async () => {
    const people = [box.person('Stays'), box.person('Goes 1'), box.person('Goes 2')]
    await box.import(people)
    for (const { cn } of people) await box.enable(`CN=P ${cn},${box.managed}`)
    const config = { max_deactivations: 1 }
    const question = 'Deactivate these 2? Type 2 to confirm'
    const stopped = await interactively(box, { people: people.slice(0, 1), config }, async (terminal) => {
      await terminal.see(
        /this run would deactivate 2 of 3 enabled managed users; the\s+limit\s+is 1:\n +P Goes 1, P Goes 2\n/,
      )
      await terminal.answer(question, '')
    })
    assert.equal(stopped.code, 5)
    assert.equal(await control('P Goes 1'), ENABLED)
    const { terminal, code } = await interactively(box, { config }, async (terminal) => {
      await terminal.answer(question, '2')
      await terminal.see('Nothing needs approval.')
    })
    assert.equal(code, 0)
    assert.deepEqual(terminal.summary.disabled, ['P Goes 1', 'P Goes 2'])
  })

  it('warns and goes on without questions where standard input or standard error is no terminal', async () => {
    const run = await box.import([box.person('A')], {}, ['--interactive'])
    assert.equal(run.code, 0)
    assert.match(
      run.stderr,
      /WARNING \| --interactive has no effect: standard input and standard error must both be a terminal\n/,
    )
    assert.deepEqual(run.summary.created, ['P A'])
  })
})

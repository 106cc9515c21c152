/**
 * A run that cannot record what it does stops before the next write: what was made is in the
 * journal, and the next run makes the rest.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { changesNothing } from './support/assertions.js'
import { adUserSync } from './support/cli.js'
import { FaultPoint } from './support/faults.js'
import { SmallDisk } from './support/small-disk.js'
import { useSandbox } from './support/use-sandbox.js'

const box = useSandbox()

describe('a disk that gets full during a run', { skip: !SmallDisk.isPossible() && 'no right to mount one' }, () => {
  it('ends it before the write that it could not record; nothing of what was made is lost', async () => {
    const disk = SmallDisk.mount(join(box.folder.path, 'disk'), 64)
    try {
      const config = { resolutions_file: 'disk/resolutions.json', group_map: { '*': await box.group('Staff') } }
      const people = ['Anna', 'Bert', 'Cleo'].map((name) => box.person(name))
      box.folder.write('users.json', { timestamp: new Date().toISOString(), users: people })
      const point = await FaultPoint.listen(({ when, number }) => {
        if (when === 'after' && number === 3) disk.fill(0)
      })
      const run = await box.start(config, [], { env: point.env }).ended
      assert.equal(run.code, 2, run.stderr)
      assert.match(run.summary.error?.message ?? '', /^cannot write .*ENOSPC/)
      assert.equal(point.writes.length, 3, 'nobody joins: that could not be recorded')
      await point.close()
      assert.deepEqual(await box.members('Staff'), [])

      disk.fill(16)
      const verified = await adUserSync(['history', '--verify'], { cwd: box.folder.path })
      assert.equal(verified.code, 0, verified.stdout)
      // Before they were sent; what became of them was not recorded any more.
      const { stdout } = await adUserSync(['history', 'last'], { cwd: box.folder.path })
      for (const { cn } of people) assert.match(stdout, new RegExp(`P ${cn}`))
      const again = await box.rerun(config)
      assert.deepEqual([again.code, again.summary.created, again.summary.joined.length], [0, [], 3], again.stderr)
      await changesNothing(box, config)
    } finally {
      disk.unmount()
    }
  })
})

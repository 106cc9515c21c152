/**
 * An import of 44 changes, ended as by a power cut at every write to the directory and to a file,
 * then run again: the same end as that of an undisturbed run, and at no time an account that is
 * enabled without the password approved for it.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ran, Running } from './cli.js'
import { FaultPoint, type Announced } from './faults.js'
import { EXPECTED, EXPECTED_FAILURE, MixedImport } from './mixed-import.js'
import { domainState, folderState } from './state.js'

const PRELOAD = { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'file-writes.js')}` }

export interface Kill {
  name: string
  /** Runs the import and ends it. */
  run(mixed: MixedImport): Promise<void>
}

interface State {
  domain: unknown
  folder: unknown
}

export class KillMatrix {
  private constructor(
    private readonly mixed: MixedImport,
    private readonly undisturbed: State,
    /** Where it can be ended. */
    readonly kills: readonly Kill[],
    /** How long it takes undisturbed. */
    readonly milliseconds: number,
  ) {}

  /**
   * Runs the import undisturbed, to learn its end and its writes.
   * @param writers how many write at a time. With more than one, the order of the writes differs
   * from run to run, and the end is that of a single one.
   */
  static async create(writers = 1): Promise<KillMatrix> {
    const mixed = await MixedImport.create({ parallel_writes: writers })
    await mixed.prepare()
    const writes = await FaultPoint.listen()
    const log = join(mixed.box.folder.path, 'file-writes.log')
    const begun = performance.now()
    const run = await mixed.start({ ...PRELOAD, FILE_WRITE_LOG: log, ...writes.env }).ended
    const milliseconds = performance.now() - begun
    succeeded(run)
    assert.deepEqual(counts(run), EXPECTED)
    await writes.close()
    const files = readFileSync(log, 'utf8').trimEnd().split('\n')
    const kills = [
      ...writes.writes.flatMap((write) => atDirectoryWrite(write, writes.writes, writers)),
      ...files.flatMap((line, index) => atFileWrite(line, index + 1)),
    ]
    const { 'file-writes.log': _, ...folder } = await folderState(mixed.box)
    return new KillMatrix(mixed, { domain: await domainState(mixed.box), folder }, kills, milliseconds)
  }

  async check(kill: Kill): Promise<void> {
    const { mixed, undisturbed } = this
    await mixed.prepare()
    await kill.run(mixed)
    assert.deepEqual(await mixed.wronglyEnabled(), [])
    succeeded(await mixed.start().ended)
    assert.deepEqual(await mixed.wronglyEnabled(), [])
    assert.deepEqual({ domain: await domainState(mixed.box), folder: await folderState(mixed.box) }, undisturbed)
  }

  close(): Promise<void> {
    return this.mixed.box.close()
  }
}

function succeeded(run: Ran): void {
  assert.equal(run.code, 6, run.stderr)
  assert.deepEqual(
    run.summary.failed.map(({ error: _, ...failure }) => failure),
    [EXPECTED_FAILURE],
  )
}

function counts({ summary }: Ran): object {
  return Object.fromEntries(Object.keys(EXPECTED).map((key) => [key, summary[key as keyof typeof EXPECTED].length]))
}

/** An account that is enabled has so many; most have one. */
const WRITES_OF_ACCOUNT = 5

/** The tool alone, whose PowerShell then stops by itself; and both, before the write was sent. */
function atDirectoryWrite({ number, kind, dn }: Announced, writes: readonly Announced[], writers: number): Kill[] {
  const ofAccount = writes.filter((write) => accountOf(write.dn) === accountOf(dn))
  const nth = ofAccount.findIndex((write) => write.number === number) + 1
  const last = writers === 1 ? (ofAccount.at(-1)?.number ?? number) : number + writers * WRITES_OF_ACCOUNT
  const about = writers === 1 ? `${kind} ${accountOf(dn)} (${nth})` : `with ${writers} writers`
  const kill = (
    what: string,
    end: (running: Running, write: Announced) => Promise<void>,
    check: (sent: number) => void,
  ): Kill => ({
    name: `${what} at directory write ${number}, ${about}`,
    run: async (mixed) => {
      const point = await FaultPoint.listen(async (write) => {
        if (write.number === number && write.when === 'before') await end(running, write)
      })
      const running = mixed.start(point.env)
      await running.ended
      await point.close()
      check(point.writes.length)
    },
  })
  const tool = async ({ child, ended }: Running): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const both = async (running: Running, { pid }: Announced): Promise<void> => {
    process.kill(pid, 'SIGKILL')
    await tool(running)
  }
  return [
    // PowerShell finishes what it is about, and begins nothing new.
    kill('the tool', tool, (sent) =>
      assert.ok(sent >= number && sent <= last, `${sent} writes were sent, ${number} to ${last} expected`),
    ),
    kill('the tool and PowerShell', both, () => undefined),
  ]
}

/** Common name in a DN; the account that is taken over has two. */
function accountOf(dn: string): string {
  return (/^CN=([^,]+)/.exec(dn)?.[1] ?? dn).replace('Stranger Taken', 'P Taken 1')
}

/** Before the call, and for one that writes data, in the middle of the data. */
function atFileWrite(line: string, number: number): Kill[] {
  const [sort, call, path] = line.split(' ') as [string, string, string]
  return (sort === 'data' ? ['before', 'within'] : ['before']).map((when) => ({
    name: `the tool ${when} file write ${number}, ${call} ${shortName(path)}`,
    run: async (mixed) => {
      const run = await mixed.start({ ...PRELOAD, FILE_WRITE_KILL: `${number} ${when}` }).ended
      assert.equal(run.code, null, `it was not ended: ${run.stderr}`)
    },
  }))
}

/** Without what differs from run to run. */
function shortName(path: string): string {
  const name = path.replace(/^.*[/]/, '').replace(/^ad-user-sync-[0-9a-f]+[.]/, '')
  return name.replace(/[.][^.]+[.][0-9]+[.]tmp$/, ' (temporary)')
}

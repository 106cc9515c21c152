/**
 * A file system of a few pages, to fill up: only root may mount one.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** tmpfs gives space in pages of this size. */
export const PAGE = 4096

export class SmallDisk {
  private constructor(readonly path: string) {}

  /** Whether this account may mount one. */
  static isPossible(): boolean {
    const folder = mkdtempSync(join(tmpdir(), 'ad-user-sync-disk-'))
    try {
      SmallDisk.mount(join(folder, 'disk'), 1).unmount()
      return true
    } catch {
      return false
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  static mount(path: string, pages: number): SmallDisk {
    mkdirSync(path)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${pages * PAGE}`, 'tmpfs', path], { stdio: 'ignore' })
    return new SmallDisk(path)
  }

  /** Leaves that many pages free. */
  fill(free: number): void {
    writeFileSync(join(this.path, 'filler'), '')
    const { bavail } = statfsSync(this.path)
    writeFileSync(join(this.path, 'filler'), Buffer.alloc((bavail - free) * PAGE))
  }

  makeReadOnly(): void {
    execFileSync('mount', ['-o', 'remount,ro', this.path])
  }

  unmount(): void {
    execFileSync('umount', [this.path])
  }
}

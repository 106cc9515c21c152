import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Runs a job while holding a lock file, so that two processes never do it at the same time. Not
 * reentrant. The lock is the kernel's (flock) and held by a child process that ends with its
 * standard input: it is free again however this process ends, so there are no stale locks.
 */
export async function withLock<T>(file: string, job: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(holder, 'exit')
  await Promise.race([
    once(holder.stdout, 'data'),
    ended.then(() => Promise.reject(new Error(`${file} cannot be locked: flock (Debian package util-linux) ended`))),
  ])
  try {
    return await job()
  } finally {
    holder.stdin.end()
    await ended
  }
}

import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** `alone`: nobody else holds the lock in any way. `together`: any number may, as long as nobody holds it alone. */
export type LockKind = 'alone' | 'together'

export type HeldLock = { release(): void }

/**
 * Takes the lock of a file, or gives undefined when somebody else's stands against it. The operating system
 * gives it up when the process ends, however it ends: no number of a dead process is ever mistaken for a living
 * one. (Node has no lock on files of its own; its SQLite has, with shared and exclusive kinds, on every system.)
 */
export const tryLock = (file: string, kind: LockKind): HeldLock | undefined => {
  const handle = new DatabaseSync(file, { timeout: 0 })
  try {
    handle.exec(kind === 'alone' ? 'BEGIN EXCLUSIVE' : 'BEGIN; SELECT * FROM sqlite_schema')
    return { release: () => handle.isOpen && handle.close() }
  } catch (fault) {
    handle.close()
    if ((fault as Error).message.includes('locked')) return undefined
    throw fault
  }
}

/** Waits for the lock; undefined after `seconds`. */
export const takeLock = async (
  file: string,
  kind: LockKind,
  seconds: number,
): Promise<HeldLock | undefined> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
    const held = tryLock(file, kind)
    if (held) return held
  }
  return undefined
}

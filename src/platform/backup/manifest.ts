import type { Day } from '../day.ts'
import type { Db } from '../db.ts'
import type { Sequence, Table } from './tables.ts'

export const format = 'canhtan-backup-1'

/** A waiting job, as the queue's own function takes it. */
export type WaitingJob = {
  task: string
  payload: unknown
  queue: string | null
  key: string | null
  run_at: string
  max_attempts: number
}

/** The last member of a backup: what is in it, and what a restore has to come to again. */
export type Manifest = {
  format: typeof format
  software: string
  madeAt: string
  /** the business day then */
  day: Day
  /** server_version_num of the server it came from */
  postgres: number
  migrations: { name: string; checksum: string }[]
  tables: (Table & { rows: number; bytes: number; sha256: string })[]
  sequences: Sequence[]
  jobs: WaitingJob[]
  /** `missing`: named by a row, but not in the file store (or damaged there) when the backup was made */
  files: { count: number; bytes: number; missing: string[] }
  auditHead: { seq: number; hash: string } | null
  /** figures by name; computed again after loading */
  proofs: Record<string, unknown>
}

/** Where the evidence's bytes are kept; the documents room has it. */
export type BackupFiles = {
  /** hashes that rows name, as this transaction sees them */
  hashes(db: Db): AsyncIterable<string>
  get(hash: string): Promise<Uint8Array>
  put(bytes: Uint8Array): Promise<{ hash: string }>
}

/** When a figure speaks: at a restore the day and moment of the backup. */
export type At = { today: Day; now: Date }

export type Proofs = Record<string, (db: Db, at: At) => Promise<unknown>>

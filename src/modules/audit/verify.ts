import type { Db } from '#platform/db.ts'
import { type ChainedEntry, entryHash, genesis, personalHash } from '#platform/record.ts'
import { type ChainRow, chainPieces, listAnchors, seqOfHash } from './store.ts'

/** A head as it was put outside. */
export type Anchor = { seq: number; hash: string; place: string }

/**
 * What is wrong at an entry: `altered` (its own hash is not of what it says), `removed` (numbers missing before it),
 * `reordered` (it says what another number said), `unlinked` (it does not follow the one before it: inserted, or the
 * one before was rewritten), `rewritten` (an anchor remembers another hash), `cut-off` (an anchor remembers more
 * entries than there are), `personal-altered` and `personal-removed` (the part beside, though not erased by rule).
 */
export type ChainFault =
  | 'altered'
  | 'removed'
  | 'reordered'
  | 'unlinked'
  | 'rewritten'
  | 'cut-off'
  | 'personal-altered'
  | 'personal-removed'

/** `to` where several numbers are concerned; `place` where the anchor was kept. */
export type ChainFinding = { seq: number; to?: number; fault: ChainFault; place?: string }

export type ChainReport = {
  holds: boolean
  entries: number
  head: { seq: number; hash: string } | null
  anchors: number
  /** entries whose personal part was erased by the retention rule */
  erased: number
  /** the first thousand */
  findings: ChainFinding[]
  found: number
}

const hashed = (row: ChainRow): ChainedEntry => ({
  seq: row.seq,
  at: row.at,
  day: row.day,
  person_id: row.person_id,
  mandate_id: row.mandate_id,
  for_person_id: row.for_person_id,
  verb: row.verb,
  subject_kind: row.subject_kind,
  subject_id: row.subject_id,
  unit_id: row.unit_id,
  reason: row.reason,
  before: row.before,
  after: row.after,
  personal_hash: row.personal_hash,
  prev_hash: row.prev_hash,
})

const personalFault = (row: ChainRow): ChainFault | undefined => {
  if (row.salt === null) return 'personal-removed'
  if (row.erased_at !== null) return undefined
  const hash = personalHash(row.salt, row.person_name, row.ip, row.user_agent)
  return hash === row.personal_hash ? undefined : 'personal-altered'
}

const isReordered = async (db: Db, row: ChainRow): Promise<boolean> => {
  const before = row.prev_hash === genesis ? 0 : await seqOfHash(db, row.prev_hash)
  return before !== undefined && entryHash({ ...hashed(row), seq: before + 1 }) === row.hash
}

const pieceSize = 2_000
const mostFindings = 1_000

/** Reads the whole chain, piece by piece, and compares it with the anchors kept inside and with those given. */
export const verifyChain = async (db: Db, given: readonly Anchor[] = []): Promise<ChainReport> => {
  const anchors = [...(await listAnchors(db)), ...given]
  const anchorsAt = Map.groupBy(anchors, (anchor) => anchor.seq)
  const report: ChainReport = {
    holds: true,
    entries: 0,
    head: null,
    anchors: anchors.length,
    erased: 0,
    findings: [],
    found: 0,
  }
  const find = (finding: ChainFinding): void => {
    report.holds = false
    report.found++
    if (report.findings.length < mostFindings) report.findings.push(finding)
  }
  let last = { seq: 0, hash: genesis }
  const check = async (row: ChainRow): Promise<void> => {
    const gap = row.seq !== last.seq + 1
    const linked = row.prev_hash === last.hash
    if (gap) find({ seq: last.seq + 1, to: row.seq - 1, fault: 'removed' })
    if (entryHash(hashed(row)) !== row.hash)
      find({ seq: row.seq, fault: !linked && (await isReordered(db, row)) ? 'reordered' : 'altered' })
    else if (!linked && !gap) find({ seq: row.seq, fault: 'unlinked' })
    const beside = personalFault(row)
    if (beside) find({ seq: row.seq, fault: beside })
    for (const anchor of anchorsAt.get(row.seq) ?? [])
      if (anchor.hash !== row.hash) find({ seq: row.seq, fault: 'rewritten', place: anchor.place })
    if (row.erased_at !== null) report.erased++
    report.entries++
    last = { seq: row.seq, hash: row.hash }
  }
  for await (const piece of chainPieces(db, pieceSize)) for (const row of piece) await check(row)
  for (const anchor of anchors.filter((a) => a.seq > last.seq))
    find({ seq: last.seq + 1, to: anchor.seq, fault: 'cut-off', place: anchor.place })
  report.head = report.entries > 0 ? last : null
  return report
}

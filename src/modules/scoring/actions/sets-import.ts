import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { endProgress, findProgress, lockProgress, planProgress } from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { SheetRefused } from '../../plans/facts.ts'
import { readSetFile } from '../annex/read.ts'
import { type AnnexFinding, type AnnexLimits, NotASet } from '../annex/types.ts'
import { checked, type SetFinding } from '../facts/checked.ts'
import { readSet } from '../input/set.ts'
import type { TakeSetInput } from '../input/sets.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { drafting, keepDraft } from './sets.ts'

const kind = 'criteria-import'

/** The limits of a set's file, as the configuration sets them; a cell may be as long as Excel lets it be. */
export const setLimits = (ctx: Ctx): AnnexLimits => ({
  rows: ctx.config.IMPORT_MAX_ROWS,
  cellCharacters: 32_767,
  unpackedBytes: ctx.config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
})

/** What a file says: the set where its shape is right, what was found while reading, and what the checks find. */
export type FileReading = {
  set: CriteriaSet | undefined
  file: AnnexFinding[]
  checks: SetFinding[]
  errors: number
  /** where each code stands in the sheet that was read; empty for JSON */
  rows: [code: string, row: number][]
  sheet: string
}

// a set read from an annex alone does not say its year and its block: these are given when it is taken
const draftYear = (value: unknown, year: number): unknown =>
  typeof value === 'object' && value !== null && (value as { year?: unknown }).year === 0
    ? { ...value, year }
    : value

/** Reads a file of a set and checks it; nothing is kept. A file that is no set is refused in words. */
export const readSetUpload = async (
  ctx: Ctx,
  file: { bytes: Uint8Array; name: string },
): Promise<FileReading> => {
  const read = await readSetFile(file.bytes, setLimits(ctx)).catch((fault: unknown) => {
    if (fault instanceof SheetRefused)
      throw new Refused('input', 'sheet-refused', [], { text: ctx.lang === 'en' ? fault.textEn : fault.text })
    if (fault instanceof NotASet) throw new Refused('input', fault.reason, [], fault.facts)
    throw fault
  })
  const shaped = readSet(draftYear(read.value, ctx.today ? Number(ctx.today.slice(0, 4)) : 2024))
  if (!shaped.ok) {
    const file = [...read.findings, ...shaped.findings.map((f) => shapeFinding(f, read))]
    const errors = file.filter((f) => f.level === 'error').length
    return { set: undefined, file, checks: [], errors, rows: [...read.rows], sheet: read.sheet }
  }
  const { findings: checks } = checked(shaped.set)
  const errors = read.findings.filter((f) => f.level === 'error').length
  return {
    set: shaped.set,
    file: read.findings,
    checks,
    errors,
    rows: [...read.rows],
    sheet: read.sheet,
  }
}

const shapeFinding = (
  { path, reason }: { path: string; reason: string },
  read: { value: unknown; rows: Map<string, number>; sheet: string },
): AnnexFinding => {
  const code = codeAt(read.value, path)
  const row = code === undefined ? 0 : (read.rows.get(code) ?? 0)
  return { level: 'error', sheet: read.sheet, row, path, ...(code !== undefined && { code }), reason }
}

/** The code of the innermost node on a path such as "domains.0.criteria.1.rule.bands". */
const codeAt = (value: unknown, path: string): string | undefined => {
  let here: unknown = value
  let code: string | undefined
  for (const part of path.split('.')) {
    if (typeof here !== 'object' || here === null) break
    here = (here as Record<string, unknown>)[part]
    const own = typeof here === 'object' && here !== null ? (here as { code?: unknown }).code : undefined
    if (typeof own === 'string') code = own
  }
  return code
}

/** A file that was read, kept until it is taken as a draft. */
export type SetUpload = FileReading & { id: number; title: string; state: string; setId: number | undefined }

type Kept = FileReading & { personId: string | null; setId?: number }

/** Reads a file and keeps what it says for a look; no draft yet. Gives its number. */
export const keepSetUpload = (ctx: Ctx, file: { bytes: Uint8Array; name: string }): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const reading = await readSetUpload(ctx, file)
    const report: Kept = { ...reading, personId: ctx.actor.id }
    const id = await planProgress(ctx.db, {
      kind,
      title: file.name.slice(0, 200),
      personId: ctx.actor.id,
      total: reading.set ? 1 : 0,
      report,
    })
    record(
      ctx,
      'criteria-set.file-read',
      { kind: 'criteria-import', id },
      { office, after: { file: file.name.slice(0, 200), errors: reading.errors } },
    )
    return id
  })

/** A kept file, for those who draft sets; refused as missing otherwise. */
export const findSetUpload = async (ctx: Ctx, id: number): Promise<SetUpload> => {
  drafting(ctx)
  const found = await findProgress(ctx.db, kind, id)
  if (!found) throw new Refused('missing', 'page')
  const { personId: _, setId, ...reading } = found.report as Kept
  return { ...reading, id, title: found.title, state: found.state, setId }
}

/** Takes a kept file without errors of shape as a draft. What the checks found stays to be corrected there. */
export const takeSetUpload = (ctx: Ctx, id: number, given: TakeSetInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const found = await lockProgress(ctx.db, kind, id)
    if (!found) throw new Refused('missing', 'page')
    const kept = found.report as Kept
    if (found.state !== 'waiting') throw new Refused('rule', 'already-taken')
    if (!kept.set || kept.errors > 0) throw new Refused('rule', 'sheet-has-errors')
    const { code, year, level, titleVi } = given
    const content = { ...kept.set, id: code, year, level, title_vi: titleVi }
    const setId = await keepDraft(ctx, content, office, {}, found.title)
    await endProgress(ctx.db, id, 'done', { ...kept, setId } satisfies Kept)
    return setId
  })

/** Reads a file and takes it as a draft at once, as the command line does; no draft where it has errors of shape. */
export const importSet = (
  ctx: Ctx,
  file: { bytes: Uint8Array; name: string },
  given: { year?: number } = {},
): Promise<{ id: number | undefined; reading: FileReading }> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const reading = await readSetUpload(ctx, file)
    if (!reading.set || reading.errors > 0) return { id: undefined, reading }
    const content = { ...reading.set, ...given }
    return { id: await keepDraft(ctx, content, office, {}, file.name), reading }
  })

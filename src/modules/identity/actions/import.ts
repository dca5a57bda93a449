import { randomUUID } from 'node:crypto'
import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import { enqueue } from '#platform/jobs.ts'
import { endProgress, findProgress, noteProgress, planProgress } from '#platform/progress.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { unitsByAnyCode } from '../../organisation/facts.ts'
import { readAccountsCsv } from '../csv.ts'
import { loadActor } from '../facts.ts'
import * as policy from '../policy.ts'
import { type AccountFinding, type AccountRow, checkAccounts, importJob } from '../rules/import.ts'
import { addPersons } from '../store/accounts.ts'
import { knownForImport } from '../store/import.ts'
import { addMandates } from '../store/mandates.ts'

export type AccountImport = {
  read: number
  taken: number
  refused: number
  written: boolean
  findings: AccountFinding[]
}

// one transaction a chunk: others go on working meanwhile, and the audit chain's lock is held briefly
const chunkSize = 250

const mayImport = (ctx: Ctx): Mandate | undefined => {
  const office = policy.mayManageAll(ctx.actor)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'account-beyond-own')
  return office
}

const check = async (ctx: Ctx, text: string) => {
  const lines = readAccountsCsv(text)
  const units = await unitsByAnyCode(
    ctx.db,
    lines.map((line) => line.unitCode),
  )
  const { rows, findings } = checkAccounts(lines, await knownForImport(ctx.db, lines, units), ctx.today)
  return { read: lines.length, rows, findings, refused: lines.length - rows.length }
}

const addChunk = (ctx: Ctx, office: Mandate | undefined, rows: readonly AccountRow[]): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const made = rows.map((row) => ({ ...row, id: randomUUID() }))
    await addPersons(ctx.db, made)
    const mandates = made.flatMap(({ id, mandate }) =>
      mandate
        ? [
            {
              personId: id,
              office: mandate.office,
              unitId: mandate.unitId,
              from: mandate.from,
              to: null,
              decisionNo: mandate.decision,
            },
          ]
        : [],
    )
    await addMandates(ctx.db, mandates)
    for (const { id, username, name, email, mandate } of made)
      record(
        ctx,
        'account.made',
        { kind: 'account', id, unitId: mandate?.unitId ?? null },
        { office, after: { username, name, email, mandate } },
      )
  })

/**
 * Takes accounts from a CSV without passwords: good lines are made, bad ones come back cell by cell. With `dryRun` nothing is
 * written. `far` hears how many lines are behind after each chunk.
 */
export const importAccounts = async (
  ctx: Ctx,
  text: string,
  { dryRun = false, far }: { dryRun?: boolean; far?: (done: number, refused: number) => Promise<void> } = {},
): Promise<AccountImport> => {
  const office = mayImport(ctx)
  const { read, rows, findings, refused } = await check(ctx, text)
  await far?.(refused, refused)
  for (let at = 0; !dryRun && at < rows.length; at += chunkSize) {
    await addChunk(ctx, office, rows.slice(at, at + chunkSize))
    await far?.(Math.min(at + chunkSize, rows.length) + refused, refused)
  }
  return { read, taken: rows.length, refused, written: !dryRun, findings }
}

/** Checks a sheet at once and leaves the writing to a job that can be watched; gives the number of its progress. */
export const startImport = async (ctx: Ctx, name: string, text: string): Promise<{ id: number }> => {
  mayImport(ctx)
  const total = readAccountsCsv(text).length
  return inTransaction(ctx, async (ctx) => {
    const personId = ctx.actor.id
    const id = await planProgress(ctx.db, { kind: importJob, title: name, personId, total })
    await enqueue(ctx, importJob, { progressId: id, personId, text }, { queue: importJob, maxAttempts: 3 })
    return { id }
  })
}

/**
 * The job: imports as the person who sent the sheet. Tried again after a crash, lines already made come back as taken names
 * and are not counted as refused twice, since every line is checked anew.
 */
export const runImport = async (
  ctx: Ctx,
  job: { progressId: number; personId: string; text: string },
): Promise<void> => {
  const progress = await findProgress(ctx.db, importJob, job.progressId)
  if (!progress || progress.state === 'done') return
  const actor = await loadActor(ctx.db, job.personId, ctx.today)
  if (!actor) throw new Refused('forbidden', 'account-beyond-own')
  const far = (done: number, refused: number) => noteProgress(ctx.db, job.progressId, { done, refused })
  try {
    const { findings } = await importAccounts({ ...ctx, actor }, job.text, { far })
    await endProgress(ctx.db, job.progressId, 'done', { findings: findings.slice(0, 5_000) })
  } catch (fault) {
    await endProgress(ctx.db, job.progressId, 'failed', { findings: [] })
    throw fault
  }
}

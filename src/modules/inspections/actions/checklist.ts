import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { projectRoot } from '#platform/root.ts'
import type { ItemInput } from '../input.ts'
import * as policy from '../policy.ts'
import { type Content, mayIssue, withItem, withoutItem } from '../rules/checklist.ts'
import * as store from '../store/checklist.ts'
import { forbidden } from './locked.ts'

/** Puts the published checklist in place (db/reference/checklists), once. */
export const loadInspectionsReference = async (db: Db): Promise<void> => {
  const text = readFileSync(join(projectRoot, 'db/reference/checklists/cchc-chung.json'), 'utf8')
  const { blocks, ...head } = JSON.parse(text) as Content & {
    code: string
    titleVi: string
    titleEn: string
    issuedOn: Day
    source: string
  }
  await store.saveReference(db, { ...head, content: { blocks } })
}

const about = (id: number) => ({ kind: 'inspection-checklist', id })

const planned = (ctx: Ctx) => {
  const office = policy.mayPlan(ctx.actor)
  if (!office) throw forbidden()
  return office
}

const locked = async (ctx: Ctx, id: number): Promise<store.Checklist> => {
  const found = policy.mayEnter(ctx.actor) ? await store.findChecklist(ctx.db, id, true) : undefined
  if (!found || (found.state === 'draft' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  return found
}

/** A draft of the next edition, with everything in it: an issued checklist stays as it is. Gives its number. */
export const copyChecklist = (ctx: Ctx, id: number): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const of = await locked(ctx, id)
    const office = planned(ctx)
    const copy = await store.copyChecklist(ctx.db, of, ctx.now)
    record(ctx, 'inspection-checklist.copied', about(copy), { office, after: { of: id } })
    return copy
  })

const editing = async (ctx: Ctx, id: number, version: number | undefined) => {
  const checklist = await locked(ctx, id)
  const office = planned(ctx)
  if (checklist.state === 'issued') throw new Refused('rule', 'checklist-issued')
  if (version !== undefined && version !== checklist.version) throw new Refused('rule', 'changed-meanwhile')
  return { checklist, office }
}

/** Puts an item into a draft, or another in the place of the one with its code. */
export const putItem = (ctx: Ctx, id: number, { version, block, ...item }: ItemInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { checklist, office } = await editing(ctx, id, version)
    const changed = withItem(checklist.content, block, item)
    if (!changed.ok) throw new Refused('input', changed.reason, [{ field: 'block', reason: changed.reason }])
    await store.saveContent(ctx.db, id, changed.value)
    record(ctx, 'inspection-checklist.item-saved', about(id), { office, after: { block, ...item } })
  })

export const removeItem = (
  ctx: Ctx,
  id: number,
  { version, code }: { version?: number | undefined; code: string },
): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { checklist, office } = await editing(ctx, id, version)
    const changed = withoutItem(checklist.content, code)
    if (!changed.ok) throw new Refused('input', changed.reason, [{ field: 'code', reason: changed.reason }])
    await store.saveContent(ctx.db, id, changed.value)
    record(ctx, 'inspection-checklist.item-removed', about(id), { office, after: { code } })
  })

/** Issues a draft: plans made from now on stand on it, those made before keep theirs. */
export const issueChecklist = (ctx: Ctx, id: number, version?: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    const { checklist, office } = await editing(ctx, id, version)
    const may = mayIssue(checklist.content)
    if (!may.ok) throw new Refused('rule', may.reason)
    await store.markIssued(ctx.db, id, ctx.today)
    record(ctx, 'inspection-checklist.issued', about(id), { office, after: { on: ctx.today } })
  })

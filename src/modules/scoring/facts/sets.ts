import { canonical } from '#platform/canonical.ts'
import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { sha256 } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { listKinds, listUnits } from '../../organisation/facts.ts'
import { mayDraftSet, mayIssueSet, seesDrafts } from '../policy/sets.ts'
import { codesOf, type Found, findNode } from '../rules/edit.ts'
import type { CriteriaSet } from '../rules/set.ts'
import * as store from '../store/sets.ts'

export type { SetLine, SetRow } from '../store/sets.ts'

/** How a set stands on a day: drafts may be put before the issuer, issued ones are in force between two days. */
export type SetStanding = 'draft' | 'submitted' | 'incomplete' | 'to-come' | 'in-force' | 'ended'

export const standingOfSet = (
  set: Pick<store.SetLine, 'state' | 'complete' | 'submittedAt' | 'effectiveFrom' | 'effectiveTo'>,
  today: Day,
): SetStanding => {
  if (set.state === 'draft') return !set.complete ? 'incomplete' : set.submittedAt ? 'submitted' : 'draft'
  if (set.effectiveTo !== null && set.effectiveTo < today) return 'ended'
  return set.effectiveFrom !== null && set.effectiveFrom > today ? 'to-come' : 'in-force'
}

/** The sets that this actor may see: issued ones, and drafts for those who prepare them. */
export const setsOf = (ctx: Ctx): Promise<store.SetLine[]> => store.listSets(ctx.db, seesDrafts(ctx.actor))

/** A set that this actor may see; undefined otherwise. */
export const findSet = async (ctx: Ctx, id: number): Promise<store.SetRow | undefined> => {
  const set = await store.findSet(ctx.db, id)
  return set && (set.state === 'issued' || seesDrafts(ctx.actor)) ? set : undefined
}

/** The same; refused as missing otherwise. */
export const needSet = async (ctx: Ctx, id: number): Promise<store.SetRow> => {
  const set = await findSet(ctx, id)
  if (!set) throw new Refused('missing', 'page')
  return set
}

/** The set of a code as it stands, the newest issued version first; undefined where this actor sees none. */
export const findSetByCode = async (ctx: Ctx, code: string): Promise<store.SetRow | undefined> => {
  const set = await store.findByCode(ctx.db, code)
  return set && (set.state === 'issued' || seesDrafts(ctx.actor)) ? set : undefined
}

/** What this actor may do with a set as it stands. */
export const mayOfSet = (
  ctx: Ctx,
  set: store.SetLine,
): { edit: boolean; submit: boolean; issue: boolean; clone: boolean } => ({
  edit: set.state === 'draft' && mayDraftSet(ctx.actor) !== undefined,
  // who issues has nobody to put it before
  submit: set.state === 'draft' && mayDraftSet(ctx.actor) !== undefined && !mayIssueSet(ctx.actor),
  issue: mayIssueSet(ctx.actor) !== undefined,
  clone: mayDraftSet(ctx.actor) !== undefined,
})

/** The content's fingerprint: what rounds and results name. */
export const hashOf = (content: CriteriaSet): string => sha256(canonical(content))

const short = (value: unknown): string => sha256(canonical(value)).slice(0, 20)

/** What a form of a place was made from, so that a save over something newer is told: its own values, not its children's. */
export const seenOf = (found: Found): string => {
  const { children: _, criteria: __, ...own } = found.node as Record<string, unknown>
  return short(own)
}

export const seenHead = ({ domains: _, ...head }: CriteriaSet, unitKinds: readonly string[] = []): string =>
  short([head, unitKinds])

/** The codes that came with the frame, and are its own; empty without one. One statement when there is a frame. */
export const frameOf = async (
  ctx: Ctx,
  set: Pick<store.SetRow, 'frameId'>,
): Promise<{ content: CriteriaSet; codes: ReadonlySet<string> } | undefined> => {
  const frame = set.frameId === null ? undefined : await store.findSet(ctx.db, set.frameId)
  return frame && { content: frame.content, codes: new Set(codesOf(frame.content)) }
}

/** A place of a set; refused as missing where there is none of this code. */
export const needNode = (set: CriteriaSet, code: string): Found => {
  const found = findNode(set, code)
  if (!found) throw new Refused('missing', 'page')
  return found
}

/** Kinds of unit by code and name, and the departments that may appraise a domain. Two statements. */
export const headChoices = async (ctx: Ctx) => {
  const { kinds, units } = await listUnits(ctx, { day: ctx.today, kind: 'department', limit: 200, offset: 0 })
  return {
    kinds,
    units: units.flatMap((unit) =>
      unit.code === null
        ? []
        : [{ code: unit.code, name: (ctx.lang === 'en' ? unit.name_en : null) ?? unit.name_vi }],
    ),
  }
}
export type HeadChoices = Awaited<ReturnType<typeof headChoices>>

/** Names of kinds and blocks in the request's language. */
export const kindNames = async (ctx: Ctx): Promise<{ code: string; name: string }[]> => listKinds(ctx)

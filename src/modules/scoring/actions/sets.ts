import { inTransaction } from '#platform/action.ts'
import type { Ctx, Mandate } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { checked } from '../facts/checked.ts'
import { hashOf, needSet } from '../facts/sets.ts'
import { readSet } from '../input/set.ts'
import type { CloneInput, IssueSetInput, NewSetInput } from '../input/sets.ts'
import { mayDraftSet, mayIssueSet } from '../policy/sets.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { frameBreach } from '../rules/whole-set.ts'
import * as store from '../store/sets.ts'

/** The mandate under which this actor drafts sets; refused otherwise. The system plays what no person does. */
export const drafting = (ctx: Ctx): Mandate | undefined => {
  const office = mayDraftSet(ctx.actor)
  if (!office && ctx.actor.kind !== 'system') throw new Refused('forbidden', 'forbidden')
  return office
}

export type Origin = { unitKinds?: readonly string[]; frameId?: number | null; clonedFromId?: number | null }

/** Keeps a checked content as a draft, under the next version of its code; inside the caller's transaction. */
export const keepDraft = async (
  ctx: Ctx,
  content: CriteriaSet,
  office: Mandate | undefined,
  origin: Origin = {},
  from?: string,
): Promise<number> => {
  const id = await store.addSet(ctx.db, {
    content,
    hash: hashOf(content),
    unitKinds: origin.unitKinds ?? [],
    frameId: origin.frameId ?? null,
    clonedFromId: origin.clonedFromId ?? null,
    personId: ctx.actor.id,
    at: ctx.now,
  })
  record(
    ctx,
    'criteria-set.drafted',
    { kind: 'criteria-set', id },
    { office, after: { code: content.id, year: content.year, hash: hashOf(content), ...(from && { from }) } },
  )
  return id
}

const blank = ({ code, titleVi, titleEn, year, level }: NewSetInput): CriteriaSet => ({
  id: code,
  issuer: null,
  decision: null,
  year,
  level,
  title_vi: titleVi,
  ...(titleEn && { title_en: titleEn }),
  total: 100,
  synthetic: false,
  complete: true,
  scoring: {
    aggregate: 'sum',
    rounding: { store: 'full_precision', display_decimals: 2, mode: 'half_up' },
    rank_on: 'unrounded_index',
    ties: 'shared_rank_then_next_rank_skips',
    // the classes that provinces publish most; each province decides its own
    bands: [
      { label_vi: 'xuất sắc', label_en: 'excellent', min: 90 },
      { label_vi: 'tốt', label_en: 'good', min: 80 },
      { label_vi: 'khá', label_en: 'fair', min: 70 },
      { label_vi: 'trung bình', label_en: 'average', min: 50 },
      { label_vi: 'yếu', label_en: 'weak', min: 0 },
    ],
  },
  domains: [{ code: '1', name_vi: 'Công tác chỉ đạo, điều hành', max: 100, criteria: [] }],
})

/** Opens a draft: with one empty domain, or with all nodes of a frame. Gives its number. */
export const draftSet = (ctx: Ctx, input: NewSetInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const frame = input.frameId === undefined ? undefined : await needSet(ctx, input.frameId)
    const start = blank(input)
    const content: CriteriaSet = frame
      ? {
          ...frame.content,
          id: start.id,
          title_vi: start.title_vi,
          title_en: start.title_en,
          year: start.year,
          level: start.level,
          issuer: null,
          decision: null,
        }
      : start
    return keepDraft(ctx, content, office, { frameId: frame?.id ?? null })
  })

/** Copies a set into a draft: the next version of its code, or under another code. Gives its number. */
export const cloneSet = (ctx: Ctx, id: number, { code, year, titleVi }: CloneInput): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const from = await needSet(ctx, id)
    const content: CriteriaSet = {
      ...from.content,
      id: code,
      year,
      title_vi: titleVi ?? from.content.title_vi,
      decision: null,
    }
    const origin = { unitKinds: from.unitKinds, frameId: from.frameId, clonedFromId: from.id }
    return keepDraft(ctx, content, office, origin, `${from.code} (${from.version})`)
  })

/** A draft from a content as the API brings it. Refused (input) where the shape does not fit; checks only tell. */
export const draftFromContent = (ctx: Ctx, content: unknown): Promise<number> =>
  inTransaction(ctx, async (ctx) => {
    const office = drafting(ctx)
    const read = readSet(content)
    if (!read.ok)
      throw new Refused(
        'input',
        'set-shape',
        read.findings.slice(0, 50).map((f) => ({ field: `content.${f.path}`, reason: f.reason })),
      )
    return keepDraft(ctx, read.set, office)
  })

/** A draft locked as it was seen, whole, without errors and within its frame; else refused by what is wrong. */
const lockIssuable = async (ctx: Ctx, id: number, version: number): Promise<store.SetRow> => {
  const set = await store.lockSet(ctx.db, id)
  if (!set) throw new Refused('missing', 'page')
  if (set.state === 'issued') throw new Refused('rule', 'set-issued')
  if (set.rowVersion !== version) throw new Refused('rule', 'set-changed')
  if (!set.complete) throw new Refused('rule', 'set-incomplete')
  const frame = set.frameId === null ? undefined : await store.findSet(ctx.db, set.frameId)
  const breach = frame && frameBreach(set.content, frame.content)
  if (breach) throw new Refused('rule', 'frame-changed', [], { code: breach.code })
  const { errors } = checked(set.content)
  if (errors > 0) throw new Refused('rule', 'set-has-errors', [], { n: errors })
  return set
}

/** Puts a draft that could be issued before the issuer, as it stands; again without a change does nothing. */
export const submitSet = (ctx: Ctx, id: number, { version }: { version: number }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needSet(ctx, id)
    const office = drafting(ctx)
    const set = await lockIssuable(ctx, id, version)
    if (set.submittedAt) return
    await store.markSubmitted(ctx.db, id, { personId: ctx.actor.id, at: ctx.now })
    record(
      ctx,
      'criteria-set.submitted',
      { kind: 'criteria-set', id },
      { office, after: { code: set.code, version: set.version, hash: set.contentHash } },
    )
  })

/** Issues a draft without errors by a decision; from then on it stays as it is. */
export const issueSet = (ctx: Ctx, id: number, input: IssueSetInput): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needSet(ctx, id)
    const office = mayIssueSet(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const set = await lockIssuable(ctx, id, input.version)
    if (input.decidedOn > ctx.today)
      throw new Refused('input', 'decided-later', [{ field: 'decidedOn', reason: 'decided-later' }])
    const content = { ...set.content, decision: `${input.decisionNo}, ${viDay(input.decidedOn)}` }
    await store.saveContent(ctx.db, id, content, hashOf(content))
    await store.markIssued(ctx.db, set, { ...input, personId: ctx.actor.id, at: ctx.now })
    record(
      ctx,
      'criteria-set.issued',
      { kind: 'criteria-set', id },
      {
        office,
        after: { ...input, code: set.code, version: set.version, hash: hashOf(content) },
      },
    )
  })

const viDay = (day: Day): string => day.split('-').reverse().join('/')

/** Sets or takes back the last day on which an issued set is in force. */
export const endSet = (ctx: Ctx, id: number, { effectiveTo }: { effectiveTo?: Day }): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needSet(ctx, id)
    const office = mayIssueSet(ctx.actor)
    if (!office) throw new Refused('forbidden', 'forbidden')
    const set = await store.lockSet(ctx.db, id)
    if (!set) throw new Refused('missing', 'page')
    if (set.state !== 'issued') throw new Refused('rule', 'set-not-issued')
    if (effectiveTo !== undefined && set.effectiveFrom !== null && effectiveTo < set.effectiveFrom)
      throw new Refused('input', 'bad-input', [{ field: 'effectiveTo', reason: 'ends-before-it-begins' }])
    await store.saveEnd(ctx.db, id, effectiveTo ?? null)
    record(
      ctx,
      'criteria-set.ended',
      { kind: 'criteria-set', id },
      { office, before: { effectiveTo: set.effectiveTo }, after: { effectiveTo: effectiveTo ?? null } },
    )
  })

/** Takes a draft away that nothing rests on. */
export const removeDraft = (ctx: Ctx, id: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await needSet(ctx, id)
    const office = drafting(ctx)
    const set = await store.lockSet(ctx.db, id)
    if (!set) throw new Refused('missing', 'page')
    if (set.state === 'issued') throw new Refused('rule', 'set-issued')
    if (set.rounds > 0 || (await store.hasHeirs(ctx.db, id))) throw new Refused('rule', 'set-in-use')
    await store.removeSet(ctx.db, id)
    record(
      ctx,
      'criteria-set.removed',
      { kind: 'criteria-set', id },
      { office, before: { code: set.code, version: set.version, hash: set.contentHash } },
    )
  })

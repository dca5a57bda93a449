import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import { record } from '#platform/record.ts'
import { Refused } from '#platform/refused.ts'
import { systemValuesOf } from '../facts/system.ts'
import { needStage } from '../policy/write.ts'
import type { May, WriteStage } from '../policy.ts'
import { keptPoints, pointsDiffer, scoreLeaf } from '../rules/leaf.ts'
import { type Clash, type Fields, mergeFields } from '../rules/merge.ts'
import type { Outcome } from '../rules/outcome.ts'
import type { PlacedLeaf } from '../rules/outline.ts'
import type { CriteriaSet, InputValue, Leaf } from '../rules/set.ts'
import {
  copyOf,
  fieldsOfStanding,
  fromSystem,
  nothing,
  type Standing,
  standingOf,
  unexplained,
} from '../rules/value.ts'
import { reasonWords } from '../rules/words/reason.ts'
import { leafForSaving, saveValues, type Value, type ValueFacts } from '../store/value.ts'
import { needLeaf, type OpenSheet, ofAppraisers, ofUnit, openSheet } from './open.ts'

/**
 * What somebody wishes to stand in a leaf. `version` is the one they saw (0: nobody had written that stage). What is
 * left out stays; an input given as undefined is emptied. `theirs` names fields in which they take the other's value.
 */
export type ValueWish = {
  stage?: WriteStage | undefined
  version: number
  inputs?: Readonly<Record<string, InputValue | undefined>>
  why?: Readonly<Record<string, string | undefined>>
  notApplicable?: boolean | undefined
  handPoints?: string | null | undefined
  note?: string | null | undefined
  reason?: string | null | undefined
  theirs?: readonly string[] | undefined
}

/** What a save came to. `changed` are the fields that this save changed; none when all stood there already. */
export type SavedValue = {
  leaf: string
  stage: WriteStage
  version: number
  points: string | null
  excluded: boolean
  changed: string[]
  at: Date
  /** why these points, in the words of whoever saved; empty while the inputs do not suffice */
  how: string
  set: CriteriaSet
  /** what stands now, and the fields that others changed meanwhile */
  placed: PlacedLeaf
  standing: Standing
  others: string[]
}

const sentFields = (wish: ValueWish): Fields => {
  const sent: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(wish.inputs ?? {})) sent[`in.${name}`] = value
  for (const [name, value] of Object.entries(wish.why ?? {})) sent[`why.${name}`] = value
  if (wish.notApplicable !== undefined) sent.na = wish.notApplicable || undefined
  if (wish.handPoints !== undefined) sent.hand = wish.handPoints ?? undefined
  if (wish.note !== undefined) sent.note = wish.note ?? undefined
  if (wish.reason !== undefined) sent.reason = wish.reason ?? undefined
  for (const name of wish.theirs ?? []) delete sent[name]
  return sent
}

const before: Record<WriteStage, readonly WriteStage[]> = {
  self: [],
  first: ['self'],
  second: ['first', 'self'],
  council: ['second', 'first', 'self'],
}

/** The value that a stage starts from and is compared with: the nearest stage before it that was written. */
export const valueBefore = <V extends { stage: string }>(
  values: readonly V[],
  stage: WriteStage,
): V | undefined =>
  before[stage].map((one) => values.find((value) => value.stage === one)).find((value) => value !== undefined)

/**
 * Somebody else changed the same field meanwhile: told which, what they wrote and who they are; nothing is saved.
 * `others`: what they changed besides, which whoever chooses now has not seen.
 */
const clashed = (
  { clashes, others }: { clashes: readonly Clash[]; others: readonly string[] },
  current: Value | undefined,
): Refused =>
  new Refused(
    'rule',
    'changed-by-other',
    clashes.map((clash) => ({
      field: clash.name,
      reason: 'changed-by-other-field',
      params: { theirs: plain(clash.theirs), mine: plain(clash.mine) },
    })),
    {
      who: current?.personName ?? '',
      at: current ? current.at.toISOString() : '',
      version: current?.version ?? 0,
      fields: clashes.map((clash) => clash.name).join(' '),
      others: others.join(' '),
    },
  )

const plain = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

const needReason = (
  placed: PlacedLeaf,
  standing: Standing,
  score: { stage: WriteStage; points: string | null; excluded: boolean },
  earlier: Value | undefined,
): void => {
  if (standing.handPoints !== null && !standing.reason)
    throw new Refused('input', 'reason-for-hand', [{ field: 'reason', reason: 'reason-for-hand' }])
  if (score.stage === 'self' || !earlier || placed.assessment !== 'self+appraisal' || standing.reason) return
  const other = pointsDiffer(score.points, earlier.points)
  const aside = standing.notApplicable !== earlier.notApplicable
  if (other || aside)
    throw new Refused('input', 'reason-for-change', [{ field: 'reason', reason: 'reason-for-change' }])
}

// what the rule says of a wrong figure is a sentence already
const needNumbers = (ctx: Ctx, leaf: Leaf, outcome: Outcome): void => {
  if (outcome.state !== 'invalid') return
  const input = typeof outcome.facts.input === 'string' ? outcome.facts.input : undefined
  const field = outcome.reason.startsWith('set-aside') ? 'na' : input ? `in.${input}` : 'hand'
  throw new Refused('input', 'value-refused', [{ field, reason: reasonWords(leaf, outcome, ctx.lang) }])
}

const needSources = (standing: Standing, stage: WriteStage): void => {
  if (stage !== 'self' && standing.reason) return
  const names = unexplained(standing)
  if (names.length > 0)
    throw new Refused(
      'input',
      'reason-for-override',
      names.map((name) => ({ field: `why.${name}`, reason: 'reason-for-override' })),
    )
}

const allowedFields = (stage: WriteStage, sent: Fields): Fields => {
  // points by hand are the appraisers'; the unit's words are its note, theirs the reason
  const own = new Set(stage === 'self' ? ['note', 'na'] : ['reason', 'na', 'hand'])
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => name.startsWith('in.') || name.startsWith('why.') || own.has(name),
    ),
  )
}

/**
 * Saves what somebody wrote in a leaf, field by field: what others changed meanwhile stays, and a field that both
 * changed is refused with both values for them to choose. Points follow the rule. Three domain statements, with
 * figures of the system two more.
 */
export const saveValue = (
  ctx: Ctx,
  sheetId: number,
  code: string,
  asked: ValueWish | ((leaf: Leaf) => ValueWish),
): Promise<SavedValue> =>
  inTransaction(ctx, async (ctx) => {
    const open = await openSheet(ctx, sheetId)
    const placed = needLeaf(open, code)
    const wish = typeof asked === 'function' ? asked(placed.leaf) : asked
    const { stage, may } = needStage(ctx, open.sheet, placed, wish.stage)
    const { values, seen } = await leafForSaving(ctx.db, sheetId, code, { stage, version: wish.version })
    const current = values.find((value) => value.stage === stage)
    const earlier = valueBefore(values, stage)
    const system = await systemValuesOf(ctx, open.sheet, placed.leaf)
    // what the system knows stands there from the beginning; what nobody names stays as it is
    const begins = stage === 'self' || (!earlier && placed.assessment !== 'self+appraisal')
    const start: Standing = begins ? fromSystem(system) : copyOf(earlier)
    // a version that never was is nothing seen: whatever stands there is another's
    const base = wish.version === 0 ? start : (seen ?? nothing)
    const merged = mergeFields(
      fieldsOfStanding(base),
      fieldsOfStanding(current ?? start),
      allowedFields(stage, sentFields(wish)),
    )
    if (merged.clashes.length > 0) throw clashed(merged, current)
    const standing = standingOf(merged.fields, system, (current ?? start).sources)
    const outcome = scoreLeaf(placed.leaf, standing, open.sheet.year)
    needNumbers(ctx, placed.leaf, outcome)
    const kept = keptPoints(outcome)
    needSources(standing, stage)
    needReason(placed, standing, { stage, ...kept }, earlier)
    const how = outcome.state === 'missing' ? '' : reasonWords(placed.leaf, outcome, ctx.lang)
    if (current && merged.changed.length === 0)
      return {
        ...described(current),
        stage,
        changed: [],
        at: current.at,
        how,
        set: open.set,
        placed,
        standing,
        others: merged.others,
      }
    return keep(
      ctx,
      open,
      { placed, stage, current, how, others: merged.others, facts: { ...standing, ...kept, agreed: false } },
      may,
      merged.changed,
    )
  })

const described = (value: Value) => ({
  leaf: value.leaf,
  version: value.version,
  points: value.points,
  excluded: value.excluded,
})

type Change = {
  how: string
  others: string[]
  placed: PlacedLeaf
  stage: WriteStage
  current: Value | undefined
  facts: ValueFacts
}

const factsOf = (value: Value | undefined): ValueFacts | null => {
  if (!value) return null
  const { inputs, sources, notApplicable, handPoints, points, excluded, note, reason, agreed } = value
  return { inputs, sources, notApplicable, handPoints, points, excluded, note, reason, agreed }
}

async function keep(
  ctx: Ctx,
  { sheet, set }: OpenSheet,
  { placed, stage, current, facts, how, others }: Change,
  may: May,
  changed: string[],
): Promise<SavedValue> {
  const leaf = placed.leaf.code
  const by = { personId: ctx.actor.id, officeId: may.office?.id ?? null, at: ctx.now }
  const versions = await saveValues(
    ctx.db,
    sheet.id,
    [{ ...facts, leaf, stage, before: factsOf(current) }],
    by,
  )
  record(ctx, 'scoring.saved', stage === 'self' ? ofUnit(sheet) : ofAppraisers(sheet), {
    office: may.office,
    reason: facts.reason ?? undefined,
    before: current && { points: current.points },
    after: { leaf, stage, changed, points: facts.points },
  })
  return {
    leaf,
    stage,
    version: versions.get(leaf) ?? 0,
    points: facts.points,
    excluded: facts.excluded,
    changed,
    at: ctx.now,
    how,
    set,
    placed,
    standing: facts,
    others,
  }
}

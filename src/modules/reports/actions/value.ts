import { inTransaction } from '#platform/action.ts'
import type { Ctx } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import { record } from '#platform/record.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import {
  beforeOf,
  computedOf,
  figuresOfStandings,
  findingsOf,
  type OpenSheet,
  standingsOf,
} from '../facts/sheet.ts'
import { isEmpty, readValue } from '../input/number.ts'
import * as policy from '../policy.ts'
import type { ReadyForm } from '../rules/computed.ts'
import type { Value } from '../rules/consolidate.ts'
import { enter, type Standing } from '../rules/entry.ts'
import type { Indicator } from '../rules/form.ts'
import { numericOf } from '../rules/plain.ts'
import { entryRefusal } from '../rules/sheet.ts'
import { fieldText } from '../rules/show.ts'
import type { Finding } from '../rules/validate.ts'
import { type NewValue, saveValues } from '../store/sheet.ts'
import { lockedSheet, ofSheet } from './locked.ts'

/** One field as somebody leaves it. `seen` is what stood there when they began; left out, whatever stands there now. */
export type FieldWish = {
  indicator: string
  text: string
  seen?: string | undefined
  why?: string | undefined
}

/** Where the texts come from, and in which language's signs: on English pages a comma stands between thousands. */
export type Typing = { source?: 'typed' | 'file'; lang?: Lang }

/** What a save came to: what stands now in the fields that it touches, and what the check says of them. */
export type Saved = {
  open: OpenSheet
  changed: string[]
  standings: ReadonlyMap<string, Standing>
  computed: ReadonlyMap<string, Value>
  findings: Finding[]
  related: ReadonlySet<string>
}

/** Indicators whose check looks at one of these: sums, parts, percents, and what those are made of. */
const relatedTo = (form: ReadyForm, codes: readonly string[]): Set<string> => {
  const own = new Set(codes)
  const related = new Set(codes)
  for (const i of form.form.indicators) {
    const parts = [
      ...(i.total_of ?? []),
      ...(form.computed.get(i.code)?.names ?? []),
      ...(i.parent ? [i.parent] : []),
    ]
    if (!own.has(i.code) && !parts.some((code) => own.has(code))) continue
    related.add(i.code)
    for (const code of parts) related.add(code)
  }
  return related
}

const exchanged = (text: string): string => text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))

/** A text typed with the signs of a language as a value of its indicator; null for an empty one. */
export const readTyped = (
  text: string,
  indicator: Indicator,
  lang: Lang,
): Value | null | { reason: string } => {
  if (isEmpty(text)) return null
  const value = readValue(lang === 'en' ? exchanged(text) : text, indicator)
  if (value === 'ambiguous') return { reason: 'value-ambiguous' }
  if (value === undefined)
    return { reason: indicator.kind === 'boolean' ? 'value-not-yes-or-no' : 'value-not-a-number' }
  const digits = numericOf(value)?.replace(/[-.]/g, '').length ?? 0
  return digits > 15 ? { reason: 'value-too-long' } : value
}

const isFault = (read: ReturnType<typeof readTyped>): read is { reason: string } =>
  typeof read === 'object' && read !== null && 'reason' in read

type Decided = {
  saves: (NewValue & { was: Value | null; now: Value | null })[]
  /** of the saves those that override a figure of the system without saying why */
  unexplained: string[]
  errors: FieldError[]
  clashes: FieldError[]
}

/** Field by field: what is to be saved, what cannot be read, what somebody else changed meanwhile. */
export const decideFields = (
  ctx: Ctx,
  { sheet, form }: OpenSheet,
  standings: ReadonlyMap<string, Standing>,
  wishes: readonly FieldWish[],
  { source, lang }: Required<Typing>,
): Decided => {
  const found: Decided = { saves: [], unexplained: [], errors: [], clashes: [] }
  for (const { indicator: code, text, seen, why } of wishes) {
    const indicator = form.indicators.get(code)
    const now = standings.get(code)
    if (!indicator || !now) {
      found.errors.push({ field: `v.${code}`, reason: 'not-asked-here', params: { indicator: code } })
      continue
    }
    const value = readTyped(text, indicator, lang)
    if (isFault(value)) {
      found.errors.push({
        field: `v.${code}`,
        reason: value.reason,
        params: { indicator: code, value: text.slice(0, 40) },
      })
      continue
    }
    const base = seen === undefined ? now.value : readTyped(seen, indicator, lang)
    const done = enter(now, { value, seen: isFault(base) ? null : base, reason: why?.trim() || null, source })
    if (done.act === 'refuse') found.unexplained.push(code)
    if (done.act === 'clash')
      found.clashes.push({
        field: `v.${code}`,
        reason: 'changed-by-other-field',
        params: { theirs: fieldText(done.theirs, ctx.lang) || '–', mine: text || '–', indicator: code },
      })
    else if (done.act !== 'none')
      found.saves.push({
        sheetId: sheet.id,
        indicator: code,
        before: numericOf(now.value),
        systemValue: now.system === undefined ? null : numericOf(now.system),
        was: now.value,
        ...(done.act === 'save'
          ? { value: numericOf(done.value), now: done.value, source: done.source, reason: done.reason }
          : { value: numericOf(value), now: value, source, reason: null }),
      })
  }
  return found
}

const after = (standings: Map<string, Standing>, saves: Decided['saves']): Map<string, Standing> => {
  for (const { indicator, now, source, reason } of saves) {
    const old = standings.get(indicator)
    standings.set(indicator, { value: now, source, system: old?.system, reason })
  }
  return standings
}

/**
 * Saves fields of a sheet. A figure of the system is overridden only with a reason; a field that somebody else changed
 * meanwhile is told with both values; nothing is saved unless all can be. Five domain statements, two more where a field
 * is one that the system knows.
 */
export const saveFields = (
  ctx: Ctx,
  sheetId: number,
  wishes: readonly FieldWish[],
  { source = 'typed', lang = 'vi' }: Typing = {},
): Promise<Saved> =>
  inTransaction(ctx, async (ctx) => {
    const open = await lockedSheet(ctx, sheetId, (sheet) => policy.mayEnter(ctx.actor, sheet))
    const { sheet, form, office } = open
    const closed = entryRefusal(sheet.state, sheet.period.state)
    if (closed) throw new Refused('rule', closed)
    const related = relatedTo(
      form,
      wishes.map((one) => one.indicator),
    )
    const { standings } = await standingsOf(ctx, open, [...related])
    const { saves, unexplained, errors, clashes } = decideFields(ctx, open, standings, wishes, {
      source,
      lang,
    })
    for (const code of unexplained) errors.push({ field: `why.${code}`, reason: 'reason-for-override' })
    if (errors.length > 0) throw new Refused('input', 'bad-input', errors)
    if (clashes.length > 0) throw new Refused('rule', 'changed-by-other', clashes)
    const by = { personId: ctx.actor.id, officeId: office?.id ?? null, at: ctx.now }
    await saveValues(
      ctx.db,
      saves.map(({ was: _, now: __, ...row }) => row),
      by,
    )
    if (saves.length > 0)
      record(ctx, source === 'file' ? 'report.file-taken' : 'report.saved', ofSheet(sheet), {
        office,
        before: Object.fromEntries(saves.map((s) => [s.indicator, s.before])),
        after: Object.fromEntries(saves.map((s) => [s.indicator, s.value])),
      })
    const now = after(standings, saves)
    const figures = figuresOfStandings(now)
    const before = await beforeOf(ctx, open)
    return {
      open,
      changed: saves.map((s) => s.indicator),
      standings: now,
      computed: computedOf(form, figures),
      findings: findingsOf(open, figures, before).filter((f) => related.has(f.indicator)),
      related,
    }
  })

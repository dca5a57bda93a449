import type { Ctx } from '#platform/context.ts'
import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import type { FindingQuery } from '../input.ts'
import * as policy from '../policy.ts'
import { findItem } from '../rules/checklist.ts'
import { type FindingThen, findingThen, type Timing, timing } from '../rules/finding.ts'
import { type FindingKey, findingKeys, keysOf } from '../rules/measures.ts'
import { type Finding, listFindings } from '../store/finding.ts'
import { texts } from '../texts.ts'
import { needPart } from './reading.ts'

/** A finding as it stood on a day, with the figures it counts in. */
export type FindingLine = {
  finding: Finding
  then: FindingThen
  time: Timing
  repeated: boolean
  keys: FindingKey[]
}

export const lineOf = (finding: Finding, asOf: Day): FindingLine[] => {
  const then = findingThen(finding.events, asOf)
  if (!then) return []
  const repeated = finding.earlier.length > 0
  const counted = { ...finding, begunOn: finding.begunOn ?? asOf }
  const keys = keysOf(counted, new Set(repeated ? [finding.id] : []), asOf)
  return [{ finding, then, time: timing(then, finding.dueOn, asOf), repeated, keys }]
}

/** The findings that a query names on a day, and how many each of its other links would show. One statement. */
export const readFindings = async (ctx: Ctx, year: number, query: FindingQuery) => {
  needPart(ctx)
  const asOf = query.asOf ?? ctx.today
  const wish = { year: query.of ?? year, unitId: query.unit }
  const all = (await listFindings(ctx.db, policy.sightOf(ctx.actor), wish))
    .flatMap((finding) => lineOf(finding, asOf))
    .filter((line) => line.keys.length > 0)
  const fits = (line: FindingLine, but?: 'which' | 'severity' | 'block') =>
    (but === 'which' || !query.which || line.keys.includes(query.which)) &&
    (but === 'severity' || !query.severity || line.finding.severity === query.severity) &&
    (but === 'block' ||
      !query.block ||
      findItem(line.finding.content, line.finding.item)?.block.code === query.block)
  return { asOf, year: wish.year, query, all, lines: all.filter((line) => fits(line)), fits }
}
export type FindingsReading = Awaited<ReturnType<typeof readFindings>>

/** How many of these lines count in each figure. */
export const tally = (lines: readonly FindingLine[]): Record<FindingKey, number> =>
  Object.fromEntries(
    findingKeys.map((key) => [key, lines.filter((line) => line.keys.includes(key)).length]),
  ) as Record<FindingKey, number>

/** The list as a sheet: exactly the rows that are shown. */
export const findingsSheet = ({ lines, year, asOf }: FindingsReading, lang: Lang): SheetTableInput => {
  const t = texts[lang].pages
  return {
    sheet: t.findings,
    title: t.findingsTitle(year),
    subtitle: t.asOf(asOf.split('-').reverse().join('/')),
    columns: [
      { width: 30 },
      { width: 8 },
      { width: 60 },
      { width: 14 },
      { width: 30 },
      { width: 30 },
      { width: 12, align: 'center' },
      { width: 16 },
      { width: 18 },
      { width: 12 },
    ],
    head: [
      [t.unit, t.item, t.findingText, t.severity, t.owner, t.basis, t.dueOn, t.state, t.time, t.repeated],
    ],
    rows: lines.map(({ finding: f, then, time, repeated }) => [
      lang === 'en' ? (f.unitNameEn ?? f.unitName) : f.unitName,
      f.item,
      f.text,
      t.severities[f.severity],
      lang === 'en' ? (f.ownerNameEn ?? f.ownerName) : f.ownerName,
      f.basis,
      { day: f.dueOn },
      t.findingStates[then.state],
      t.times[time.key](time.days),
      repeated ? t.yes : null,
    ]),
  }
}

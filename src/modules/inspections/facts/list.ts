import type { Ctx } from '#platform/context.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetTableInput } from '../../documents/facts.ts'
import type { FindingQuery } from '../input.ts'
import * as policy from '../policy.ts'
import { findItem } from '../rules/checklist.ts'
import { type Line, lineOf } from '../rules/line.ts'
import { type Finding, listFindings } from '../store/finding.ts'
import { texts } from '../texts.ts'
import { needPart } from './reading.ts'

export type FindingLine = Line<Finding>

/** The findings that a query names on a day (of one year, or of all), and how many each of its other links would show. One statement. */
export const readFindings = async (ctx: Ctx, year: number, query: FindingQuery) => {
  needPart(ctx)
  const asOf = query.asOf ?? ctx.today
  const wish = { year: query.of === 'all' ? undefined : (query.of ?? year), unitId: query.unit }
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

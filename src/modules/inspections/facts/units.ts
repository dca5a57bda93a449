import type { Ctx } from '#platform/context.ts'
import { type Day, yearOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import type { SheetList, SheetPart } from '#platform/room.ts'
import * as policy from '../policy.ts'
import { type Line, lineOf } from '../rules/line.ts'
import { type Finding, listFindings } from '../store/finding.ts'
import { type LastVisit, visitsOfUnits } from '../store/units.ts'
import { texts } from '../texts.ts'

type Listed = Line<Finding>

/** Findings by name on a sheet, oldest due first; one that was remedied has no day to keep any more. */
const listed = (
  lines: readonly Listed[],
  which: 'open' | 'remedied',
  url: string,
  lang: Lang,
): SheetList[] => {
  const t = texts[lang].pages
  const own = lines.filter((line) => line.keys.includes(which))
  if (own.length === 0) return []
  return [
    {
      title: which === 'open' ? t.openFindings : t.keys.remedied,
      total: own.length,
      url: `${url}&which=${which}`,
      rows: own
        .toSorted((a, b) => ((a.finding.dueOn ?? '') < (b.finding.dueOn ?? '') ? -1 : 1))
        .slice(0, 10)
        .map(({ finding, time }) => ({
          text: finding.text,
          url: `/inspections/findings/${finding.id}`,
          due: which === 'open' ? finding.dueOn : null,
          note: which === 'open' && finding.dueOn ? null : t.times[time.key](time.days),
        })),
    },
  ]
}

/** A unit's findings on its sheet: closed of all this year and last, those open and those remedied by name. */
export const sheetOf = (
  findings: readonly Finding[],
  { unitId, day, lang }: { unitId: number; day: Day; lang: Lang },
): SheetPart => {
  const t = texts[lang]
  const lines = findings
    .flatMap((finding) => lineOf(finding, day))
    .filter((line) => line.keys.length > 0 && line.finding.year >= yearOf(day) - 1)
  const year = lines[0]?.finding.year ?? yearOf(day)
  const url = `/inspections/findings?of=${year}&unit=${unitId}`
  return {
    room: 'inspections',
    title: t.inspections,
    figures:
      lines.length === 0
        ? []
        : [
            {
              name: t.pages.closedFigure,
              value: lines.filter((line) => line.keys.includes('closed')).length,
              of: lines.length,
              percent: null,
              url,
            },
          ],
    lists: [...listed(lines, 'open', url, lang), ...listed(lines, 'remedied', url, lang)],
  }
}

/** How a unit stands with inspections on a day: findings that are open and overdue, its last visit, its part of a sheet. */
export type UnitInspections = {
  part: SheetPart
  open: number
  overdue: number
  lastVisit: LastVisit | undefined
}

/** Inspections of several units on a day, as far as they are in sight. Two statements, however many units. */
export const inspectionsOfUnits = async (
  ctx: Ctx,
  unitIds: readonly number[],
  day: Day = ctx.today,
): Promise<Map<number, UnitInspections>> => {
  const sight = policy.sightOf(ctx.actor)
  const findings = await listFindings(ctx.db, sight, { unitIds })
  const visits = await visitsOfUnits(ctx.db, sight, unitIds, day)
  return new Map(
    unitIds.map((unitId) => {
      const own = findings.filter((one) => one.ownerUnitId === unitId || one.unitId === unitId)
      const lines = own.flatMap((finding) => lineOf(finding, day))
      const counting = (key: 'open' | 'overdue') => lines.filter((line) => line.keys.includes(key)).length
      return [
        unitId,
        {
          part: sheetOf(own, { unitId, day, lang: ctx.lang }),
          open: counting('open'),
          overdue: counting('overdue'),
          lastVisit: visits.get(unitId),
        },
      ]
    }),
  )
}

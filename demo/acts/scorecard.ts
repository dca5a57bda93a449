import { addScorecardLine, bindMeasure, setScorecardTarget } from '../../src/modules/programme/actions.ts'
import { scorecardLines } from '../../src/modules/programme/facts.ts'
import type { Ctx } from '../../src/platform/context.ts'
import type { Day } from '../../src/platform/day.ts'
import { gatherKinds, type MeasureKind } from '../../src/platform/measure.ts'
import type { Act, Stage } from '../stage.ts'
import { act } from '../work.ts'

type Wish = { measure: string; part?: string; better?: 'more' | 'less'; target?: string }
type Line = { direction: 'increase' | 'decrease' | 'never'; vi: string; en: string; measures: Wish[] }

const yearly = 'reports.form/cchc-dinh-ky/Y'

// The seven lines are those of the 2025 slogan as published; what they are measured by and the targets are invented.
const lines: Line[] = [
  {
    direction: 'increase',
    vi: 'Công khai, minh bạch và trách nhiệm giải trình',
    en: 'Publicity, transparency and accountability',
    measures: [
      { measure: 'tasks.onTimeOfDue', target: '90' },
      { measure: 'reports.on-time', target: '95' },
      { measure: 'scoring.percent', part: 'department', target: '85' },
    ],
  },
  {
    direction: 'increase',
    vi: 'Giải quyết thủ tục trực tuyến',
    en: 'Procedures settled online',
    measures: [{ measure: yearly, part: '7.5.4', target: '80' }],
  },
  {
    direction: 'increase',
    vi: 'Sự hài lòng',
    en: 'Satisfaction',
    measures: [{ measure: 'surveys.overall', part: 'sipas-2023', target: '90' }],
  },
  {
    direction: 'decrease',
    vi: 'Thời gian thực hiện thủ tục',
    en: 'Time to carry out procedures',
    measures: [{ measure: yearly, part: '3.3.1', better: 'more', target: '98' }],
  },
  { direction: 'decrease', vi: 'Chi phí tuân thủ', en: 'Cost of complying', measures: [] },
  {
    direction: 'never',
    vi: 'Không phiền hà, sách nhiễu',
    en: 'No trouble, no harassment',
    measures: [{ measure: 'surveys.risk' }],
  },
  {
    direction: 'never',
    vi: 'Không trễ hẹn',
    en: 'No late appointment',
    measures: [{ measure: 'tasks.openOverdue' }, { measure: 'inspections.overdue' }],
  },
]

const source = 'Mức do dự án đặt ra để trình diễn'

const partOf = ({ measure, part }: Wish, kinds: readonly MeasureKind[]): string | undefined =>
  part ?? kinds.find(({ key }) => key === measure)?.parts[0]?.value

const bind = async (
  ctx: Ctx,
  of: { year: number; id: number },
  wish: Wish,
  kinds: readonly MeasureKind[],
): Promise<void> => {
  const { measure, better, target } = wish
  await bindMeasure(ctx, of, { measure, part: partOf(wish, kinds) || undefined, better }, kinds)
  if (!target) return
  const line = (await scorecardLines(ctx.db, of.year)).find(({ id }) => id === of.id)
  const dueOn: Day = `${of.year}-12-31`
  await setScorecardTarget(ctx, of, line?.bindings.at(-1)?.id ?? 0, { value: target, dueOn, source })
}

const draw = async (stage: Stage, day: Day, year: number, trial: boolean): Promise<void> => {
  const ctx = await stage.as('thuongtruc', day, '09:30')
  const kinds = await gatherKinds(ctx, stage.deps.rooms)
  for (const { direction, vi, en, measures } of lines) {
    const { id } = await addScorecardLine(ctx, year, {
      direction,
      textVi: trial ? `${vi} (thử, minh họa)` : vi,
      textEn: trial ? `${en} (trial, invented)` : en,
    })
    for (const wish of measures) await bind(ctx, { year, id }, wish, kinds)
  }
}

/** The scorecard of 2025, tried (invented) on the year before, so that there are figures to look at in February. */
export const scorecardActs: Act[] = [
  act('2024-12-03', 'thử bảng đo trên số liệu năm 2024', (stage) => draw(stage, '2024-12-03', 2024, true)),
  act('2025-01-22', 'bảng đo năm 2025', (stage) => draw(stage, '2025-01-22', 2025, false)),
]

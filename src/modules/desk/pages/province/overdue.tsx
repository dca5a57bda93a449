import { ActButton } from '#ui/button.tsx'
import { showNumber } from '#ui/format.ts'
import { Sheet } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import type { ProvinceHome } from '../../facts/home.ts'
import type { Texts } from '../../texts.ts'
import { beside, overdueList, type Shown, tasksOf } from './shape.ts'

/** One block for each task, as many as fit; the number beside says all. */
const Ticks = ({ n }: { n: number }) => {
  const shown = Math.min(n, 10)
  return (
    <svg class="ct-ticks" viewBox={`0 0 ${Math.max(48, shown * 15)} 12`} aria-hidden="true">
      {Array.from({ length: shown }, (_, i) => (
        <rect x={String(i * 15)} y="1" width="11" height="10" rx="1.5" />
      ))}
    </svg>
  )
}

/** As many tasks as one bulk act takes, worst units first, whole units only. */
const remindable = (overdue: ProvinceHome['overdue']): { units: number; ids: number[] } => {
  const ids: number[] = []
  let n = 0
  for (const unit of overdue) {
    if (ids.length + unit.task_ids.length > 500) break
    ids.push(...unit.task_ids)
    n += 1
  }
  return { units: n, ids }
}

/** Who supervises each; the column is there when anybody does. */
const supervisors = (t: Texts): Column<ProvinceHome['overdue'][number]> => ({
  head: t.supervisor,
  phone: 'drop',
  cell: (unit) =>
    unit.members.length > 0 ? unit.members.join(', ') : <span class="ct-quiet">{t.nobodyYet}</span>,
})

/** As many units as one A4 takes beside the plan; the list behind the figure has all. */
const mostUnits = 15

/** Units with overdue tasks, the longest first, and the one click that reminds them. */
export const OverdueSheet = ({ t, frame, home, mayRemind }: Shown & { mayRemind: boolean }) => {
  const { overdue } = home
  const { lang } = frame
  if (overdue.length === 0)
    return (
      <Sheet span={beside(home) ? 7 : undefined} id="overdue" title={t.overdueByUnit}>
        <p class="ct-quiet">{t.noOverdue}</p>
      </Sheet>
    )
  const remind = remindable(overdue)
  return (
    <Sheet
      span={beside(home) ? 7 : undefined}
      flush
      id="overdue"
      title={t.overdueByUnit}
      aside={
        <span class="ct-small">
          <a class="ct-n" href={overdueList}>
            {t.overdueAside(tasksOf(home))}
          </a>
          {t.overdueUnits(overdue.length)}
        </span>
      }
      acts={
        mayRemind && remind.units > 0 ? (
          <>
            <ActButton
              action="/tasks/reminders"
              fields={{ ids: remind.ids.join(','), back: overdueList }}
              kind="second"
              icon="bell"
            >
              {t.remindAll(remind.units)}
            </ActButton>
            <span class="ct-small ct-quiet">{t.remindNote}</span>
          </>
        ) : undefined
      }
    >
      <Table
        lang={lang}
        caption={t.overdueByUnit}
        rows={overdue.slice(0, mostUnits)}
        columns={[
          {
            head: t.lead,
            cell: (unit) => (
              <a class="ct-row-link" href={`/units/${unit.unit_id}/sheet`}>
                {unit.name}
              </a>
            ),
          },
          {
            head: t.tasks,
            phone: 'end',
            cell: (unit) => (
              <span class="ct-tick">
                <a class="ct-n" href={`/tasks?programme=all&lead=${unit.unit_id}&count=openOverdue`}>
                  {showNumber(unit.n, lang)}
                </a>
                <Ticks n={unit.n} />
              </span>
            ),
          },
          { head: t.longest, n: true, phone: 'label', cell: (unit) => t.days(unit.worst_days) },
          {
            head: t.reminded,
            n: true,
            phone: 'label',
            cell: (unit) =>
              unit.reminders > 0 ? t.times(unit.reminders) : <span class="ct-quiet">{t.notYet}</span>,
          },
          ...(overdue.some((unit) => unit.members.length > 0) ? [supervisors(t)] : []),
        ]}
      />
      {overdue.length > mostUnits ? (
        <p class="ct-small ct-more-units">
          <a class="ds-link" href={overdueList}>
            {t.moreUnits(overdue.length - mostUnits)}
          </a>
        </p>
      ) : null}
    </Sheet>
  )
}

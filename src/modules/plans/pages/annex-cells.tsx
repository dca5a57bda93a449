import type { Day } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { showDate, showDecimal, showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import type { Column } from '#ui/table.tsx'
import { StateTag, TimeTag } from '#ui/tag.tsx'
import type { AnnexRow, PlanReading } from '../facts/reading.ts'
import { standingState, standingTime } from '../standing-words.ts'
import { texts } from '../texts.ts'
import { changedBy } from './row.tsx'

type Units = PlanReading['units']

const nameOf = (units: Units, id: number, lang: Lang): string => units.get(id)?.[lang] ?? `#${id}`

const Names = ({ ids, units, lang }: { ids: readonly number[]; units: Units; lang: Lang }) => (
  <>
    {ids.map((id, i) => (
      <>
        {i > 0 ? ', ' : ''}
        <Said text={nameOf(units, id, lang)} />
      </>
    ))}
  </>
)

/** Up to two units by name; more of them counted by block, the names a press away. */
const Coordinators = ({ row, units, lang }: { row: AnnexRow; units: Units; lang: Lang }) => {
  const t = texts[lang]
  const ids = row.coordinatorUnitIds
  if (ids.length === 0 && !row.coordinatorText) return null
  if (ids.length <= 2)
    return (
      <div class="ct-small ct-quiet ct-hide-phone">
        {t.coordinators}:{' '}
        {ids.length > 0 ? <Names ids={ids} units={units} lang={lang} /> : <Said text={row.coordinatorText} />}
      </div>
    )
  const blocks = [...Map.groupBy(ids, (id) => blockOf(units.get(id)?.block, lang))]
  const words = blocks.map(([, own]) =>
    blockOf(units.get(own[0] ?? 0)?.block, lang)(showNumber(own.length, lang)),
  )
  return (
    <details class="ct-small ct-quiet ct-hide-phone">
      <summary>
        {t.coordinators}: {words.join(', ')}
      </summary>
      <Names ids={ids} units={units} lang={lang} />
    </details>
  )
}

/** How units of a block are counted in words; all other blocks together as units. */
const blockOf = (block: string | undefined, lang: Lang) =>
  texts[lang].blocks[block ?? ''] ?? texts[lang].units

const StandingTags = ({ row, asOf, lang }: { row: AnnexRow; asOf: Day; lang: Lang }) => {
  const t = texts[lang]
  if (!row.standing) return <span class="ct-quiet">{t.notYet}</span>
  const time = standingTime(row.standing, asOf)
  const objective = row.standing.bucket === 'completedObjective' || row.standing.bucket === 'openObjective'
  return (
    <span class="ct-tags">
      <StateTag state={standingState(row, row.standing)} lang={lang} />
      {time ? <TimeTag time={time} lang={lang} /> : null}
      {objective ? <span class="ct-small ct-quiet">{t.figures.objective}</span> : null}
    </span>
  )
}

const Gaps = ({ row, lang }: { row: AnnexRow; lang: Lang }) => {
  const t = texts[lang]
  if (row.gaps.length === 0) return <span class="ct-quiet">{t.complete}</span>
  return <strong>{row.gaps.map((gap) => t.gap[gap]).join('; ')}</strong>
}

const Title = ({ row, planId, lang }: { row: AnnexRow; planId: number; lang: Lang }) => {
  const t = texts[lang]
  const [task] = row.tasks
  const href = row.tasks.length === 1 && task?.open ? `/tasks/${task.id}` : `/plans/${planId}/rows/${row.id}`
  return (
    <>
      <a class="ct-row-link" href={href}>
        <Said text={row.title} />
      </a>
      <br />
      <span class="ct-small ct-quiet">
        {t.product}: <Said text={row.product} />
        {changedBy(row, lang).map((words) => ` · ${words}`)}
      </span>
    </>
  )
}

const Leads = ({ row, units, lang }: { row: AnnexRow; units: Units; lang: Lang }) => {
  if (row.tasks.length === 0)
    return row.leadUnitIds.length > 0 ? (
      <Names ids={row.leadUnitIds} units={units} lang={lang} />
    ) : (
      <Said text={row.leadText} />
    )
  return (
    <>
      {row.tasks.map((task, i) => {
        const name = units.get(task.lead_unit_id)?.[lang] ?? task.lead_name
        return (
          <>
            {i > 0 ? ', ' : ''}
            {row.tasks.length > 1 && task.open ? (
              <a class="ct-row-link" href={`/tasks/${task.id}`}>
                <Said text={name} />
              </a>
            ) : (
              <Said text={name} />
            )}
          </>
        )
      })}
    </>
  )
}

const Deadline = ({ row, lang }: { row: AnnexRow; lang: Lang }) => {
  const t = texts[lang]
  const { standing } = row
  const extended = standing?.dueOn && standing.plannedOn && standing.dueOn !== standing.plannedOn
  return (
    <>
      <Said text={row.deadlineText || (row.deadlineOn ? showDate(row.deadlineOn, lang) : '')} />
      {extended ? (
        <span class="ct-small ct-quiet"> {t.extended(showDate(standing.dueOn as Day, lang))}</span>
      ) : null}
    </>
  )
}

const Money = ({ row, lang }: { row: AnnexRow; lang: Lang }) => {
  const t = texts[lang]
  const spent = Number(row.spent) > 0 ? showDecimal(row.spent, lang) : undefined
  if (row.money === null) return <>{spent ? t.spentOnly(spent) : ''}</>
  const money = showDecimal(row.money, lang)
  return <>{spent ? t.spentOf(spent, money) : money}</>
}

/** The columns of the annex; money only where there is any. */
export const columnsOf = (reading: PlanReading, asOf: Day, lang: Lang): Column<AnnexRow>[] => {
  const t = texts[lang]
  const { plan, units } = reading
  const money = reading.rows.some((row) => row.money !== null || Number(row.spent) > 0)
  return [
    {
      head: t.no,
      cell: (row) => (
        <a
          class="ct-row-link ct-num"
          href={`/plans/${plan.id}/rows/${row.id}`}
          aria-label={t.row(row.number)}
        >
          {row.number}
        </a>
      ),
      nowrap: true,
      phone: 'drop',
    },
    {
      head: t.tasks,
      names: true,
      phone: 'wide',
      cell: (row) => <Title row={row} planId={plan.id} lang={lang} />,
    },
    {
      head: t.lead,
      phone: 'label',
      cell: (row) => (
        <>
          <Leads row={row} units={units} lang={lang} />
          <Coordinators row={row} units={units} lang={lang} />
        </>
      ),
    },
    { head: t.deadline, phone: 'label', cell: (row) => <Deadline row={row} lang={lang} /> },
    {
      head: t.standing,
      cell: (row) =>
        plan.state === 'draft' ? (
          <Gaps row={row} lang={lang} />
        ) : (
          <StandingTags row={row} asOf={asOf} lang={lang} />
        ),
    },
    ...(money
      ? [
          {
            head: t.moneyHead,
            n: true,
            phone: 'label' as const,
            cell: (row: AnnexRow) => <Money row={row} lang={lang} />,
          },
        ]
      : []),
  ]
}

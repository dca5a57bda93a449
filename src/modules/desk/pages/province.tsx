import { ActButton, LinkButton, PrintButton } from '#ui/button.tsx'
import { ProgressChart } from '#ui/chart.tsx'
import { Bar, Facts, Fraction, NumberLink } from '#ui/figure.tsx'
import { showDate, showNumber, showTime, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Count, TimeTag } from '#ui/tag.tsx'
import type { ProvinceHome } from '../facts/home.ts'
import { type Texts, texts } from '../texts.ts'

type Shown = { t: Texts; frame: Frame; home: ProvinceHome }

const overdueList = '/tasks?programme=all&count=openOverdue'
const beside = ({ directives }: ProvinceHome): boolean => directives.total > 0
const tasksOf = ({ overdue }: ProvinceHome): number => overdue.reduce((sum, unit) => sum + unit.n, 0)

/** Behind (positive) or ahead of the trajectory, in plan tasks. */
const gapOf = ({ standing }: ProvinceHome): number =>
  standing ? standing.planned - standing.figures.completed : 0

const PlanSentence = ({ t, home }: { t: Texts; home: ProvinceHome }) => {
  const { plan, standing } = home
  if (!plan || !standing) return <>{t.gist.noPlan(home.year)}</>
  const gap = gapOf(home)
  const { completed, counted } = standing.figures
  return (
    <>
      {t.gist.plan}
      <a class="ct-n" href={`/plans/${plan.id}?show=completed`}>
        {t.gist.planDone(completed, counted)}
      </a>
      {gap > 0 ? t.gist.behind(gap) : gap < 0 ? t.gist.ahead(-gap) : t.gist.even}
    </>
  )
}

const Gist = ({ t, frame, home }: Shown) => {
  const late = tasksOf(home)
  const worst = home.overdue[0]?.worst_days ?? 0
  return (
    <>
      <p class="ct-gist">
        <PlanSentence t={t} home={home} />
        {late > 0 ? (
          <>
            <a class="ct-n" href={overdueList}>
              {t.gist.overdue(late)}
            </a>
            {t.gist.overdueIn(home.overdue.length, worst)}
          </>
        ) : (
          t.gist.noOverdue
        )}
        {frame.waiting > 0 ? (
          <>
            <a class="ct-n" href="/waiting">
              {t.gist.waiting(frame.waiting)}
            </a>
            {t.gist.waitingFor}
          </>
        ) : (
          t.gist.noWaiting
        )}
      </p>
      <p class="ct-small ct-quiet">
        {t.cutoff(
          showTime(frame.printedAt),
          new Date(`${frame.today}T00:00:00Z`).getUTCDay(),
          showDate(frame.today, frame.lang),
        )}
      </p>
    </>
  )
}

const always = ['completedOnTime', 'completedLate', 'inTime', 'dueSoon', 'openOverdue'] as const
const ifAny = ['completedNoDeadline', 'openNoDeadline', 'openSuspended', 'objective', 'recalled'] as const
const times = {
  completedOnTime: 'on-time',
  completedLate: 'late',
  inTime: 'in-time',
  dueSoon: 'due-soon',
  openOverdue: 'overdue',
} as const

const Path = ({ t, frame, home }: Shown) => {
  const gap = gapOf(home)
  return (
    <p class="ct-gap">
      {t.pathTo}
      {showNumber(home.standing?.planned ?? 0, frame.lang)},{' '}
      <strong>{gap > 0 ? t.pathBehind(gap) : gap < 0 ? t.pathAhead(-gap) : t.pathEven}</strong>.
    </p>
  )
}

const PlanSheet = ({ t, frame, home }: Shown) => {
  const { plan, standing } = home
  if (!plan || !standing)
    return (
      <Sheet span={8} id="plan" title={t.planName(home.year)}>
        <p>{t.noPlan(home.year)}.</p>
        <p class="ct-quiet">{t.noPlanHow}</p>
        <p class="ct-gapped">
          <LinkButton href="/plans" kind="second">
            {t.plans}
          </LinkButton>
        </p>
      </Sheet>
    )
  const { figures } = standing
  const href = (name: string) => `/plans/${plan.id}?show=${name}`
  const shown = [...always, ...ifAny.filter((name) => figures[name] > 0)]
  return (
    <Sheet
      span={8}
      id="plan"
      class="ct-plan"
      title={plan.title}
      aside={<SheetLink href={`/plans/${plan.id}`}>{t.openPlan}</SheetLink>}
    >
      <div class="ct-plan-body">
        <div>
          <Fraction
            done={figures.completed}
            of={figures.counted}
            href={href('completed')}
            lang={frame.lang}
            name={t.planMeasure}
          />
          <Path t={t} frame={frame} home={home} />
          <Facts
            facts={shown.map((name) => ({
              name: t.figures[name],
              time: (times as Partial<Record<string, (typeof times)[keyof typeof times]>>)[name],
              value: <NumberLink n={figures[name]} href={href(name)} lang={frame.lang} />,
            }))}
          />
        </div>
        <ProgressChart
          lang={frame.lang}
          name={t.chartName}
          done={standing.done}
          plan={standing.plan}
          total={figures.counted}
          year={plan.year}
          today={frame.today}
        />
      </div>
    </Sheet>
  )
}

const WaitingSheet = ({ t, frame, home }: Shown) => (
  <Sheet
    span={4}
    id="to-decide"
    class="ct-wait"
    title={
      <>
        {t.toDecide} {frame.waiting > 0 ? <Count n={frame.waiting} lang={frame.lang} color="accent" /> : null}
      </>
    }
    aside={frame.waiting > 0 ? <SheetLink href="/waiting">{t.all}</SheetLink> : undefined}
  >
    {home.waiting.length === 0 ? <p class="ct-quiet">{t.nothingToDecide}</p> : null}
    {home.waiting.length === 0 ? null : (
      <ol class="ct-plain ct-wait-list">
        {home.waiting.slice(0, 4).map((line) => (
          <li>
            <a href={line.form.post ? line.url : line.form.href}>
              {line.label ? `${line.label}: ` : ''}
              {line.title}
            </a>
            <p>
              <TimeTag time={timelinessOf(line.due_on, null, frame.today)} lang={frame.lang} />{' '}
              <span>{line.detail}</span>
            </p>
          </li>
        ))}
      </ol>
    )}
  </Sheet>
)

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

const OverdueSheet = ({ t, frame, home, mayRemind }: Shown & { mayRemind: boolean }) => {
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

const Directives = ({ t, frame, home }: Shown) => (
  <Sheet
    span={5}
    id="directives"
    title={t.directives}
    aside={<SheetLink href="/directives?state=issued">{t.allDirectives(home.directives.total)}</SheetLink>}
  >
    <ul class="ct-plain ct-answers">
      {home.directives.worst.map(({ id, documentNo, subject, issuedOn, answers }) => {
        const { of, answered, overdue } = answers ?? { of: 0, answered: 0, overdue: 0 }
        const list = `/tasks?programme=all&source=directive&sourceId=${id}`
        const words = `${showNumber(answered, frame.lang)}/${showNumber(of, frame.lang)}`
        return (
          <li>
            <a class="ct-row-link" href={`/directives/${id}`}>
              {documentNo ?? subject}
            </a>
            <span class="ct-num">
              <NumberLink
                n={answered}
                href={`${list}&state=submitted,completed`}
                lang={frame.lang}
                text={words}
              />
            </span>
            <Bar parts={[{ n: answered }, { n: overdue, color: 'bad' }]} of={of} />
            <small>
              {[documentNo && subject, issuedOn && showDate(issuedOn, frame.lang)]
                .filter(Boolean)
                .join(' · ')}
            </small>
            <small class="ct-num">{overdue > 0 ? t.overdueCount(overdue) : ''}</small>
          </li>
        )
      })}
    </ul>
  </Sheet>
)

/** `/` for the committee: the province on one page. */
export const ProvincePage = ({
  frame,
  home,
  may,
  scoped,
}: {
  frame: Frame
  home: ProvinceHome
  may: { remind: boolean; give: boolean }
  /** the reader sees a part of the province only */
  scoped: boolean
}) => {
  const t = texts[frame.lang]
  return (
    <Page
      frame={frame}
      title={scoped ? t.scoped : t.province}
      under={<Gist t={t} frame={frame} home={home} />}
      acts={<PrintButton>{t.print}</PrintButton>}
      act={
        may.give ? (
          <LinkButton href="/tasks/new" icon="plus">
            {t.give}
          </LinkButton>
        ) : undefined
      }
      onePage
    >
      <Grid stretch>
        <PlanSheet t={t} frame={frame} home={home} />
        <WaitingSheet t={t} frame={frame} home={home} />
        <OverdueSheet t={t} frame={frame} home={home} mayRemind={may.remind} />
        {beside(home) ? <Directives t={t} frame={frame} home={home} /> : null}
      </Grid>
    </Page>
  )
}

import { LinkButton } from '#ui/button.tsx'
import { ProgressChart } from '#ui/chart.tsx'
import { Facts, Fraction, NumberLink } from '#ui/figure.tsx'
import { Sheet, SheetLink } from '#ui/sheet.tsx'
import { gapOf, type Shown } from './shape.ts'

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
      <NumberLink
        n={home.standing?.planned ?? 0}
        href={`/plans/${home.plan?.id}?show=planned#annex`}
        lang={frame.lang}
      />
      , <strong>{gap > 0 ? t.pathBehind(gap) : gap < 0 ? t.pathAhead(-gap) : t.pathEven}</strong>.
    </p>
  )
}

/** The year's plan: its fraction, how it stands to the trajectory, what its tasks are. */
export const PlanSheet = ({ t, frame, home }: Shown) => {
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
          href={(line, by) => `${href(line === 'plan' ? 'planned' : 'completed')}&by=${by}#annex`}
        />
      </div>
    </Sheet>
  )
}

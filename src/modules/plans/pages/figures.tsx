import type { Lang } from '#platform/lang.ts'
import { ProgressChart } from '#ui/chart.tsx'
import { Bar, type Fact, Facts, Fraction, NumberLink, Percent } from '#ui/figure.tsx'
import { Field, Form } from '#ui/form.tsx'
import { showNumber } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { PlanReading } from '../facts/reading.ts'
import type { PlanQuery } from '../input.ts'
import { type FigureName, type PartFigure, trajectory } from '../rules/standing.ts'
import { texts } from '../texts.ts'
import { planHref } from './address.ts'

type Shown = { reading: PlanReading; query: PlanQuery; today: string; lang: Lang }

const times: [FigureName, Fact['time']][] = [
  ['completedOnTime', 'on-time'],
  ['completedLate', 'late'],
  ['completedNoDeadline', undefined],
  ['inTime', 'in-time'],
  ['dueSoon', 'due-soon'],
  ['openOverdue', 'overdue'],
  ['openNoDeadline', undefined],
]
const excluded: FigureName[] = ['recalled', 'objective', 'openSuspended']

/** The plan's figure with its trajectory, its counts, what is not counted; each opens its rows of the annex. */
export const Figures = (shown: Shown) => {
  const { reading, query, lang } = shown
  const t = texts[lang]
  const { plan, figures } = reading
  const asOf = query.asOf ?? shown.today
  const cut = { asOf: query.asOf, knownAt: query.knownAt }
  const standings = reading.rows.flatMap((row) => (row.standing ? [row.standing] : []))
  const { done, plan: planned, total } = trajectory(standings)
  const fact = (name: FigureName, time?: Fact['time']): Fact => ({
    name: t.figures[name],
    time,
    value: (
      <NumberLink n={figures[name]} href={planHref(plan.id, { ...cut, show: name }, 'annex')} lang={lang} />
    ),
  })
  const optional = (name: FigureName) => name !== 'completedNoDeadline' && name !== 'openNoDeadline'
  return (
    <Sheet
      title={t.progress}
      class="ct-plan"
      span={8}
      aside={<SheetLink href={`/tasks?source=plan&sourceId=${plan.id}`}>{t.taskList}</SheetLink>}
    >
      <div class="ct-plan-body">
        <div>
          <Fraction
            done={figures.completed}
            of={figures.counted}
            href={planHref(plan.id, { ...cut, show: 'counted' }, 'annex')}
            lang={lang}
            name={t.measure}
          />
          <p class="ct-gap">
            {t.planned}{' '}
            <NumberLink
              n={figures.planned}
              href={planHref(plan.id, { ...cut, show: 'planned' }, 'annex')}
              lang={lang}
            />
            , <strong>{against(figures.completed - figures.planned, lang)}</strong>.
          </p>
          <Facts
            facts={times
              .filter(([name]) => optional(name) || figures[name] > 0)
              .map(([name, time]) => fact(name, time))}
          />
          {excluded.some((name) => figures[name] > 0) ? (
            <>
              <p class="ct-small ct-quiet ct-gapped">{t.excluded}</p>
              <Facts facts={excluded.filter((name) => figures[name] > 0).map((name) => fact(name))} />
            </>
          ) : null}
        </div>
        <ProgressChart
          lang={lang}
          name={t.doneTasks}
          done={done}
          plan={planned}
          total={total}
          year={plan.year}
          today={asOf}
          cut={asOf !== shown.today}
          href={(line, by) =>
            planHref(plan.id, { ...cut, show: line === 'plan' ? 'planned' : 'completed', by }, 'annex')
          }
        />
      </div>
    </Sheet>
  )
}

const against = (ahead: number, lang: Lang): string => {
  const t = texts[lang]
  if (ahead === 0) return t.onTrack
  return ahead > 0 ? t.ahead(showNumber(ahead, lang)) : t.behind(showNumber(-ahead, lang))
}

/** The form that asks for the figures of another day, or as they were known on another day. */
export const CutForm = ({ reading, query, today, lang }: Shown) => {
  const t = texts[lang]
  const state = { lang, id: 'cut', values: { asOf: query.asOf ?? today, knownAt: query.knownAt ?? '' } }
  return (
    <Sheet title={t.cut} class="ct-no-print">
      <Form state={state} method="get" action={`/plans/${reading.plan.id}`} submit={t.look} kind="second">
        <Field state={state} name="asOf" label={t.asOf} type="date" />
        <Field state={state} name="knownAt" label={t.knownAt} type="date" hint={t.knownAtHint} optional />
      </Form>
    </Sheet>
  )
}

const measures = ['completionOfDue', 'onTimeOfCompleted', 'onTimeOfDue', 'overdueOfOpen'] as const

/** The other four measures, each by its name with its parts. */
export const OtherMeasures = ({ reading, lang }: Shown) => {
  const t = texts[lang]
  const { progress } = reading
  if (!progress) return null
  return (
    <Sheet title={t.otherMeasures}>
      <Facts
        facts={measures.map((name) => ({
          name: t.measures[name],
          value: (
            <Percent
              done={progress.measures[name].numerator}
              of={progress.measures[name].denominator}
              lang={lang}
            />
          ),
        }))}
      />
    </Sheet>
  )
}

type PartRow = { name: string; figure: PartFigure; href: (show: FigureName) => string }

const PartTable = ({ rows, head, lang }: { rows: PartRow[]; head: string; lang: Lang }) => {
  const t = texts[lang]
  return (
    <Table
      lang={lang}
      caption={head}
      rows={rows}
      cards={false}
      columns={[
        {
          head,
          cell: (row) => (
            <>
              <Said text={row.name} />
              <Bar
                parts={[{ n: row.figure.done }, { n: row.figure.overdue, color: 'bad' }]}
                of={row.figure.of}
              />
            </>
          ),
        },
        {
          head: t.done,
          n: true,
          cell: (row) => (
            <Percent done={row.figure.done} of={row.figure.of} href={row.href('counted')} lang={lang} />
          ),
        },
        {
          head: t.overdue,
          n: true,
          cell: (row) => <NumberLink n={row.figure.overdue} href={row.href('openOverdue')} lang={lang} />,
        },
      ]}
    />
  )
}

/** Figures by area (plan tasks) and by lead unit (assignments), each opening its rows. */
export const Parts = ({ reading, query, lang }: Shown) => {
  const t = texts[lang]
  const { plan } = reading
  const cut = { asOf: query.asOf, knownAt: query.knownAt }
  return (
    <Grid gapped>
      <Sheet title={t.byArea} aside={t.byAreaNote} span={6} flush>
        <PartTable
          lang={lang}
          head={t.area}
          rows={reading.areas.map(({ areaId, area, figure }) => ({
            name: area ? area[lang] : t.noArea,
            figure,
            href: (show) => planHref(plan.id, { ...cut, area: areaId ?? 0, show }, 'annex'),
          }))}
        />
      </Sheet>
      <Sheet title={t.byLead} aside={t.byLeadNote} span={6} flush>
        <PartTable
          lang={lang}
          head={t.lead}
          rows={reading.leads.map(({ unitId, name, figure }) => ({
            name: lang === 'en' ? (reading.units.get(unitId)?.en ?? name) : name,
            figure,
            href: (show) => planHref(plan.id, { ...cut, lead: unitId, show }, 'annex'),
          }))}
        />
      </Sheet>
    </Grid>
  )
}

import type { Lang } from '#platform/lang.ts'
import { LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, NumberLink } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { FindingLine } from '../facts/list.ts'
import type { YearReading } from '../facts/reading.ts'
import { tally } from '../rules/line.ts'
import { texts } from '../texts.ts'
import { Days, InspectionState, ShareFigure, unitOf } from './parts.tsx'

const listed = ['findings', 'open', 'overdue', 'remedied', 'closed', 'repeated'] as const

/** The year's inspections: the plan with its share, findings in figures, each inspection with where it stands. */
export const ListPage = ({
  frame,
  year,
  reading,
  lines,
  state,
}: {
  frame: Frame
  year: number
  reading: YearReading
  lines: FindingLine[]
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { plan, share } = reading
  return (
    <Page
      frame={frame}
      title={t.listTitle(year)}
      lede={t.listLede}
      act={
        plan && reading.mayPlan ? (
          <LinkButton href={`/inspections/plans/${plan.id}/preparation`}>{t.prepare}</LinkButton>
        ) : undefined
      }
    >
      {plan && share ? (
        <Grid>
          <Sheet
            span={6}
            title={<Said text={plan.title} />}
            aside={<SheetLink href={`/inspections/plans/${plan.id}`}>{t.openPlan}</SheetLink>}
          >
            <ShareFigure
              share={share}
              target={plan.targetPercent}
              href={`/inspections/plans/${plan.id}`}
              lang={lang}
            />
          </Sheet>
          <Sheet
            span={6}
            title={t.findings}
            aside={<SheetLink href="/inspections/findings">{t.openFindings}</SheetLink>}
          >
            <FindingFacts lines={lines} lang={lang} />
          </Sheet>
        </Grid>
      ) : (
        <Empty title={t.noPlan(year)}>{t.noPlanHow}</Empty>
      )}
      <Visits reading={reading} lang={lang} />
      <div class="ct-gapped">
        <Stack>
          {!plan && reading.mayPlan ? <NewPlan year={year} state={state} lang={lang} /> : null}
          <Sheet
            title={t.otherYears}
            aside={<SheetLink href="/inspections/checklists">{t.checklists}</SheetLink>}
          >
            <ul class="ct-plain ct-lines">
              {reading.plans.map((one) => (
                <li>
                  <a class="ct-row-link" href={`/inspections/plans/${one.id}`}>
                    {t.planOf(one.year)}
                  </a>
                  {one.state === 'draft' ? ` (${t.draftPlan})` : ''}
                </li>
              ))}
            </ul>
          </Sheet>
        </Stack>
      </div>
    </Page>
  )
}

const FindingFacts = ({ lines, lang }: { lines: FindingLine[]; lang: Lang }) => {
  const t = texts[lang].pages
  const counts = tally(lines)
  return (
    <Facts
      facts={listed.map((key) => ({
        name: t.keys[key],
        value: (
          <NumberLink
            n={counts[key]}
            href={`/inspections/findings${key === 'findings' ? '' : `?which=${key}`}`}
            lang={lang}
          />
        ),
        ...(key === 'overdue' && counts.overdue > 0 && { time: 'overdue' as const }),
      }))}
    />
  )
}

const Visits = ({ reading, lang }: { reading: YearReading; lang: Lang }) => {
  const t = texts[lang].pages
  if (!reading.plan) return null
  return (
    <Sheet title={t.visits} flush gapped>
      <VisitTable visits={reading.inspections} lang={lang} />
    </Sheet>
  )
}

/** Inspections as a table; the one of the plan's page, too. */
export const VisitTable = ({ visits, lang }: { visits: YearReading['inspections']; lang: Lang }) => {
  const t = texts[lang].pages
  if (visits.length === 0) return <Empty title={t.noVisits} level={3} />
  return (
    <Table
      lang={lang}
      caption={t.visits}
      rows={visits}
      columns={[
        {
          head: t.unit,
          phone: 'wide',
          cell: (i) => (
            <a class="ct-row-link" href={`/inspections/${i.id}`}>
              <Said text={unitOf(i, lang)} />
            </a>
          ),
        },
        { head: t.mode, nowrap: true, cell: (i) => t.modes[i.mode] },
        {
          head: t.team,
          phone: 'label',
          cell: (i) => (i.teamName ? <Said text={i.teamName} /> : t.noTeamYet),
        },
        {
          head: t.days,
          nowrap: true,
          phone: 'label',
          cell: (i) => <Days from={i.fromOn} to={i.toOn} lang={lang} />,
        },
        { head: t.state, nowrap: true, cell: (i) => <InspectionState state={i.state} lang={lang} /> },
        {
          head: t.findings,
          n: true,
          phone: 'label',
          cell: (i) => <NumberLink n={i.findings} href={`/inspections/${i.id}#findings`} lang={lang} />,
        },
      ]}
    />
  )
}

const NewPlan = ({ year, state, lang }: { year: number; state: FormState; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.newPlan}>
      <Form state={state} action="/inspections/plans" submit={t.newPlan}>
        <Field state={state} name="year" type="number" label={t.year} value={year} narrow />
        <Field state={state} name="title" label={t.planName} value={texts.vi.pages.planNameOf(year)} />
      </Form>
    </Sheet>
  )
}

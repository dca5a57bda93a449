import type { Lang } from '#platform/lang.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts, Steps } from '#ui/figure.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, SheetLink, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import type { InspectionReading } from '../facts/reading.ts'
import type { State } from '../rules/flow.ts'
import { lineOf } from '../rules/line.ts'
import { texts } from '../texts.ts'
import { type InspectionForms, Next, Papers } from './inspection-acts.tsx'
import { FindingTime, Happened, InspectionState, ownerOf, Prose, unitOf } from './parts.tsx'

// the step of `stepNames` that an inspection has reached: the one it waits for
const reached: Record<State, number> = {
  planned: 0,
  ordered: 1,
  noticed: 2,
  reported: 2,
  visiting: 2,
  recorded: 3,
  signed: 4,
  concluded: 5,
  closed: 7,
  cancelled: 0,
}

/** One inspection: its steps, what is to be done now, its findings, its papers and its record. */
export const InspectionPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: InspectionReading
  forms: InspectionForms
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { inspection: i } = reading
  return (
    <Page
      frame={frame}
      title={t.title(unitOf(i, lang))}
      under={
        <p class="ct-tags">
          <InspectionState state={i.state} lang={lang} /> {t.modes[i.mode]} · {t.planOf(i.year)}
        </p>
      }
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: `/inspections/plans/${i.planId}`, name: t.planOf(i.year) },
      ]}
    >
      <Journey reading={reading} lang={lang} />
      <Grid>
        <Stack span={8}>
          <Next reading={reading} forms={forms} lang={lang} />
          <FindingsSheet reading={reading} lang={lang} today={frame.today} />
          {i.summary && (i.concludedOn || reading.inside) ? (
            <Sheet title={t.conclusionText}>
              <Prose text={i.summary} />
            </Sheet>
          ) : null}
          <Sheet title={t.record2} flush>
            <RecordTable caption={t.record2} lang={lang} entries={entriesOf(reading, lang)} />
          </Sheet>
        </Stack>
        <Stack span={4}>
          <About reading={reading} lang={lang} />
          <Papers reading={reading} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}

const Journey = ({ reading: { inspection: i }, lang }: { reading: InspectionReading; lang: Lang }) => {
  const t = texts[lang].pages
  const at = reached[i.state]
  const steps = t.stepNames.map((name, n) => ({
    name,
    stage: n < at ? ('done' as const) : n === at ? ('now' as const) : ('next' as const),
  }))
  // an unannounced visit has no notice
  const shown = i.mode === 'unannounced' ? steps.toSpliced(1, 1) : steps
  if (i.mode === 'unannounced' && i.state === 'ordered' && shown[1]) shown[1] = { ...shown[1], stage: 'now' }
  return <Steps steps={shown} />
}

const About = ({ reading, lang }: { reading: InspectionReading; lang: Lang }) => {
  const t = texts[lang].pages
  const { inspection: i, seesVisit } = reading
  const order = reading.steps.findLast((step) => step.kind === 'ordered')
  const facts = [
    { name: t.days, value: t.fromTo(showDate(i.fromOn, lang), showDate(i.toOn, lang)) },
    { name: t.team, value: i.teamName ? <Said text={i.teamName} /> : t.noTeamYet },
    ...(order?.documentNo ? [{ name: t.decision, value: <Said text={order.documentNo} /> }] : []),
    ...(i.reportBy ? [{ name: t.reportBy, value: showDate(i.reportBy, lang) }] : []),
    ...(i.begunOn ? [{ name: t.visitDay, value: showDate(i.begunOn, lang) }] : []),
    ...(seesVisit && i.startedAt ? [{ name: t.hours, value: `${i.startedAt} – ${i.endedAt ?? ''}` }] : []),
  ]
  return (
    <Sheet
      title={t.facts}
      aside={
        seesVisit && i.begunOn ? (
          <SheetLink href={`/inspections/${i.id}/visit`}>{t.seeVisit}</SheetLink>
        ) : undefined
      }
    >
      <Facts facts={facts} />
      {seesVisit && i.attendance ? (
        <>
          <h3 class="ds-heading" data-size="2xs">
            {t.attendance}
          </h3>
          <Prose text={i.attendance} />
        </>
      ) : null}
    </Sheet>
  )
}

const FindingsSheet = ({
  reading,
  lang,
  today,
}: {
  reading: InspectionReading
  lang: Lang
  today: string
}) => {
  const t = texts[lang].pages
  const { inspection: i, findings, may } = reading
  if (findings.length === 0 && i.begunOn === null) return null
  return (
    <Sheet
      id="findings"
      title={t.findings}
      flush
      aside={
        may.findings ? (
          <SheetLink href={`/inspections/${i.id}/findings/new`}>{t.addFinding}</SheetLink>
        ) : undefined
      }
    >
      {findings.length === 0 ? (
        <Empty title={t.noFindingsHere} level={3} />
      ) : (
        <Table
          lang={lang}
          caption={t.findings}
          rows={findings}
          columns={[
            {
              head: t.findingText,
              phone: 'wide',
              cell: (f) => (
                <>
                  <a class="ct-row-link" href={`/inspections/findings/${f.id}`} lang="vi">
                    <Said text={f.text} />
                  </a>
                  <br />
                  <span class="ct-small ct-quiet">
                    {t.itemOf(f.item)} · {t.severities[f.severity]} · <Said text={ownerOf(f, lang)} />
                    {f.earlier.length > 0 ? ` · ${t.repeated}` : ''}
                    {f.state === 'draft' && !f.basis ? ` · ${t.missingBasis}` : ''}
                  </span>
                </>
              ),
            },
            { head: t.state, nowrap: true, cell: (f) => t.findingStates[f.state] },
            {
              head: t.dueOn,
              nowrap: true,
              phone: 'label',
              cell: (f) => (
                <>
                  {f.dueOn ? showDate(f.dueOn, lang) : ''}
                  <br />
                  {lineOf(f, today).map((line) => (
                    <FindingTime time={line.time} lang={lang} />
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  )
}

const entriesOf = ({ steps, inspection }: InspectionReading, lang: Lang) => {
  const t = texts[lang].pages
  return steps.toReversed().map((step) => ({
    when: showMoment(step.at, lang),
    what: (
      <Happened
        what={t.steps[step.kind]}
        paper={step.documentNo ? t.decided(step.documentNo, showDate(step.onDay, lang)) : null}
        note={step.note}
        files={
          step.fileId
            ? [{ href: `/inspections/${inspection.id}/files/${step.fileId}`, name: step.fileName ?? t.file }]
            : []
        }
        proof={step.hash ? t.hash(step.hash.slice(0, 16)) : null}
      />
    ),
    who: step.personName ?? '',
    unit: (lang === 'en' ? step.titleEn : step.titleVi) ?? undefined,
  }))
}

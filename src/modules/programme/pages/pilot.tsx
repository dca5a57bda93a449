import type { Lang } from '#platform/lang.ts'
import type { Linked } from '#platform/measure.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, timelinessOf } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import { Table } from '#ui/table.tsx'
import { TimeTag } from '#ui/tag.tsx'
import type { PilotReading } from '../facts/pilot.ts'
import { reportParts } from '../rules/pilot.ts'
import { pilotTexts } from '../texts/pilot.ts'
import { texts } from '../texts.ts'

export type PilotForms = Record<'task' | 'conclusion' | 'report' | 'sending' | 'verdict', FormState>
type Props = { frame: Frame; reading: PilotReading; forms: PilotForms; compares: boolean }

const pathOf = ({ pilot }: PilotReading): string => `/programmes/${pilot.year}/pilots/${pilot.unitId}`

/** A pilot unit of a year: how it was chosen, its key tasks, its year-end report. */
export const PilotPage = (props: Props) => {
  const { frame, reading, compares } = props
  const { pilot } = reading
  const { lang } = frame
  const t = pilotTexts[lang]
  const name = lang === 'en' ? (pilot.nameEn ?? pilot.name) : pilot.name
  return (
    <Page
      frame={frame}
      title={t.title(name, pilot.year)}
      lede={pilot.endedOn && pilot.endedOn < frame.today ? t.ended(showDate(pilot.endedOn, lang)) : undefined}
      crumbs={[{ href: `/programmes/${pilot.year}`, name: texts[lang].title(pilot.year) }]}
      act={
        compares ? (
          <LinkButton href={`/pilots/${pilot.year}`} kind="second">
            {t.compare}
          </LinkButton>
        ) : undefined
      }
    >
      <Grid>
        <Stack span={8}>
          <Tasks {...props} />
          <Report {...props} />
        </Stack>
        <Stack span={4}>
          <Chosen {...props} />
          <Deciding {...props} />
        </Stack>
      </Grid>
    </Page>
  )
}

const Chosen = ({ frame: { lang, today }, reading, forms }: Props) => {
  const { pilot, conclusion, may, choices, daysLate } = reading
  const t = pilotTexts[lang]
  const sent = pilot.report?.firstSentOn
  return (
    <Sheet>
      <Facts
        facts={[
          { name: t.decision, value: <Said text={pilot.decisionNo ?? ''} /> },
          {
            name: t.conclusion,
            value: conclusion ? <Link row={conclusion} /> : t.noConclusion,
          },
          {
            name: t.report,
            value: (
              <>
                {t.states[pilot.report?.state ?? 'draft']}
                <br />
                {t.due(showDate(pilot.reportDueOn, lang))}
                {sent ? `, ${t.firstSent(showDate(sent, lang))}` : ''}{' '}
                {daysLate > 0 || !sent ? (
                  <TimeTag time={timelinessOf(pilot.reportDueOn, sent ?? undefined, today)} lang={lang} />
                ) : null}
              </>
            ),
          },
        ]}
      />
      {may.shape ? (
        <details class="ct-more" open={forms.conclusion.errors !== undefined || undefined}>
          <summary>{t.linkConclusion}</summary>
          <Form
            state={forms.conclusion}
            action={`${pathOf(reading)}/conclusion`}
            submit={t.linkConclusion}
            kind="second"
          >
            <Field
              state={forms.conclusion}
              name="conclusionId"
              label={t.conclusion}
              type="select"
              hint={t.conclusionHint}
              optional
              value={String(pilot.conclusionId ?? '')}
              options={[
                { value: '', label: t.noConclusion },
                ...choices.conclusions.map((row) => ({ value: String(row.id), label: row.text })),
              ]}
            />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Link = ({ row }: { row: Linked }) =>
  row.url ? (
    <a href={row.url}>
      <Said text={row.text} />
    </a>
  ) : (
    <Said text={row.text} />
  )

const linkOf = (reading: PilotReading, taskId: number | null, lang: Lang) => {
  const t = pilotTexts[lang]
  if (taskId === null) return t.notLinked
  const row = reading.linkedTasks.get(taskId)
  return row ? <Link row={row} /> : t.hidden
}

const Tasks = ({ frame: { lang }, reading, forms }: Props) => {
  const { pilot, linkedTasks, may, choices } = reading
  const t = pilotTexts[lang]
  const at = pathOf(reading)
  return (
    <Sheet title={t.tasks}>
      {pilot.keyTasks ? (
        <p>
          <Said text={pilot.keyTasks} lines />
        </p>
      ) : null}
      <Table
        lang={lang}
        caption={t.tasks}
        rows={pilot.tasks}
        cards
        empty={<Empty title={t.noTasks} level={3} />}
        columns={[
          { head: t.task, cell: (row) => <Said text={row.text} />, phone: 'wide' },
          { head: t.linked, cell: (row) => linkOf(reading, row.taskId, lang), phone: 'label' },
          {
            head: t.state,
            cell: (row) => (row.taskId === null ? '' : (linkedTasks.get(row.taskId)?.note ?? '')),
            phone: 'label',
          },
          ...(may.tasks
            ? [
                {
                  head: t.removeTask,
                  cell: (row: { id: number }) => (
                    <ActButton action={`${at}/tasks/${row.id}/removal`} kind="quiet">
                      {t.removeTask}
                    </ActButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may.tasks ? (
        <details class="ct-more" open={forms.task.errors !== undefined || undefined}>
          <summary>{t.addTask}</summary>
          <Form state={forms.task} action={`${at}/tasks`} submit={t.addTask} kind="second">
            <Field state={forms.task} name="text" label={t.task} max={500} />
            <Field
              state={forms.task}
              name="taskId"
              label={t.linked}
              type="select"
              optional
              options={[
                { value: '', label: t.notLinked },
                ...choices.tasks.map((row) => ({ value: String(row.id), label: row.text })),
              ]}
            />
          </Form>
        </details>
      ) : null}
    </Sheet>
  )
}

const Report = ({ frame: { lang }, reading, forms }: Props) => {
  const { pilot, report, seesReport, may } = reading
  const t = pilotTexts[lang]
  const at = pathOf(reading)
  const version = pilot.report?.version ?? 0
  return (
    <Sheet title={t.report} gapped id="report">
      {may.write ? (
        <Form
          state={forms.report}
          action={`${at}/report`}
          submit={t.save}
          kind={may.send ? 'second' : undefined}
          version={version}
        >
          {reportParts.map((part) => (
            <Field
              state={forms.report}
              name={part}
              label={t.parts[part]}
              type="textarea"
              rows={6}
              max={8000}
              value={report?.[part] ?? ''}
              optional
            />
          ))}
        </Form>
      ) : report ? (
        reportParts.map((part) => (
          <>
            <h3 class="ds-heading" data-size="2xs">
              {t.parts[part]}
            </h3>
            <p>
              <Said text={report[part] ?? ''} lines />
            </p>
          </>
        ))
      ) : (
        <p class="ct-quiet">{seesReport ? t.states.draft : t.notSeen}</p>
      )}
      {may.send ? (
        <Form state={forms.sending} action={`${at}/report/sending`} submit={t.send} version={version}>
          <p class="ct-small ct-quiet">{t.sendHint}</p>
        </Form>
      ) : null}
    </Sheet>
  )
}

const Deciding = ({ frame: { lang }, reading, forms }: Props) => {
  const { pilot, may, seesReport } = reading
  const t = pilotTexts[lang]
  const steps = pilot.report?.steps ?? []
  return (
    <>
      {may.judge ? (
        <Sheet title={t.judge} gapped>
          <Form
            state={forms.verdict}
            action={`${pathOf(reading)}/report/verdict`}
            submit={t.decide}
            version={pilot.report?.version}
          >
            <Field
              state={forms.verdict}
              name="verdict"
              label={t.verdict}
              type="radio"
              options={(['accepted', 'returned'] as const).map((value) => ({
                value,
                label: t.verdicts[value],
              }))}
            />
            <Field state={forms.verdict} name="reason" label={t.reason} type="textarea" max={2000} optional />
          </Form>
        </Sheet>
      ) : null}
      {seesReport && steps.length > 0 ? (
        <Sheet title={t.history} gapped>
          <ul class="ct-plain">
            {steps.map((step) => (
              <li>
                {showDate(step.onDay, lang)}: {t.steps[step.kind]}, <Said text={step.person ?? ''} />
                {step.reason ? (
                  <p class="ct-small">
                    <Said text={step.reason} lines />
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
    </>
  )
}

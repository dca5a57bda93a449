import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Facts } from '#ui/figure.tsx'
import { Field, Form, type FormState } from '#ui/form.tsx'
import { showDate, showMoment } from '#ui/format.ts'
import { type Frame, Page } from '#ui/layout.tsx'
import { RecordTable } from '#ui/record.tsx'
import { Said } from '#ui/said.tsx'
import { Grid, Sheet, Stack } from '#ui/sheet.tsx'
import type { FindingReading } from '../facts/reading.ts'
import { findItem } from '../rules/checklist.ts'
import { lineOf } from '../rules/line.ts'
import { texts } from '../texts.ts'
import { FindingForm } from './finding-form.tsx'
import { FindingTime, Happened, ownerOf, Prose, unitOf } from './parts.tsx'

export type FindingForms = Record<'change' | 'remedy' | 'verify' | 'withdrawal', FormState>

/** One finding: what was found, who puts it right by when, what happened to it, and what to do now. */
export const FindingPage = ({
  frame,
  reading,
  forms,
}: {
  frame: Frame
  reading: FindingReading
  forms: FindingForms
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const { finding: f, choices } = reading
  return (
    <Page
      frame={frame}
      title={t.findingTitle(f.no, unitOf(f, lang))}
      under={
        <p class="ct-tags">
          {t.findingStates[f.state]}{' '}
          {lineOf(f, frame.today).map((line) => (
            <FindingTime time={line.time} lang={lang} />
          ))}{' '}
          {t.severities[f.severity]}
          {f.state === 'draft' ? ` · ${t.draftHint}` : ''}
        </p>
      }
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: '/inspections/findings', name: t.findings },
      ]}
    >
      <Grid>
        <Stack span={8}>
          <Sheet title={t.findingText}>
            <Prose text={f.text} />
            {f.evidence ? (
              <>
                <h3 class="ds-heading" data-size="2xs">
                  {t.evidence}
                </h3>
                <Prose text={f.evidence} />
              </>
            ) : null}
          </Sheet>
          <Acts reading={reading} forms={forms} lang={lang} />
          {choices ? (
            <Sheet title={t.saveFinding}>
              <FindingForm
                state={forms.change}
                action={`/inspections/findings/${f.id}`}
                choices={choices}
                remedyDays={undefined}
                lang={lang}
                version={f.version}
                initial={f}
              />
              <Form
                state={forms.withdrawal}
                action={`/inspections/findings/${f.id}/withdrawal`}
                submit={t.withdraw}
                kind="second"
              >
                <Field state={forms.withdrawal} name="reason" label={t.reason} />
              </Form>
            </Sheet>
          ) : null}
          <Sheet title={t.record2} flush>
            <RecordTable caption={t.record2} lang={lang} entries={entriesOf(reading, lang)} />
          </Sheet>
        </Stack>
        <Stack span={4}>
          <About reading={reading} lang={lang} />
        </Stack>
      </Grid>
    </Page>
  )
}

const Acts = ({ reading, forms, lang }: { reading: FindingReading; forms: FindingForms; lang: Lang }) => {
  const t = texts[lang].pages
  const { finding: f, may } = reading
  const at = `/inspections/findings/${f.id}`
  if (!may.start && !may.remedy && !may.verify && !may.task) return null
  return (
    <Sheet title={t.next}>
      {may.remedy ? (
        <Form state={forms.remedy} action={`${at}/remedies`} submit={t.remedy} multipart>
          <Field state={forms.remedy} name="note" type="textarea" rows={4} label={t.remedyText} />
          <Field state={forms.remedy} name="documentNo" label={t.proofNo} optional />
          <Field state={forms.remedy} name="file" type="file" label={t.file} optional />
        </Form>
      ) : null}
      {may.verify ? (
        <Form state={forms.verify} action={`${at}/verifications`} submit={t.saveVerify}>
          <Field
            state={forms.verify}
            name="verdict"
            type="radio"
            label={t.verdictLabel}
            options={[
              { value: 'verified', label: t.verified },
              { value: 'returned', label: t.returned },
            ]}
          />
          <Field state={forms.verify} name="note" type="textarea" rows={2} label={t.verifyNote} optional />
        </Form>
      ) : null}
      {may.start ? (
        <ActButton action={`${at}/start`} kind="second">
          {t.start}
        </ActButton>
      ) : null}
      {may.task ? (
        <ActButton action={`${at}/task`} kind="second">
          {t.makeTask}
        </ActButton>
      ) : null}
    </Sheet>
  )
}

const About = ({ reading: { finding: f, task }, lang }: { reading: FindingReading; lang: Lang }) => {
  const t = texts[lang].pages
  const item = findItem(f.content, f.item)
  const facts = [
    { name: t.unit, value: <a href={`/inspections/${f.inspectionId}`}>{unitOf(f, lang)}</a> },
    ...(item ? [{ name: t.block, value: lang === 'en' ? item.block.nameEn : item.block.nameVi }] : []),
    { name: t.item, value: item ? `${f.item} ${lang === 'en' ? item.textEn : item.textVi}` : f.item },
    { name: t.owner, value: <Said text={ownerOf(f, lang)} /> },
    ...(f.ownerPerson ? [{ name: t.officer, value: <Said text={f.ownerPerson} /> }] : []),
    ...(f.basis ? [{ name: t.basis, value: <Said text={f.basis} /> }] : []),
    ...(f.criterion ? [{ name: t.criterion, value: <Said text={f.criterion} /> }] : []),
    ...(f.dueOn ? [{ name: t.dueOn, value: showDate(f.dueOn, lang) }] : []),
    ...f.earlier.map((before) => ({
      name: t.repeated,
      value: (
        <a href={`/inspections/findings/${before.findingId}`}>
          {t.repeatedSince(showDate(before.begunOn, lang))}
        </a>
      ),
    })),
    ...(task ? [{ name: t.task, value: <a href={`/tasks/${task.id}`}>{task.code}</a> }] : []),
  ]
  return (
    <Sheet title={t.facts}>
      <Facts facts={facts} />
    </Sheet>
  )
}

const entriesOf = ({ events, finding }: FindingReading, lang: Lang) => {
  const t = texts[lang].pages
  return events.toReversed().map((event) => ({
    when: showMoment(event.at, lang),
    what: (
      <Happened
        what={t.events[event.kind]}
        paper={event.documentNo}
        note={event.note}
        files={event.files.map((file) => ({
          href: `/inspections/findings/${finding.id}/files/${file.fileId}`,
          name: file.name,
        }))}
      />
    ),
    who: event.personName ?? '',
    unit: (lang === 'en' ? event.titleEn : event.titleVi) ?? undefined,
  }))
}

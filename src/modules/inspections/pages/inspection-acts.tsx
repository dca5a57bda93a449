import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { ActButton, LinkButton } from '#ui/button.tsx'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { InspectionReading } from '../facts/reading.ts'
import { texts } from '../texts.ts'
import { Documents } from './preparation.tsx'

export const inspectionForms = [
  'order',
  'notice',
  'report',
  'signature',
  'refusal',
  'reopening',
  'summary',
  'conclusion',
  'cancellation',
] as const
export type InspectionForm = (typeof inspectionForms)[number]
export type InspectionForms = Record<InspectionForm, FormState>

type Part = { reading: InspectionReading; forms: InspectionForms; lang: Lang }

/** What this person may do now, the step that is due first; nothing is offered that the rules would refuse by state. */
export const Next = ({ reading, forms, lang }: Part) => {
  const t = texts[lang].pages
  const parts = [...dueParts({ reading, forms, lang })]
  return <Sheet title={t.next}>{parts.length === 0 ? <p>{t.nothingNext}</p> : parts}</Sheet>
}

const dueParts = (part: Part): Child[] => {
  const { reading, lang } = part
  const { inspection: i, may, counts } = reading
  const t = texts[lang].pages
  const at = `/inspections/${i.id}`
  return [
    may.order && <Order {...part} />,
    may.notice && <Notice {...part} />,
    may.report && <Report {...part} />,
    may.visit && (
      <p class="ct-acts">
        <LinkButton href={`${at}/visit`}>{t.openVisit}</LinkButton>
        {may.begin ? (
          <ActButton action={`${at}/beginning`} kind="second">
            {t.begin}
          </ActButton>
        ) : null}
      </p>
    ),
    may.begin && i.mode === 'unannounced' && <p class="ct-small">{t.beginSecret}</p>,
    may.record && (
      <>
        <p class="ct-small ct-gapped">{t.recordLede(counts.answered.length)}</p>
        <ActButton action={`${at}/minutes`} kind="second">
          {t.record}
        </ActButton>
      </>
    ),
    i.state === 'recorded' && <p class="ct-small">{t.signedSides(counts.teamSigned, counts.unitSigned)}</p>,
    ((may.signTeam && !counts.teamSigned) || (may.signUnit && !counts.unitSigned)) && <Sign {...part} />,
    may.refuseUnit && !counts.unitSigned && <Because {...part} form="refusal" label={t.refuse} />,
    may.summary && <Summary {...part} />,
    may.conclude && <Conclude {...part} />,
    may.reopen && <Because {...part} form="reopening" label={t.reopen} />,
    may.close && (
      <ActButton action={`${at}/closing`} kind="main">
        {t.close}
      </ActButton>
    ),
    may.cancel && <Because {...part} form="cancellation" label={t.cancel} />,
  ].filter((one) => one !== false)
}

const Paper = ({ state, lang }: { state: FormState; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <FieldRow>
      <Field state={state} name="documentNo" label={t.documentNo} optional />
      <Field state={state} name="on" type="date" label={t.on} optional />
    </FieldRow>
  )
}

const Order = ({ reading: { inspection: i, teams }, forms, lang }: Part) => {
  const t = texts[lang].pages
  const state = forms.order
  return (
    <Form state={state} action={`/inspections/${i.id}/order`} submit={t.order}>
      <p class="ct-small">{t.orderLede}</p>
      <Field
        state={state}
        name="teamId"
        type="select"
        label={t.team}
        value={i.teamId === null ? '' : String(i.teamId)}
        placeholder={i.teamId === null ? t.noTeamYet : false}
        optional
        options={teams.map((team) => ({ value: String(team.id), label: team.name }))}
      />
      <Paper state={state} lang={lang} />
    </Form>
  )
}

const Notice = ({ reading: { inspection: i }, forms, lang }: Part) => {
  const t = texts[lang].pages
  const state = forms.notice
  return (
    <Form state={state} action={`/inspections/${i.id}/notice`} submit={t.notice}>
      <Paper state={state} lang={lang} />
      <Field state={state} name="reportBy" type="date" label={t.reportBy} optional />
    </Form>
  )
}

const Report = ({ reading: { inspection: i }, forms, lang }: Part) => {
  const t = texts[lang].pages
  const state = forms.report
  return (
    <Form state={state} action={`/inspections/${i.id}/self-report`} submit={t.report} multipart>
      <Field state={state} name="note" type="textarea" rows={6} label={t.reportText} max={10_000} />
      <Field state={state} name="file" type="file" label={t.file} optional />
    </Form>
  )
}

const Sign = ({ reading: { inspection: i }, forms, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Form state={forms.signature} action={`/inspections/${i.id}/signatures`} submit={t.sign}>
      <Field state={forms.signature} name="note" type="textarea" rows={2} label={t.signNote} optional />
    </Form>
  )
}

const Summary = ({ reading: { inspection: i }, forms, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Form state={forms.summary} action={`/inspections/${i.id}/summary`} submit={t.saveSummary} kind="second">
      <Field
        state={forms.summary}
        name="summary"
        type="textarea"
        rows={5}
        label={t.summary}
        hint={t.summaryHint}
        value={i.summary ?? ''}
      />
    </Form>
  )
}

const Conclude = ({ reading: { inspection: i, counts }, forms, lang }: Part) => {
  const t = texts[lang].pages
  return (
    <Form state={forms.conclusion} action={`/inspections/${i.id}/conclusion`} submit={t.conclude}>
      <p class="ct-small">{t.concludeLede(counts.findings, i.remedyDays)}</p>
      <Paper state={forms.conclusion} lang={lang} />
    </Form>
  )
}

const Because = ({
  reading: { inspection: i },
  forms,
  lang,
  form,
  label,
}: Part & { form: 'refusal' | 'reopening' | 'cancellation'; label: string }) => (
  <details class="ct-gapped" open={(forms[form].errors?.length ?? 0) > 0}>
    <summary>{label}</summary>
    <Form state={forms[form]} action={`/inspections/${i.id}/${form}`} submit={label} kind="second">
      <Field state={forms[form]} name="reason" type="textarea" rows={2} label={texts[lang].pages.reason} />
    </Form>
  </details>
)

const offered = (reading: InspectionReading) => {
  const { inspection: i } = reading
  return [
    ...(i.state === 'planned' ? (['order'] as const) : []),
    ...(i.state === 'ordered' && i.mode === 'planned' ? (['notice'] as const) : []),
    ...(i.state === 'recorded' || i.state === 'signed' ? (['minutes'] as const) : []),
    ...(i.state === 'signed' ? (['conclusion'] as const) : []),
  ]
}

/** The papers of the inspection on the register, and those that may be drafted at this step. */
export const Papers = ({ reading, lang }: { reading: InspectionReading; lang: Lang }) => {
  const t = texts[lang].pages
  return (
    <Sheet title={t.papers}>
      <Documents documents={reading.documents} lang={lang} />
      {reading.may.papers
        ? offered(reading).map((kind) => (
            <ActButton
              action={`/inspections/${reading.inspection.id}/papers`}
              fields={{ kind }}
              kind="second"
              small
            >
              {t.paperKinds[kind]}
            </ActButton>
          ))
        : null}
    </Sheet>
  )
}

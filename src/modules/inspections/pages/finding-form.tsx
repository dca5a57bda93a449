import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form, type FormState } from '#ui/form.tsx'
import { type Frame, Page } from '#ui/layout.tsx'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { findingChoices } from '../facts/reading.ts'
import { severities } from '../rules/finding.ts'
import { texts } from '../texts.ts'
import { nameOf, unitOf } from './parts.tsx'

type Choices = Awaited<ReturnType<typeof findingChoices>>
type Initial = {
  item: string
  text: string
  severity: string
  ownerUnitId: number
  ownerMandateId: number | null
  basis: string | null
  criterion: string | null
  evidence: string | null
  dueOn: string | null
}

/** The fields of a finding: new, or a draft to be changed. */
export const FindingForm = ({
  state,
  action,
  choices,
  remedyDays,
  lang,
  version,
  initial,
  ownerUnitId,
}: {
  state: FormState
  action: string
  choices: Choices
  remedyDays: number | undefined
  lang: Lang
  version?: number
  initial?: Initial
  ownerUnitId?: number
}) => {
  const t = texts[lang].pages
  return (
    <Form state={state} action={action} submit={t.saveFinding} version={version}>
      <Field
        state={state}
        name="item"
        type="select"
        label={t.item}
        value={initial?.item}
        options={(choices.checklist?.content.blocks ?? []).map((block) => ({
          label: lang === 'en' ? block.nameEn : block.nameVi,
          options: block.items.map((item) => ({
            value: item.code,
            label: `${item.code} ${lang === 'en' ? item.textEn : item.textVi}`,
          })),
        }))}
      />
      <Field
        state={state}
        name="text"
        type="textarea"
        rows={4}
        label={t.findingText}
        value={initial?.text}
        max={4000}
      />
      <Field
        state={state}
        name="severity"
        type="select"
        label={t.severity}
        value={initial?.severity ?? 'minor'}
        placeholder={false}
        options={severities.map((one) => ({ value: one, label: t.severities[one] }))}
      />
      <Field
        state={state}
        name="ownerUnitId"
        type="select"
        label={t.owner}
        value={initial?.ownerUnitId ?? ownerUnitId}
        placeholder={false}
        options={choices.units.map((unit) => ({
          value: String(unit.unit_id),
          label: nameOf({ vi: unit.name_vi, en: unit.name_en }, lang),
        }))}
      />
      <Field
        state={state}
        name="ownerMandateId"
        type="select"
        label={t.officer}
        value={initial?.ownerMandateId}
        optional
        options={choices.officers.map((one) => ({
          value: String(one.mandateId),
          label: `${one.personName}, ${lang === 'en' ? one.titleEn : one.titleVi}`,
        }))}
      />
      <Field state={state} name="basis" label={t.basis} value={initial?.basis} optional />
      <FieldRow>
        <Field
          state={state}
          name="criterion"
          label={t.criterion}
          value={initial?.criterion}
          narrow
          optional
        />
        <Field
          state={state}
          name="dueOn"
          type="date"
          label={t.dueOn}
          hint={remedyDays === undefined ? undefined : t.dueHint(remedyDays)}
          value={initial?.dueOn}
          optional
        />
      </FieldRow>
      <Field
        state={state}
        name="evidence"
        type="textarea"
        rows={2}
        label={t.evidence}
        value={initial?.evidence}
        optional
      />
    </Form>
  )
}

/** A new finding of an inspection. */
export const NewFindingPage = ({
  frame,
  inspection,
  choices,
  state,
}: {
  frame: Frame
  inspection: { id: number; unitId: number; unitName: string; unitNameEn: string | null; remedyDays: number }
  choices: Choices
  state: FormState
}) => {
  const { lang } = frame
  const t = texts[lang].pages
  const title = t.title(unitOf(inspection, lang))
  return (
    <Page
      frame={frame}
      title={t.addFinding}
      lede={<Said text={title} />}
      crumbs={[
        { href: '/inspections', name: texts[lang].inspections },
        { href: `/inspections/${inspection.id}`, name: title },
      ]}
    >
      <Sheet>
        <FindingForm
          state={state}
          action={`/inspections/${inspection.id}/findings`}
          choices={choices}
          remedyDays={inspection.remedyDays}
          lang={lang}
          ownerUnitId={inspection.unitId}
        />
      </Sheet>
    </Page>
  )
}

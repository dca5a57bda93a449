import { dayOf } from '#platform/day.ts'
import type { Lang } from '#platform/lang.ts'
import { ActButton } from '#ui/button.tsx'
import { Field, FieldRow, Form } from '#ui/form.tsx'
import { showDate } from '#ui/format.ts'
import { Said } from '#ui/said.tsx'
import { Sheet } from '#ui/sheet.tsx'
import type { PersonReading } from '../facts/persons.ts'
import { named } from '../rules/scheme.ts'
import { ratingTexts } from '../texts/rating.ts'
import type { PersonForms } from './person.tsx'

type Props = { reading: PersonReading; forms: PersonForms; lang: Lang }

const FactForm = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const state = forms('fact')
  const inputs = (reading.round.scheme?.inputs ?? []).filter((input) => input.from !== 'discipline')
  return (
    <Sheet title={t.fill}>
      <Form state={state} action={`/ratings/persons/${reading.rated.id}/facts`} submit={t.save} kind="second">
        <Field
          state={state}
          name="key"
          type="select"
          label={t.key}
          options={inputs.map((input) => ({ value: input.key, label: named(input, lang) }))}
        />
        <FieldRow>
          <Field state={state} name="value" label={t.valueField} hint={t.fillHint} max={40} narrow />
          <Field state={state} name="source" label={t.sourceField} max={500} />
        </FieldRow>
        <Field state={state} name="reason" label={t.insteadField} hint={t.insteadHint} max={500} optional />
      </Form>
    </Sheet>
  )
}

const Causes = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const { causes, rated, round, may } = reading
  const state = forms('cause')
  const conditions = (round.scheme?.conditions ?? []).filter((one) => one.liftable)
  const nameOf = (key: string) => {
    const found = conditions.find((one) => one.key === key)
    return found ? named(found, lang) : key
  }
  return (
    <Sheet title={t.causes}>
      {causes.map((cause) => (
        <div class="ct-gapped">
          <p>
            <Said text={nameOf(cause.condition)} />
          </p>
          <p class="ct-small ct-quiet">
            <Said
              text={`${cause.reason}. ${t.causeBy(cause.documentNo, cause.by, showDate(dayOf(new Date(cause.at)), lang))}`}
            />
          </p>
          {may.confirm ? (
            <ActButton action={`/ratings/persons/${rated.id}/causes/${cause.id}/withdrawal`} kind="quiet">
              {t.withdraw}
              <span class="ds-sr-only">: {nameOf(cause.condition)}</span>
            </ActButton>
          ) : null}
        </div>
      ))}
      {may.confirm && conditions.length > 0 ? (
        <Form state={state} action={`/ratings/persons/${rated.id}/causes`} submit={t.confirm} kind="second">
          <p class="ct-small ct-quiet">{t.causeHint}</p>
          <Field
            state={state}
            name="condition"
            type="select"
            label={t.condition}
            options={conditions.map((one) => ({ value: one.key, label: named(one, lang) }))}
          />
          <FieldRow>
            <Field state={state} name="documentNo" label={t.documentNo} max={100} narrow />
            <Field state={state} name="reason" label={t.reason} max={2000} />
          </FieldRow>
        </Form>
      ) : null}
    </Sheet>
  )
}

const Aside = ({ reading, forms, lang }: Props) => {
  const t = ratingTexts[lang].sheet
  const state = forms('aside')
  return (
    <Sheet title={t.asideTitle}>
      <Form
        state={state}
        action={`/ratings/persons/${reading.rated.id}/aside`}
        submit={t.asideAct}
        kind="second"
      >
        <Field state={state} name="reason" label={t.reason} max={2000} />
      </Form>
    </Sheet>
  )
}

/** What the standing agency enters and an issuer confirms, while the meeting has not closed. */
export const PrepareSheets = (props: Props) => {
  const { reading } = props
  return (
    <>
      {reading.may.prepare ? <FactForm {...props} /> : null}
      {reading.causes.length > 0 || reading.may.confirm ? <Causes {...props} /> : null}
      {reading.may.prepare && reading.rated.rated ? <Aside {...props} /> : null}
    </>
  )
}

import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, type FormState } from '#ui/form.tsx'
import type { Nomination } from '../facts/nominations.ts'
import { texts } from '../texts.ts'

export type NomineeChoices = {
  units: { unitId: number; name: string }[]
  people: { id: string; name: string; title: string }[]
}

/** What the select of nominees stands at for a nomination that is there already. */
const nomineeOf = (one: Nomination): string => {
  if (one.outside) return 'outside'
  if (one.personId) return `person:${one.personId}`
  return one.kind === 'collective' ? `unit:${one.unitId}` : 'inside'
}

type Props = {
  state: FormState
  kind: 'collective' | 'individual'
  choices: NomineeChoices
  achievement: string
  one?: Nomination | undefined
  lang: Lang
}

const Who = ({ state, kind, choices, one, lang }: Props) => {
  const t = texts[lang]
  const own =
    kind === 'collective'
      ? choices.units.map((unit) => ({ value: `unit:${unit.unitId}`, label: unit.name }))
      : [
          ...choices.people.map((person) => ({
            value: `person:${person.id}`,
            label: `${person.name}, ${person.title}`,
          })),
          { value: 'inside', label: t.inside },
        ]
  const { person: _, ...bodies } = t.outside
  return (
    <>
      <Field
        state={state}
        name="nominee"
        type="select"
        label={t.who}
        hint={t.whoHint}
        placeholder={t.choose}
        value={one ? nomineeOf(one) : null}
        options={[...own, { value: 'outside', label: t.outsideOption }]}
      />
      <FieldRow>
        <Field
          state={state}
          name="name"
          label={t.name}
          max={200}
          value={one && (one.outside || nomineeOf(one) === 'inside') ? one.name : null}
          optional
        />
        {kind === 'collective' ? (
          <Field
            state={state}
            name="outside"
            type="select"
            label={t.outsideKind}
            placeholder={t.choose}
            value={one?.outside ?? null}
            options={Object.entries(bodies).map(([value, label]) => ({ value, label: label ?? value }))}
            optional
          />
        ) : null}
      </FieldRow>
    </>
  )
}

/** The fields that say who is nominated, for what, and the report. */
export const NominationFields = (props: Props) => {
  const { state, kind, one, lang } = props
  const t = texts[lang]
  return (
    <>
      {one?.origin === 'result' ? (
        <input type="hidden" name="nominee" value={`unit:${one.unitId}`} />
      ) : (
        <Who {...props} />
      )}
      <FieldRow>
        {kind === 'individual' ? (
          <Field state={state} name="post" label={t.post} max={200} value={one?.post ?? null} optional />
        ) : null}
        <Field
          state={state}
          name="address"
          label={t.address}
          max={200}
          value={one?.address ?? null}
          optional
        />
      </FieldRow>
      {kind === 'individual' ? (
        <Field
          state={state}
          name="standing"
          type="radio"
          label={t.standing}
          value={one?.leader == null ? null : one.leader ? 'leader' : 'staff'}
          options={Object.entries(t.standings).map(([value, label]) => ({ value, label }))}
          optional
        />
      ) : null}
      <Field
        state={state}
        name="achievement"
        type="textarea"
        rows={2}
        label={t.fields.achievement}
        max={400}
        value={one?.achievement ?? props.achievement}
      />
      <Field
        state={state}
        name="reason"
        type="textarea"
        rows={2}
        label={t.reason}
        max={2000}
        value={one?.reason ?? null}
        optional
      />
      <Field
        state={state}
        name="report"
        type="textarea"
        rows={8}
        label={t.report}
        hint={t.reportHint}
        max={20_000}
        value={one?.report ?? null}
        optional
      />
      <Field
        state={state}
        name="file"
        type="file"
        label={t.reportFile}
        hint={t.reportFileHint}
        accept=".pdf,.docx,.doc,.jpg,.png"
        optional
      />
    </>
  )
}

import type { Lang } from '#platform/lang.ts'
import { Button } from '#ui/button.tsx'
import { typed } from '#ui/form/state.ts'
import { Field, type FormState } from '#ui/form.tsx'
import type { ItemChoices, UnitChoice } from '../../facts/reading.ts'
import { type UnitField, unitFields } from '../../rules/names.ts'
import { texts } from '../../texts.ts'

type Props = {
  lang: Lang
  state: FormState
  choices: ItemChoices
  /** where names are looked up, the form shown again as it was typed */
  lookup: string
  /** where a condition is resolved from tasks or the register, once the item is saved */
  condition: string | undefined
}

const labelOf = (unit: UnitChoice, lang: Lang): string => {
  const name = lang === 'en' ? (unit.name_en ?? unit.name_vi) : unit.name_vi
  return unit.parent ? `${name} (${unit.parent})` : name
}

/** One list of units: those of the short blocks, what is chosen beyond them, and names that are typed. */
const Units = ({
  lang,
  state,
  choices,
  lookup,
  name,
  label,
  hint,
}: Props & { name: UnitField; label: string; hint?: string | undefined }) => {
  const t = texts[lang].pages
  const chosen = typed(state, name)
  const candidates = (choices.candidates[name] ?? []).map(String)
  const short = new Set(choices.units.map((unit) => String(unit.unit_id)))
  const more = choices.more.filter(({ unit_id }) => {
    const id = String(unit_id)
    return !short.has(id) && (chosen.includes(id) || candidates.includes(id))
  })
  const options = [...more, ...choices.units].map((unit) => ({
    value: String(unit.unit_id),
    label: labelOf(unit, lang),
    ...(candidates.includes(String(unit.unit_id)) && { hint: t.candidate }),
  }))
  const names = unitFields[name]
  const busy = chosen.length > 0 || candidates.length > 0 || typed(state, names).some((text) => text !== '')
  const count = chosen.length > 0 ? ` (${chosen.length})` : ''
  return (
    <details open={busy || undefined}>
      <summary>{`${label}${count}`}</summary>
      <div class="ct-form ct-gapped">
        <Field
          state={state}
          name={names}
          label={t.byName}
          hint={t.byNameHint}
          type="textarea"
          rows={2}
          optional
        />
        <p>
          <Button kind="second" small formaction={lookup}>
            {t.lookUp}
          </Button>
        </p>
        <Field
          state={state}
          name={name}
          label={label}
          hint={hint}
          type="checkboxes"
          options={options}
          filter
          optional
        />
      </div>
    </details>
  )
}

/** To whom an item goes: blocks, units by name, a condition; who leads, takes part, and passes the answers on. */
export const Who = (props: Props) => {
  const { lang, state, condition } = props
  const t = texts[lang].pages
  const groups = (Object.keys(t.groupNames) as (keyof typeof t.groupNames)[]).map((value) => ({
    value,
    label: t.groupNames[value],
  }))
  return (
    <>
      <Field state={state} name="groups" label={t.groups} type="checkboxes" options={groups} optional />
      <Units {...props} name="recipientUnitIds" label={t.recipients} />
      <Field state={state} name="condition" label={t.condition} hint={t.conditionHint} optional />
      {condition ? (
        <p>
          <a href={condition}>{t.conditionByFact}</a>
        </p>
      ) : null}
      <Units {...props} name="conditionUnitIds" label={t.conditionUnits} />
      <Field state={state} name="conditionResolved" label={t.conditionResolved} type="checkbox" />
      <Units {...props} name="leadUnitIds" label={t.lead} hint={t.leadHint} />
      <Units {...props} name="coordinatorUnitIds" label={t.coordinators} />
      <Units {...props} name="routeUnitIds" label={t.route} />
    </>
  )
}

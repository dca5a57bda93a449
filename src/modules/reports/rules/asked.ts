import type { ReadyForm } from './computed.ts'
import { type Indicator, isRetired, knownKinds } from './form.ts'

/** What a form asks a unit of a kind for: in its order, without what is computed or retired by the window's end. */
export const askedOf = (form: ReadyForm, kind: string, to: string): Indicator[] => {
  const known = knownKinds(form.form)
  return form.form.indicators.filter(
    (i) =>
      !form.computed.has(i.code) &&
      !isRetired(i, to) &&
      (i.reported_by === undefined ||
        (known.has(kind) ? i.reported_by.includes(kind) : i.reported_by.some((k) => k !== 'province'))),
  )
}

/** What a unit sees of a form: what it is asked for, and what is computed of that alone. */
export const shownOf = (form: ReadyForm, kind: string, to: string): Indicator[] => {
  const asked = new Set(askedOf(form, kind, to).map((i) => i.code))
  return form.form.indicators.filter(
    (i) => asked.has(i.code) || (form.computed.get(i.code)?.names.every((name) => asked.has(name)) ?? false),
  )
}

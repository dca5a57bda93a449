import type { Child } from 'hono/jsx'
import { type Lang, named } from '#platform/lang.ts'
import { Field, type FormState, Hidden } from '#ui/form.tsx'
import { showDate, showNumber } from '#ui/format.ts'
import { TimeTag } from '#ui/tag.tsx'
import type { UnitChoice } from '../facts/reading.ts'
import type { Sums } from '../rules/activity.ts'
import type { Standing, StandingKey } from '../rules/request.ts'
import { texts } from '../texts.ts'

/** A unit's name in the reader's language; Vietnamese where there is no other. */
export const unitOf = (one: { unitName: string; unitNameEn: string | null }, lang: Lang): string =>
  named(lang, one.unitName, one.unitNameEn)

export const channelOf = (one: { nameVi: string; nameEn: string }, lang: Lang): string =>
  named(lang, one.nameVi, one.nameEn)

/** An address with what is asked of it; what is undefined is left out. */
export const address = (path: string, query: Record<string, string | number | undefined>): string => {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) words.set(name, String(value))
  const text = words.toString()
  return text ? `${path}?${text}` : path
}

export const activitiesAt = (query: Record<string, string | number | undefined>): string =>
  address('/communication/activities', query)

export const unitOptions = (units: readonly UnitChoice[], lang: Lang) =>
  units.map((unit) => ({
    value: String(unit.unit_id),
    label: named(lang, unit.name_vi, unit.name_en),
  }))

/** For which unit: chosen where there are several, else said by the form itself. */
export const UnitField = ({
  state,
  units,
  label,
}: {
  state: FormState
  units: readonly UnitChoice[]
  label: string
}) =>
  units.length === 1 && !state.errors?.some((error) => error.field === 'unitId') ? (
    <Hidden name="unitId" value={units[0]?.unit_id ?? 0} />
  ) : (
    <Field state={state} name="unitId" type="select" label={label} options={unitOptions(units, state.lang)} />
  )

const times: Record<StandingKey, 'on-time' | 'late' | 'in-time' | 'due-soon' | 'overdue' | 'none'> = {
  'in-time': 'on-time',
  late: 'late',
  waiting: 'in-time',
  overdue: 'overdue',
  ended: 'none',
}

/** How a unit stands against the last day. */
export const StandingTag = ({ standing, lang }: { standing: Standing; lang: Lang }) => (
  <TimeTag
    time={{
      key: standing.key === 'waiting' && standing.days <= 3 ? 'due-soon' : times[standing.key],
      days: standing.days,
    }}
    lang={lang}
    text={texts[lang].standings[standing.key](standing.days)}
  />
)

export const Span = ({ from, to, lang }: { from: string; to: string; lang: Lang }) => (
  <span class="ct-num">{texts[lang].fromTo(showDate(from, lang), showDate(to, lang))}</span>
)

/** A number that may not be known; not known is not zero. */
export const known = (value: number | null, lang: Lang): string =>
  value === null ? texts[lang].notKnown : showNumber(value, lang)

/** A total at the foot of a table; on a phone, where the heads are gone, it says of what. */
export const Foot = ({ of, children }: { of: string; children?: Child }) => (
  <>
    <small class="ct-only-phone ct-quiet">{of}</small> {children}
  </>
)

/** What the sums leave out, in words. */
export const SumNotes = ({ sums, lang }: { sums: Sums; lang: Lang }) => (
  <p class="ct-small ct-quiet">
    {texts[lang].reachNote(sums.reachKnown, sums.n, sums.estimated)}{' '}
    {texts[lang].moneyNote(sums.moneyKnown, sums.n)}
  </p>
)

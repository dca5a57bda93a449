import type { Lang } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import type { ValueWish } from '../actions/value.ts'
import type { LeafForm, ValueInput } from '../input/round.ts'
import { type BadField, fieldsOf, readGiven, readNumber, readTyped } from '../rules/fields.ts'
import type { Leaf } from '../rules/set.ts'

const refuse = (bad: readonly BadField[]): void => {
  if (bad.length > 0)
    throw new Refused(
      'input',
      'bad-input',
      bad.map(({ name, reason }) => ({ field: `in.${name}`, reason })),
    )
}

const below = (form: Readonly<Record<string, unknown>>, start: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      name.startsWith(start) ? [[name.slice(start.length), typeof value === 'string' ? value : '']] : [],
    ),
  )

const handOf = (text: string | undefined, lang: Lang): string | null => {
  if (text === undefined) return null
  const read = readNumber(text, { lang })
  if ('reason' in read) throw new Refused('input', 'bad-input', [{ field: 'hand', reason: read.reason }])
  return String(read.value)
}

/** What a leaf's form on a page of a language wishes: only the fields that stood on it. Bad figures are refused there. */
export const wishOfForm =
  (form: LeafForm, lang: Lang) =>
  (leaf: Leaf): ValueWish => {
    const typed = below(form, 'in.')
    for (const name of Object.keys(below(form, 'none.'))) typed[name] = 'none'
    const { inputs, bad } = readTyped(fieldsOf(leaf), typed, lang)
    refuse(bad)
    const shown = new Set((form.shown ?? '').split(' '))
    const why = below(form, 'why.')
    return {
      stage: form.stage,
      version: form.version,
      inputs,
      why: Object.fromEntries(Object.entries(why).map(([name, text]) => [name, text || undefined])),
      ...(shown.has('na') && { notApplicable: form.na }),
      ...(shown.has('note') && { note: form.note ?? null }),
      ...(shown.has('reason') && { reason: form.reason ?? null }),
      ...(shown.has('hand') && { handPoints: handOf(form.hand, lang) }),
      theirs: form.theirs?.split(' '),
    }
  }

/** What an API body wishes. */
export const wishOfBody =
  ({ leaf: _, inputs: given, ...wish }: ValueInput) =>
  (leaf: Leaf): ValueWish => {
    const { inputs, bad } = readGiven(fieldsOf(leaf), given ?? {})
    refuse(bad)
    return { ...wish, inputs }
  }

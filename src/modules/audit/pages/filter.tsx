import type { Lang } from '#platform/lang.ts'
import { Field, FieldRow, Form, type FormState, type Option, type OptionGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/layout.tsx'
import type { EntriesQuery } from '../input.ts'
import { texts } from '../texts.ts'
import { kindWord } from './parts.tsx'

const kindOptions = (lang: Lang) =>
  Object.entries(texts[lang].kinds).map(([value, label]) => ({ value, label }))

/** Acts by what they are done to, each group whole or one by one; what the address asks for beside them stays chosen. */
const verbOptions = (lang: Lang, asked: string | undefined): (Option | OptionGroup)[] => {
  const t = texts[lang]
  const groups = Map.groupBy(Object.entries(t.verbs), ([verb]) => verb.slice(0, verb.indexOf('.')))
  const named: Record<string, string> = t.groups
  const wordOf = (kind: string): string => named[kind] ?? kindWord(kind, lang)
  const options = [...groups].map(([kind, verbs]) => ({
    label: wordOf(kind),
    options: [
      { value: `${kind}.`, label: t.allOf(wordOf(kind)) },
      ...verbs.map(([value, label]) => ({ value, label })),
    ],
  }))
  const known = options.some((group) => group.options.some((option) => option.value === asked))
  return asked && !known ? [{ value: asked, label: asked }, ...options] : options
}

/** A unit that has ended is in no list, but an address may ask for it: it stays chosen. */
const withAsked = (units: Option[], asked: number | undefined): Option[] =>
  asked === undefined || units.some((unit) => unit.value === String(asked))
    ? units
    : [{ value: String(asked), label: String(asked) }, ...units]

/** What the record is asked for. */
export const Filter = ({ frame, query, units }: { frame: Frame; query: EntriesQuery; units: Option[] }) => {
  const t = texts[frame.lang]
  const text = (value: unknown): string => (value === undefined ? '' : String(value))
  const values = Object.fromEntries(
    (['q', 'person', 'verb', 'kind', 'unit', 'from', 'to'] as const).map((n) => [n, text(query[n])]),
  )
  const state: FormState = { lang: frame.lang, values }
  return (
    <Form state={state} action="/audit" method="get" submit={t.search}>
      <FieldRow>
        <Field state={state} name="q" label={t.q} hint={t.qHint} type="search" />
        <Field state={state} name="person" label={t.person} />
        <Field
          state={state}
          name="verb"
          label={t.verb}
          type="select"
          placeholder={t.allVerbs}
          options={verbOptions(frame.lang, query.verb)}
        />
      </FieldRow>
      <FieldRow>
        <Field
          state={state}
          name="kind"
          label={t.kind}
          type="select"
          placeholder={t.allKinds}
          options={kindOptions(frame.lang)}
        />
        <Field
          state={state}
          name="unit"
          label={t.unitName}
          type="select"
          placeholder={t.allUnits}
          options={withAsked(units, query.unit)}
        />
        <Field state={state} name="from" label={t.from} type="date" />
        <Field state={state} name="to" label={t.to} type="date" />
      </FieldRow>
    </Form>
  )
}

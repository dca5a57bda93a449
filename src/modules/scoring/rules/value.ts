import { canonical } from '#platform/canonical.ts'
import type { Fields } from './merge.ts'
import type { InputValue, LeafInputs } from './set.ts'

export type Source = { from: string; value: unknown; url?: string | null; reason?: string }

/** What stands in a leaf at a stage, without what the engine makes of it. */
export type Standing = {
  inputs: LeafInputs
  sources: Record<string, Source>
  notApplicable: boolean
  handPoints: string | null
  note: string | null
  reason: string | null
}

export const nothing: Standing = {
  inputs: {},
  sources: {},
  notApplicable: false,
  handPoints: null,
  note: null,
  reason: null,
}

/** A new stage starts from a copy of the one before: its figures, not its words. */
export const copyOf = (before: Standing | undefined): Standing =>
  before
    ? {
        ...nothing,
        inputs: before.inputs,
        sources: before.sources,
        notApplicable: before.notApplicable,
        handPoints: before.handPoints,
      }
    : nothing

/** The single fields of a leaf, as two people may change them apart. */
export const fieldsOfStanding = (standing: Standing): Fields => ({
  ...Object.fromEntries(Object.entries(standing.inputs).map(([name, value]) => [`in.${name}`, value])),
  ...Object.fromEntries(
    Object.entries(standing.sources).flatMap(([name, source]) =>
      source.reason ? [[`why.${name}`, source.reason]] : [],
    ),
  ),
  na: standing.notApplicable || undefined,
  hand: standing.handPoints ?? undefined,
  note: standing.note ?? undefined,
  reason: standing.reason ?? undefined,
})

/** What the system knows of an input. */
export type SystemValue = { key: string; value: InputValue; url: string | null }

/** A leaf as the system alone fills it in. */
export const fromSystem = (system: ReadonlyMap<string, SystemValue>): Standing =>
  standingOf(Object.fromEntries([...system].map(([name, known]) => [`in.${name}`, known.value])), system, {})

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The other way: fields as a standing, each input that the system knows with its source and why it was overridden. */
export const standingOf = (
  fields: Fields,
  system: ReadonlyMap<string, SystemValue>,
  kept: Record<string, Source>,
): Standing => {
  const inputs: LeafInputs = {}
  for (const [name, value] of Object.entries(fields))
    if (name.startsWith('in.') && value !== undefined) inputs[name.slice(3)] = value as InputValue
  const sources: Record<string, Source> = {}
  for (const name of Object.keys(inputs)) {
    const known = system.get(name)
    const source = known ? { from: known.key, value: known.value, url: known.url } : kept[name]
    if (!source) continue
    const reason = text(fields[`why.${name}`])
    const { reason: _, ...bare } = source
    sources[name] = differs(inputs[name], source.value) && reason ? { ...bare, reason } : bare
  }
  return {
    inputs,
    sources,
    notApplicable: fields.na === true,
    handPoints: text(fields.hand),
    note: text(fields.note),
    reason: text(fields.reason),
  }
}

// answers of a survey are a table: compared as such
const plain = (value: unknown): string =>
  typeof value === 'object' && value !== null ? canonical(value) : String(value ?? '')

const differs = (a: unknown, b: unknown): boolean => plain(a) !== plain(b)

/** The inputs that say otherwise than the system without a reason. */
export const unexplained = (standing: Standing): string[] =>
  Object.entries(standing.sources).flatMap(([name, source]) =>
    differs(standing.inputs[name], source.value) && !source.reason ? [name] : [],
  )

import type { Ctx } from '#platform/context.ts'
import { type FieldError, Refused } from '#platform/refused.ts'
import { meaningsOf } from '../facts/names.ts'
import { type NameField, type UnitField, unitFields } from '../rules.ts'

type Lists = Record<UnitField, number[]> & Record<NameField, string[]>

/**
 * The lists of units with those that were typed by name among them. A name of nobody, or of several, is refused at its
 * field in words.
 */
export async function withNamed<T extends Lists>(ctx: Ctx, input: T): Promise<T> {
  const fields = Object.entries(unitFields) as [UnitField, NameField][]
  const meanings = await meaningsOf(
    ctx,
    fields.flatMap(([, names]) => input[names]),
  )
  const errors: FieldError[] = []
  const lists = fields.map(([ids, names]) => {
    const found = input[names].flatMap((name) => {
      const meaning = meanings.get(name)
      if (meaning && 'unitId' in meaning) return [meaning.unitId]
      const among = meaning?.among ?? []
      errors.push({
        field: names,
        reason:
          among.length > 1 ? 'unit-name-several' : among.length > 0 ? 'unit-name-near' : 'unit-name-none',
        params: {
          name,
          found: among
            .map((unit) => unit.name)
            .slice(0, 6)
            .join(', '),
        },
      })
      return []
    })
    return [ids, [...new Set([...input[ids], ...found])]] as const
  })
  if (errors.length > 0) throw new Refused('input', 'bad-input', errors)
  return { ...input, ...Object.fromEntries(lists) }
}

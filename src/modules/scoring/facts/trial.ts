import type { Ctx } from '#platform/context.ts'
import { type Sent, treeOf } from '#platform/form-tree.ts'
import type { FieldError } from '#platform/refused.ts'
import type { TypedTree } from '../input/rule-form.ts'
import { fieldsOf, readTyped } from '../rules/fields.ts'
import { scoreLeaf } from '../rules/leaf.ts'
import type { CriteriaSet, Leaf, LeafInputs } from '../rules/set.ts'
import { reasonWords } from '../rules/words/reason.ts'

export type Trial = {
  bad: FieldError[]
  tried: { points: string | null; excluded: boolean; words: string } | undefined
}

const flat = (tree: TypedTree | string | undefined, prefix = ''): Record<string, string> =>
  typeof tree !== 'object'
    ? {}
    : Object.assign(
        {},
        ...Object.entries(tree).map(([name, value]) =>
          typeof value === 'string' ? { [`${prefix}${name}`]: value } : flat(value, `${prefix}${name}.`),
        ),
      )

/** The points of one leaf for figures typed under "in."; nothing while a figure cannot be read. */
export const tried = (ctx: Ctx, set: CriteriaSet, leaf: Leaf, sent: Sent): Trial => {
  const typed = flat(treeOf(sent).in)
  const { inputs, bad } = readTyped(fieldsOf(leaf), typed, ctx.lang)
  if (bad.length > 0)
    return { bad: bad.map(({ name, reason }) => ({ field: `in.${name}`, reason })), tried: undefined }
  if (leaf.max === null)
    return {
      bad: [],
      tried: {
        points: null,
        excluded: false,
        words: reasonWords(leaf, { reason: 'max-unknown', facts: {} }, ctx.lang),
      },
    }
  const year = Number(typed._year)
  const given = Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => value !== undefined),
  ) as LeafInputs
  const claim = { inputs: given, notApplicable: sent.aside !== undefined, handPoints: null }
  const outcome = scoreLeaf(leaf, claim, Number.isInteger(year) && year > 0 ? year : set.year)
  return {
    bad: [],
    tried: {
      points: outcome.points?.toString() ?? null,
      excluded: outcome.state === 'excluded',
      words: reasonWords(leaf, outcome, ctx.lang),
    },
  }
}

import { rowNumbers, type Sent, treeOf } from '#platform/form-tree.ts'
import { readInput } from '#platform/input.ts'
import type { FieldError } from '#platform/refused.ts'
import { fieldsOf, type InputField, readTyped } from '../rules/fields.ts'
import type { Criterion, Domain, Example, InputLabel, InputValue, Leaf, Num } from '../rules/set.ts'
import { isSystemKey, systemKeys } from '../rules/system-keys.ts'
import { readNumber, readRuleForm, type TypedTree, typedNumber, typedRule, wordAt } from './rule-form.ts'
import { nodeInput } from './sets.ts'

export type NodeLevel = 'domain' | 'criterion' | 'leaf'

/** What a form says of a place, ready to be kept; empty texts are undefined. */
export type NodeFormChange = {
  name_vi: string
  name_en: string | undefined
  max: Num | null
  [key: string]: unknown
}

const typedValue = (value: InputValue): string => {
  if (value === null) return 'none'
  return typeof value === 'number' ? typedNumber(value) : String(value)
}

/** The values of one example or trial under the names of its fields. */
const typedInputs = (inputs: { [name: string]: InputValue }, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]): [string, string][] => {
      if (typeof value !== 'object' || value === null) return [[`${prefix}${name}`, typedValue(value)]]
      return Object.entries(typedInputs(value as { [name: string]: InputValue }, `${prefix}${name}.`))
    }),
  )

/** What a saved place looks like as typed. */
export const typedNode = (node: Domain | Criterion): Record<string, string> => {
  const scored = 'rule_kind' in node ? node : undefined
  const named = scored?.inputs ?? []
  // what the system fills in is shown on the row of its input, named or not
  const unnamed = Object.keys(scored?.sources ?? {}).filter((name) => !named.some((one) => one.name === name))
  const rows: InputLabel[] = [...named, ...unnamed.map((name) => ({ name }))]
  const labels = rows.flatMap((label, i): [string, string][] => [
    ...(['name', 'label_vi', 'label_en', 'unit'] as const).map((key): [string, string] => [
      `labels.${i}.${key}`,
      label[key] ?? '',
    ]),
    [`labels.${i}.source`, scored?.sources?.[label.name] ?? ''],
    ...(label.settled ? [[`labels.${i}.settled`, 'on'] as [string, string]] : []),
  ])
  const examples = (scored?.examples ?? []).map((example, i) => ({
    ...typedInputs(example.inputs, `examples.${i}.in.`),
    [`examples.${i}.expected`]: typedNumber(example.expected),
  }))
  return {
    nameVi: node.name_vi,
    nameEn: node.name_en ?? '',
    max: typedNumber(node.max),
    assessment: scored?.assessment ?? 'self+appraisal',
    // nothing said means the same as leaving the maximum
    notApplicable:
      scored?.not_applicable === undefined || scored?.not_applicable === 'allowed'
        ? 'exclude'
        : scored?.not_applicable,
    evidence: (scored?.evidence_vi ?? []).join('\n'),
    noteVi: scored?.rule_note_vi ?? '',
    noteEn: scored?.rule_note_en ?? '',
    ...(scored && typedRule(scored)),
    ...Object.fromEntries(labels),
    ...Object.assign({}, ...examples),
  }
}

/** The fields that a rule as typed asks for; none while it cannot be read. */
export const fieldsTyped = (values: Record<string, unknown>, labels: InputLabel[]): InputField[] => {
  const kind = typeof values.kind === 'string' ? values.kind : ''
  const read = readRuleForm(kind, treeOf(values as Sent))
  if (!read.ok || read.rule.rule_kind === 'sum_children') return []
  return fieldsOf({ code: '', name_vi: '', max: null, ...read.rule, inputs: labels, children: [] } as Leaf)
}

const at = (tree: TypedTree, name: string): TypedTree => {
  const found = tree[name]
  return typeof found === 'object' ? found : {}
}

const flat = (tree: TypedTree, prefix = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([name, value]) =>
      typeof value === 'string' ? { [`${prefix}${name}`]: value } : flat(value, `${prefix}${name}.`),
    ),
  )

/** Labels of inputs as typed in rows; rows without a name, or that say nothing but the name, are left out. */
export const labelsTyped = (values: Sent): InputLabel[] => {
  const rows = at(treeOf(values), 'labels')
  return rowNumbers(values, 'labels', 0).flatMap((number) => {
    const row = at(rows, String(number))
    const name = wordAt(row, 'name')
    if (name === '') return []
    const [label_vi, label_en, unit] = ['label_vi', 'label_en', 'unit'].map((key) => wordAt(row, key))
    const settled = wordAt(row, 'settled') === 'on'
    const said = {
      ...(label_vi && { label_vi }),
      ...(label_en && { label_en }),
      ...(unit && { unit }),
      ...(settled && { settled }),
    }
    return Object.keys(said).length > 0 ? [{ name, ...said }] : []
  })
}

/** What the system fills in, by input, as chosen in the same rows: the rule must ask for such a figure. */
const sourcesTyped = (
  values: Sent,
  asked: readonly InputField[],
): { sources: Record<string, string>; fields: FieldError[] } => {
  const rows = at(treeOf(values), 'labels')
  const sources: Record<string, string> = {}
  const fields: FieldError[] = []
  for (const number of rowNumbers(values, 'labels', 0)) {
    const [name, key] = ['name', 'source'].map((part) => wordAt(at(rows, String(number)), part))
    if (!name || !key) continue
    const fits = isSystemKey(key) && asked.some((one) => one.name === name && one.type === systemKeys[key])
    if (fits) sources[name] = key
    else fields.push({ field: `labels.${number}.source`, reason: 'source-unasked' })
  }
  return { sources, fields }
}

const expectedOf = (words: string): Num | undefined =>
  /^(n\/?a|không áp dụng)$/i.test(words) ? 'N/A' : readNumber(words)

const readExample = (
  row: TypedTree,
  fields: readonly InputField[],
  path: string,
): { example?: Example; fields: FieldError[] } => {
  const typed = flat(at(row, 'in'))
  if (wordAt(row, 'expected') === '' && Object.values(typed).every((value) => value.trim() === ''))
    return { fields: [] }
  const errors: FieldError[] = []
  const { inputs, bad } = readTyped(fields, typed)
  for (const one of bad) errors.push({ field: `${path}.in.${one.name}`, reason: one.reason })
  const expected = expectedOf(wordAt(row, 'expected'))
  if (expected === undefined) errors.push({ field: `${path}.expected`, reason: 'not-points' })
  const year = Number(typed._year)
  const given = Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined))
  if (errors.length > 0 || expected === undefined) return { fields: errors }
  return {
    example: {
      inputs: { ...(Number.isInteger(year) && year > 0 && { _year: year }), ...(given as Example['inputs']) },
      expected,
    },
    fields: [],
  }
}

const readExamples = (
  values: Sent,
  fields: readonly InputField[],
): { examples: Example[]; fields: FieldError[] } => {
  const rows = at(treeOf(values), 'examples')
  const read = rowNumbers(values, 'examples', 0).map((number) =>
    readExample(at(rows, String(number)), fields, `examples.${number}`),
  )
  return {
    examples: read.flatMap((one) => (one.example ? [one.example] : [])),
    fields: read.flatMap((one) => one.fields),
  }
}

/** Reads the form of a place: what is to be kept, or the bad fields by their names. */
export const readNodeForm = (
  level: NodeLevel,
  values: Sent,
): { ok: true; change: NodeFormChange } | { ok: false; fields: FieldError[] } => {
  const read = readInput(nodeInput, values)
  if (!read.ok) return read
  const { nameVi, nameEn, max, assessment, notApplicable, evidence, noteVi, noteEn } = read.value
  const named: NodeFormChange = { name_vi: nameVi, name_en: nameEn, max: max ?? null }
  if (level === 'domain') return { ok: true, change: named }
  const kind = typeof values.kind === 'string' ? values.kind : ''
  const rule = readRuleForm(kind, treeOf(values))
  if (!rule.ok) return rule
  const about = {
    ...named,
    ...rule.rule,
    rule_note_vi: noteVi,
    rule_note_en: noteEn,
    // what a form does not ask for stays as it is
    ...(assessment && { assessment }),
  }
  if (rule.rule.rule_kind === 'sum_children') {
    const none = { inputs: undefined, sources: undefined, examples: undefined, evidence_vi: [] }
    return { ok: true, change: { ...about, ...none, not_applicable: 'derived' } }
  }
  const inputs = labelsTyped(values)
  const fields = fieldsOf({ code: '', name_vi: '', max: null, ...rule.rule, inputs, children: [] } as Leaf)
  const worked = readExamples(values, fields)
  const { sources, fields: misfits } = sourcesTyped(values, fields)
  const wrong = [...worked.fields, ...misfits]
  if (wrong.length > 0) return { ok: false, fields: wrong }
  return {
    ok: true,
    change: {
      ...about,
      ...(notApplicable && { not_applicable: notApplicable }),
      evidence_vi: (evidence ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      inputs: inputs.length > 0 ? inputs : undefined,
      sources: Object.keys(sources).length > 0 ? sources : undefined,
      examples: worked.examples.length > 0 ? worked.examples : undefined,
    },
  }
}

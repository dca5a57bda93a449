/** What a form sends under one name; a tree of it after the dots of the names. */
export type TypedTree = { [name: string]: TypedTree | string }

/** What a form sent, by the names of its fields. */
export type Sent = Record<string, string | (string | undefined)[] | undefined>

// inputs may be named in Vietnamese
const part = /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,59}$|^\d{1,3}$/u
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** The names with dots as a tree: "rule.bands.0.min" stands in rule, bands, 0. What is no such name is left out. */
export const treeOf = (sent: Sent): TypedTree => {
  const tree: TypedTree = {}
  for (const [name, value] of Object.entries(sent)) {
    const text = Array.isArray(value) ? value.at(-1) : value
    const parts = name.split('.')
    if (typeof text !== 'string' || parts.length > 8) continue
    if (!parts.every((p) => part.test(p) && !reserved.has(p))) continue
    place(tree, parts, text)
  }
  return tree
}

const place = (tree: TypedTree, parts: string[], text: string): void => {
  const [first = '', ...rest] = parts
  if (rest.length === 0) {
    if (typeof tree[first] !== 'object') tree[first] = text
    return
  }
  const below = tree[first]
  if (typeof below === 'object') place(below, rest, text)
  else {
    const made: TypedTree = {}
    tree[first] = made
    place(made, rest, text)
  }
}

/** The numbers of the rows that a form sent of a list, in order; at least `least` of them. */
export const rowNumbers = (values: Record<string, unknown>, list: string, least: number): number[] => {
  const start = `${list}.`
  const found = new Set<number>()
  for (const name of Object.keys(values)) {
    if (!name.startsWith(start)) continue
    const number = /^\d{1,3}(?=\.|$)/.exec(name.slice(start.length))?.[0]
    if (number !== undefined) found.add(Number(number))
  }
  const numbers = [...found].sort((a, b) => a - b)
  while (numbers.length < least) numbers.push((numbers.at(-1) ?? -1) + 1)
  return numbers
}

/** A button of a form that changes its rows and saves nothing: "add:rule.bands", "remove:rule.bands.2", "show". */
export const pressPattern = /^(add|remove):[A-Za-z0-9_.]{1,120}$|^show$/

type Values = Record<string, string | string[]>

/** What was typed after such a button: one row more (empty), one less (the others move up), or the same. */
export const afterPress = (sent: Sent, press: string): Values => {
  const values: Values = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      name === 'press' || name === 'version'
        ? []
        : [[name, Array.isArray(value) ? value.map((v) => v ?? '') : (value ?? '')]],
    ),
  )
  const [act, path = ''] = press.split(':')
  if (act === 'add') {
    const next = (rowNumbers(values, path, 0).at(-1) ?? -1) + 1
    if (next < 200) values[`${path}.${next}._row`] = ''
  }
  return act === 'remove' ? without(values, path) : values
}

const without = (values: Values, path: string): Values => {
  const dot = path.lastIndexOf('.')
  const [list, gone] = [path.slice(0, dot), Number(path.slice(dot + 1))]
  const out: Values = {}
  for (const [name, text] of Object.entries(values)) {
    const rest = name.startsWith(`${list}.`) ? name.slice(list.length + 1) : undefined
    const number = rest === undefined ? undefined : /^\d{1,3}(?=\.|$)/.exec(rest)?.[0]
    if (number === undefined) out[name] = text
    else if (Number(number) < gone) out[name] = text
    else if (Number(number) > gone)
      out[`${list}.${Number(number) - 1}${rest?.slice(number.length) ?? ''}`] = text
  }
  return out
}

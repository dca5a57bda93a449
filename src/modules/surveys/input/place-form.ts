import type { z } from 'zod'
import { rowNumbers, type Sent, type TypedTree, treeOf } from '#platform/form-tree.ts'
import { readInput } from '#platform/input.ts'
import { Refused } from '#platform/refused.ts'
import type { Content, Factor, Option, Question, Scale, Words } from '../rules/questionnaire.ts'
import * as input from './questionnaires.ts'

const treeAt = (tree: TypedTree, name: string): TypedTree => {
  const found = tree[name]
  return typeof found === 'object' ? found : {}
}
const textAt = (tree: TypedTree, name: string): string => {
  const found = tree[name]
  return typeof found === 'string' ? found.trim() : ''
}

/** The rows of a list that somebody filled in, in order. */
const rowsOf = (sent: Sent, tree: TypedTree, list: string): TypedTree[] =>
  rowNumbers(sent, list, 0)
    .map((n) => treeAt(treeAt(tree, list), String(n)))
    .filter((row) => Object.entries(row).some(([name, value]) => name !== '_row' && value !== ''))

const wordsOf = (row: TypedTree, name = ''): Words => ({
  vi: textAt(row, name ? `${name}Vi` : 'vi'),
  en: textAt(row, name ? `${name}En` : 'en'),
})

// what is no number stays the text, which the shape refuses at its field
const numberOf = (text: string): number | string | undefined => {
  if (text === '') return undefined
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? value : text
}

const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T

const optionsOf = (sent: Sent, tree: TypedTree): object[] =>
  rowsOf(sent, tree, 'options').map((row) =>
    given({
      code: textAt(row, 'code'),
      text: wordsOf(row),
      worth: numberOf(textAt(row, 'worth')),
      satisfied: textAt(row, 'satisfied') === 'on' || undefined,
    }),
  )

/** A shape's fields have the names of the form: "options.2.text.vi" stands there as "options.2.vi". */
const fieldOfForm = (field: string): string =>
  field
    .replace(/\.(text|name)\.(vi|en)$/, '.$2')
    .replace(/^text\.vi$/, 'textVi')
    .replace(/^text\.en$/, 'textEn')
    .replace(/^showIf\.question$/, 'showQuestion')
    .replace(/^showIf\.in.*$/, 'showIn')

const read = <S extends z.ZodType>(shape: S, raw: unknown): z.output<S> => {
  const result = readInput(shape, raw)
  if (result.ok) return result.value
  throw new Refused(
    'input',
    'bad-input',
    result.fields.map((one) => ({ ...one, field: fieldOfForm(one.field) })),
  )
}

/** Reads the form of a question. Refused (input) at the fields that do not fit. */
export const readQuestion = (sent: Sent): Question => {
  const tree = treeOf(sent)
  const kind = textAt(tree, 'kind')
  const help = wordsOf(tree, 'help')
  const shown = textAt(tree, 'showQuestion')
  const about = {
    code: textAt(tree, 'code'),
    kind,
    text: wordsOf(tree, 'text'),
    help: help.vi || help.en ? help : undefined,
    required: textAt(tree, 'required') === 'on' || undefined,
    risk: textAt(tree, 'risk') === 'on' || undefined,
    showIf: shown
      ? {
          question: shown,
          in: textAt(tree, 'showIn')
            .split(/[\s,;]+/)
            .filter((code) => code !== ''),
        }
      : undefined,
  }
  const own: Record<string, object> = {
    single: { options: optionsOf(sent, tree) },
    multi: { options: optionsOf(sent, tree), most: numberOf(textAt(tree, 'most')) },
    scale: { scale: textAt(tree, 'scale'), factor: textAt(tree, 'factor') || undefined },
    matrix: {
      scale: textAt(tree, 'scale'),
      rows: rowsOf(sent, tree, 'rows').map((row) =>
        given({ code: textAt(row, 'code'), text: wordsOf(row), factor: textAt(row, 'factor') || undefined }),
      ),
    },
    number: { min: numberOf(textAt(tree, 'min')), max: numberOf(textAt(tree, 'max')) },
    text: { longest: numberOf(textAt(tree, 'longest')) },
  }
  return read(input.question, given({ ...about, ...given(own[kind] ?? {}) })) as Question
}

export const readScale = (sent: Sent): Scale => {
  const tree = treeOf(sent)
  return read(input.scale, { code: textAt(tree, 'code'), options: optionsOf(sent, tree) }) as Scale
}

export const readFactors = (sent: Sent): { factors: Factor[]; contents: Content[] } => {
  const tree = treeOf(sent)
  const named = (row: TypedTree) => ({ code: textAt(row, 'code'), name: wordsOf(row) })
  return read(input.factors, {
    contents: rowsOf(sent, tree, 'contents').map(named),
    factors: rowsOf(sent, tree, 'factors').map((row) => ({ ...named(row), content: textAt(row, 'content') })),
  })
}

type Typed = Record<string, string>
const show = (value: number | undefined): string =>
  value === undefined ? '' : String(value).replace('.', ',')

const typedOptions = (options: readonly (Option & { satisfied?: boolean })[]): Typed =>
  Object.assign(
    {},
    ...options.map((option, i) => ({
      [`options.${i}.code`]: option.code,
      [`options.${i}.vi`]: option.text.vi,
      [`options.${i}.en`]: option.text.en,
      [`options.${i}.worth`]: show(option.worth),
      ...(option.satisfied && { [`options.${i}.satisfied`]: 'on' }),
    })),
  )

/** What a saved question looks like as typed. */
export const typedQuestion = (question: Question): Typed => ({
  code: question.code,
  kind: question.kind,
  textVi: question.text.vi,
  textEn: question.text.en,
  helpVi: question.help?.vi ?? '',
  helpEn: question.help?.en ?? '',
  ...(question.required && { required: 'on' }),
  ...(question.risk && { risk: 'on' }),
  showQuestion: question.showIf?.question ?? '',
  showIn: question.showIf?.in.join(', ') ?? '',
  ...typedKind(question),
})

const typedKind = (question: Question): Typed => {
  switch (question.kind) {
    case 'single':
      return typedOptions(question.options)
    case 'multi':
      return { ...typedOptions(question.options), most: show(question.most) }
    case 'scale':
      return { scale: question.scale, factor: question.factor ?? '' }
    case 'matrix':
      return {
        scale: question.scale,
        ...Object.assign(
          {},
          ...question.rows.map((row, i) => ({
            [`rows.${i}.code`]: row.code,
            [`rows.${i}.vi`]: row.text.vi,
            [`rows.${i}.en`]: row.text.en,
            [`rows.${i}.factor`]: row.factor ?? '',
          })),
        ),
      }
    case 'number':
      return { min: show(question.min), max: show(question.max) }
    case 'text':
      return { longest: show(question.longest) }
  }
}

export const typedScale = (scale: Scale): Typed => ({ code: scale.code, ...typedOptions(scale.options) })

export const typedFactors = ({ factors, contents }: { factors: Factor[]; contents: Content[] }): Typed => {
  const named = (list: string) => (one: { code: string; name: Words; content?: string }, i: number) => ({
    [`${list}.${i}.code`]: one.code,
    [`${list}.${i}.vi`]: one.name.vi,
    [`${list}.${i}.en`]: one.name.en,
    ...(one.content !== undefined && { [`${list}.${i}.content`]: one.content }),
  })
  return Object.assign({}, ...contents.map(named('contents')), ...factors.map(named('factors')))
}

/** A question of a kind as it is added: options or lines are filled in on its own page. */
export const freshQuestion = (
  kind: input.QuestionKind,
  code: string,
  textVi: string,
  scale: string | undefined,
): Question => {
  const base = { code, text: { vi: textVi, en: '' } }
  switch (kind) {
    case 'single':
    case 'multi':
      return { ...base, kind, options: [] }
    case 'scale':
      return { ...base, kind, scale: scale ?? '' }
    case 'matrix':
      return { ...base, kind, scale: scale ?? '', rows: [] }
    case 'number':
    case 'text':
      return { ...base, kind }
  }
}

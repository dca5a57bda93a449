import { type FormPage, isShown } from './branch.ts'
import type { Answer, Question, Questionnaire, ResponseAnswers, Words } from './questionnaire.ts'

/** What a form sent, by the names of its fields. */
export type SentForm = Record<string, string | string[] | undefined>
export type BadAnswer = { field: string; reason: string; params?: Record<string, number> }

/** The longest text answer where the question names none, in characters. */
export const longestText = 1_000

/** The name of a question's field: "q.12.Q1", of a line of a matrix "q.12.Q9.A1"; about no unit "q.0.Q1". */
export const fieldName = (unit: string, question: string, row?: string): string =>
  `q.${unit || '0'}.${question}${row === undefined ? '' : `.${row}`}`

const textOf = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')).trim()

const listOf = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value : [value ?? '']).filter((one) => one !== '')

type Read = { answer?: Answer; bad: BadAnswer[] }
const none: Read = { bad: [] }
const wrong = (field: string, reason: string, params?: Record<string, number>): Read => ({
  bad: [{ field, reason, ...(params && { params }) }],
})

const scaleCodes = (questionnaire: Questionnaire, code: string): string[] =>
  questionnaire.scales.find((scale) => scale.code === code)?.options.map((option) => option.code) ?? []

const readChoice = (text: string, codes: readonly string[], field: string): Read => {
  if (text === '') return none
  return codes.includes(text) ? { answer: text, bad: [] } : wrong(field, 'not-one-of-these')
}

const readNumberAnswer = (
  text: string,
  min: number | undefined,
  max: number | undefined,
  field: string,
): Read => {
  if (text === '') return none
  const plain = text.replace(',', '.')
  const value = Number(plain)
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return wrong(field, 'not-a-number')
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return wrong(field, 'out-of-range', { min: min ?? -1e12, max: max ?? 1e12 })
  return { answer: value, bad: [] }
}

const readQuestion = (q: Questionnaire, question: Question, unit: string, sent: SentForm): Read => {
  const field = fieldName(unit, question.code)
  const text = textOf(sent[field])
  switch (question.kind) {
    case 'single':
      return readChoice(
        text,
        question.options.map((option) => option.code),
        field,
      )
    case 'scale':
      return readChoice(text, scaleCodes(q, question.scale), field)
    case 'multi': {
      const chosen = [...new Set(listOf(sent[field]))]
      const known = question.options.map((option) => option.code)
      if (chosen.length === 0) return none
      if (!chosen.every((one) => known.includes(one))) return wrong(field, 'not-one-of-these')
      if (question.most !== undefined && chosen.length > question.most)
        return wrong(field, 'too-many-chosen', { most: question.most })
      return { answer: known.filter((code) => chosen.includes(code)), bad: [] }
    }
    case 'matrix': {
      const codes = scaleCodes(q, question.scale)
      const lines = question.rows.map(({ code }) => {
        const name = fieldName(unit, question.code, code)
        return { code, read: readChoice(textOf(sent[name]), codes, name) }
      })
      const given = lines.flatMap(({ code, read }): [string, string][] =>
        typeof read.answer === 'string' ? [[code, read.answer]] : [],
      )
      const bad = lines.flatMap(({ read }) => read.bad)
      return given.length === 0 ? { bad } : { answer: Object.fromEntries(given), bad }
    }
    case 'number':
      return readNumberAnswer(text, question.min, question.max, field)
    case 'text': {
      const longest = question.longest ?? longestText
      if (text === '') return none
      return text.length > longest ? wrong(field, 'too-long', { max: longest }) : { answer: text, bad: [] }
    }
  }
}

const lacking = (question: Question, unit: string, answer: Answer | undefined): BadAnswer[] => {
  if (!question.required) return []
  if (question.kind !== 'matrix')
    return answer === undefined ? [{ field: fieldName(unit, question.code), reason: 'answer-please' }] : []
  const given = (answer ?? {}) as Record<string, string>
  return question.rows
    .filter((row) => given[row.code] === undefined)
    .map((row) => ({ field: fieldName(unit, question.code, row.code), reason: 'answer-please' }))
}

/**
 * Reads what was sent on these pages, in their order; what branching does not show is left out. Gives the answers and,
 * by field, what does not fit.
 */
export const readAnswers = (
  questionnaire: Questionnaire,
  pages: readonly FormPage[],
  sent: SentForm,
): { answers: ResponseAnswers; bad: BadAnswer[] } => {
  const answers: ResponseAnswers = {}
  const bad: BadAnswer[] = []
  for (const { unit, questions } of pages)
    for (const question of questions) {
      if (!isShown(question, unit, answers)) continue
      const read = readQuestion(questionnaire, question, unit, sent)
      bad.push(...(read.bad.length > 0 ? read.bad : lacking(question, unit, read.answer)))
      if (read.answer === undefined) continue
      const about = answers[unit] ?? {}
      about[question.code] = read.answer
      answers[unit] = about
    }
  return { answers, bad }
}

/** How many choices somebody made: a line of a matrix is one. For speed and straight-lining. */
export const answeredCount = (answers: ResponseAnswers): number =>
  Object.values(answers)
    .flatMap((about) => Object.values(about))
    .reduce<number>(
      (sum, answer) =>
        sum + (typeof answer === 'object' && !Array.isArray(answer) ? Object.keys(answer).length : 1),
      0,
    )

/** Every field name of these pages: what a form carries from page to page. */
export const fieldsOfPages = (pages: readonly FormPage[]): string[] =>
  pages.flatMap(({ unit, questions }) =>
    questions.flatMap((question) =>
      question.kind === 'matrix'
        ? question.rows.map((row) => fieldName(unit, question.code, row.code))
        : [fieldName(unit, question.code)],
    ),
  )

/** What a field asks, in words: its question, or its line of a matrix. */
export const labelOf = (pages: readonly FormPage[], field: string): Words | undefined => {
  for (const { unit, questions } of pages)
    for (const question of questions) {
      if (fieldName(unit, question.code) === field) return question.text
      const rows = question.kind === 'matrix' ? question.rows : []
      const row = rows.find(({ code }) => fieldName(unit, question.code, code) === field)
      if (row) return row.text
    }
  return undefined
}

import type { FormPage } from './branch.ts'
import type { Option, Question, Questionnaire, ResponseAnswers } from './questionnaire.ts'
import { answeredCount, fieldName, readAnswers, type SentForm } from './read.ts'

/** A column of the table to fill in: the field it stands for, its heading, and the codes that may stand in it. */
export type FilledColumn = { field: string; head: string; choices: Option[]; several: boolean }

const scaleOf = (q: Questionnaire, code: string): Option[] =>
  q.scales.find((one) => one.code === code)?.options ?? []

const columnsOfQuestion = (q: Questionnaire, question: Question, unit: string): FilledColumn[] => {
  const field = fieldName(unit, question.code)
  const one = (choices: Option[], several = false): FilledColumn[] => [
    { field, head: question.text.vi, choices, several },
  ]
  switch (question.kind) {
    case 'single':
      return one(question.options)
    case 'multi':
      return one(question.options, true)
    case 'scale':
      return one(scaleOf(q, question.scale))
    case 'matrix':
      return question.rows.map((row) => ({
        field: fieldName(unit, question.code, row.code),
        head: row.text.vi,
        choices: scaleOf(q, question.scale),
        several: false,
      }))
    case 'number':
    case 'text':
      return one([])
  }
}

/** The columns of the table, one for each thing that is answered, in the order of the form. */
export const filledColumns = (q: Questionnaire, pages: readonly FormPage[]): FilledColumn[] =>
  pages.flatMap(({ unit, questions }) =>
    questions.flatMap((question) => columnsOfQuestion(q, question, unit)),
  )

export type FilledFinding = {
  line: number
  reason: 'answer-wrong' | 'answer-lacking' | 'blank'
  text: string
}
type Row = { line: number; cells: string[] }

/** The row with the names of the fields: the head, or one below it where a person's headings stand above. */
const fieldRow = (
  fields: ReadonlySet<string>,
  head: string[],
  rows: readonly Row[],
): { head: string[]; rows: Row[] } | undefined => {
  if (head.some((cell) => fields.has(cell))) return { head, rows: [...rows] }
  const at = rows.slice(0, 6).findIndex(({ cells }) => cells.some((cell) => fields.has(cell)))
  const found = rows[at]
  return found && { head: found.cells, rows: rows.slice(at + 1) }
}

/** Reads a filled table; undefined when its columns are not those of this questionnaire. */
export const readFilled = (
  q: Questionnaire,
  pages: readonly FormPage[],
  table: { head: string[]; rows: Row[] },
): { forms: ResponseAnswers[]; findings: FilledFinding[] } | undefined => {
  const columns = filledColumns(q, pages)
  const byField = new Map(columns.map((column) => [column.field, column]))
  const found = fieldRow(new Set(byField.keys()), table.head, table.rows)
  if (!found || found.head.filter((cell) => byField.has(cell)).length < columns.length) return undefined
  const forms: ResponseAnswers[] = []
  const findings: FilledFinding[] = []
  for (const { line, cells } of found.rows) {
    const sent: SentForm = {}
    for (const [i, name] of found.head.entries()) {
      const column = byField.get(name)
      const text = cells[i]?.trim() ?? ''
      if (column && text !== '') sent[name] = column.several ? text.split(/[\s,;]+/) : text
    }
    const { answers, bad } = readAnswers(q, pages, sent)
    const [first] = bad
    const wrong = first && {
      line,
      reason: first.reason === 'answer-please' ? ('answer-lacking' as const) : ('answer-wrong' as const),
      text: first.reason === 'answer-please' ? first.field : String(sent[first.field] ?? '').slice(0, 40),
    }
    if (wrong) findings.push(wrong)
    else if (answeredCount(answers) === 0) findings.push({ line, reason: 'blank', text: '' })
    else forms.push(answers)
  }
  return { forms, findings }
}

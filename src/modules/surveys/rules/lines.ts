import type { Option, Question, Questionnaire, Words } from './questionnaire.ts'

/** One thing asked that is counted by itself: a question, or one row of a matrix. */
export type Line = {
  /** the question's code, or question and row: "Q9.I.A.1" */
  code: string
  question: string
  row?: string
  kind: 'single' | 'multi' | 'scale' | 'matrix' | 'number'
  text: Words
  /** from the worst step to the best where it is a scale of contentment */
  options: (Option & { satisfied?: boolean })[]
  factor?: string
  /** a signal of risk: every answer but the first, or every answer worth less than 100, where worth is said */
  risk: boolean
  /** says who answers (age, occupation) and not what is thought of a unit: counted over all units only */
  descriptive: boolean
}

const plain = (question: Question) => ({
  code: question.code,
  question: question.code,
  text: question.text,
  risk: question.risk === true,
})

const linesOfQuestion = (question: Question, questionnaire: Questionnaire): Line[] => {
  const stepsOf = (scale: string) => questionnaire.scales.find((s) => s.code === scale)?.options ?? []
  switch (question.kind) {
    case 'text':
      return []
    case 'number':
      return [{ ...plain(question), kind: 'number', options: [], descriptive: true }]
    case 'single':
    case 'multi': {
      const { kind, options, risk } = question
      const descriptive = !risk && options.every((option) => option.worth === undefined)
      return [{ ...plain(question), kind, options, descriptive }]
    }
    case 'scale': {
      const { scale, factor } = question
      return [
        {
          ...plain(question),
          kind: 'scale',
          options: stepsOf(scale),
          descriptive: false,
          ...(factor && { factor }),
        },
      ]
    }
    case 'matrix':
      return question.rows.map((row) => ({
        ...plain(question),
        code: `${question.code}.${row.code}`,
        row: row.code,
        text: row.text,
        kind: 'matrix',
        options: stepsOf(question.scale),
        descriptive: false,
        ...(row.factor && { factor: row.factor }),
      }))
  }
}

/** Everything a questionnaire counts, in its order; free text is not counted. */
export const linesOf = (questionnaire: Questionnaire): Line[] =>
  questionnaire.sections.flatMap((section) =>
    section.questions.flatMap((question) => linesOfQuestion(question, questionnaire)),
  )

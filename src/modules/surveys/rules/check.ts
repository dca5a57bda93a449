import type { Option, Question, Questionnaire, Section } from './questionnaire.ts'

/** What keeps a questionnaire from being issued; `at` is the place: "Q1", "scale SAT5", "factor F1". */
export type Finding = { at: string; reason: FindingReason }
export type FindingReason =
  | 'no-questions'
  | 'section-empty'
  | 'code-twice'
  | 'scale-unknown'
  | 'scale-short'
  | 'options-short'
  | 'option-twice'
  | 'worth-outside'
  | 'rows-missing'
  | 'row-twice'
  | 'factor-unknown'
  | 'content-unknown'
  | 'branch-unknown'
  | 'branch-later'
  | 'branch-option'
  | 'range-reversed'
  | 'most-outside'

const twice = (codes: readonly string[]): string[] => [
  ...new Set(codes.filter((code, i) => codes.indexOf(code) < i)),
]

const optionFindings = (at: string, options: readonly Option[], short: FindingReason): Finding[] => [
  ...(options.length < 2 ? [{ at, reason: short }] : []),
  ...twice(options.map((option) => option.code)).map(() => ({ at, reason: 'option-twice' as const })),
  ...(options.some(({ worth }) => worth !== undefined && (worth < 0 || worth > 100))
    ? [{ at, reason: 'worth-outside' as const }]
    : []),
]

/** The codes that an answer to a question may have; undefined for those one cannot branch on. */
export const choicesOf = (questionnaire: Questionnaire, question: Question): Option[] | undefined => {
  if (question.kind === 'single' || question.kind === 'multi') return question.options
  if (question.kind === 'scale')
    return questionnaire.scales.find((scale) => scale.code === question.scale)?.options
  return undefined
}

const factorFindings = (questionnaire: Questionnaire, at: string, factor: string | undefined): Finding[] =>
  factor === undefined || questionnaire.factors.some(({ code }) => code === factor)
    ? []
    : [{ at, reason: 'factor-unknown' }]

const scaleFindings = (questionnaire: Questionnaire, at: string, scale: string): Finding[] =>
  questionnaire.scales.some(({ code }) => code === scale) ? [] : [{ at, reason: 'scale-unknown' }]

const kindFindings = (q: Questionnaire, question: Question): Finding[] => {
  const at = question.code
  switch (question.kind) {
    case 'single':
      return optionFindings(at, question.options, 'options-short')
    case 'multi': {
      const outside =
        question.most !== undefined && (question.most < 1 || question.most > question.options.length)
      return [
        ...optionFindings(at, question.options, 'options-short'),
        ...(outside ? [{ at, reason: 'most-outside' as const }] : []),
      ]
    }
    case 'scale':
      return [...scaleFindings(q, at, question.scale), ...factorFindings(q, at, question.factor)]
    case 'matrix':
      return [
        ...scaleFindings(q, at, question.scale),
        ...(question.rows.length === 0 ? [{ at, reason: 'rows-missing' as const }] : []),
        ...twice(question.rows.map((row) => row.code)).map(() => ({ at, reason: 'row-twice' as const })),
        ...question.rows.flatMap((row) => factorFindings(q, at, row.factor)),
      ]
    case 'number': {
      const { min, max } = question
      return min !== undefined && max !== undefined && min > max ? [{ at, reason: 'range-reversed' }] : []
    }
    case 'text':
      return []
  }
}

type Placed = { question: Question; section: Section; order: number }

/** A question depends on an earlier one that people choose in; about a unit also on one about none, not the reverse. */
const branchFindings = (q: Questionnaire, all: readonly Placed[], here: Placed): Finding[] => {
  const { showIf, code: at } = here.question
  if (!showIf) return []
  const other = all.find(({ question }) => question.code === showIf.question)
  const choices = other && choicesOf(q, other.question)
  if (!other || !choices) return [{ at, reason: 'branch-unknown' }]
  if (other.order >= here.order || (other.section.perUnit && !here.section.perUnit))
    return [{ at, reason: 'branch-later' }]
  const known =
    showIf.in.length > 0 && showIf.in.every((code) => choices.some((choice) => choice.code === code))
  return known ? [] : [{ at, reason: 'branch-option' }]
}

/** All that keeps a questionnaire from being issued; empty when it may be. */
export const findingsOf = (q: Questionnaire): Finding[] => {
  const all: Placed[] = q.sections
    .flatMap((section) => section.questions.map((question) => ({ question, section })))
    .map((one, order) => ({ ...one, order }))
  const codes = [
    ...twice(all.map(({ question }) => question.code)),
    ...twice(q.sections.map(({ code }) => code)),
    ...twice(q.scales.map(({ code }) => code)),
    ...twice(q.factors.map(({ code }) => code)),
    ...twice(q.contents.map(({ code }) => code)),
  ]
  return [
    ...(all.length === 0 ? [{ at: '', reason: 'no-questions' as const }] : []),
    ...codes.map((at) => ({ at, reason: 'code-twice' as const })),
    ...q.sections
      .filter(({ questions }) => questions.length === 0)
      .map(({ code: at }) => ({ at, reason: 'section-empty' as const })),
    ...q.scales.flatMap((scale) => optionFindings(scale.code, scale.options, 'scale-short')),
    ...q.factors
      .filter(({ content }) => !q.contents.some(({ code }) => code === content))
      .map(({ code: at }) => ({ at, reason: 'content-unknown' as const })),
    ...all.flatMap((here) => [...kindFindings(q, here.question), ...branchFindings(q, all, here)]),
  ]
}

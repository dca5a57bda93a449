import { type Decision, no, yes } from '#platform/decision.ts'
import type { Question, Questionnaire, Scale, Section } from './questionnaire.ts'

export type EditReason = 'place-missing' | 'code-taken' | 'still-used' | 'no-further'
type Edited = Decision<Questionnaire, EditReason>

export const sectionOf = (q: Questionnaire, code: string): Section | undefined =>
  q.sections.find((section) => section.code === code)

/** A question with the section it stands in. */
export const questionOf = (
  q: Questionnaire,
  code: string,
): { question: Question; section: Section } | undefined => {
  const section = q.sections.find(({ questions }) => questions.some((one) => one.code === code))
  const question = section?.questions.find((one) => one.code === code)
  return section && question && { question, section }
}

export const questionsOf = (q: Questionnaire): Question[] => q.sections.flatMap(({ questions }) => questions)

export const addSection = (q: Questionnaire, section: Section): Edited =>
  sectionOf(q, section.code) ? no('code-taken') : yes({ ...q, sections: [...q.sections, section] })

export const saveSection = (q: Questionnaire, code: string, change: Omit<Section, 'questions'>): Edited => {
  if (!sectionOf(q, code)) return no('place-missing')
  if (change.code !== code && sectionOf(q, change.code)) return no('code-taken')
  const sections = q.sections.map((one) =>
    one.code === code ? { ...change, questions: one.questions } : one,
  )
  return yes({ ...q, sections })
}

export const addQuestion = (q: Questionnaire, section: string, question: Question): Edited => {
  if (!sectionOf(q, section)) return no('place-missing')
  if (questionOf(q, question.code)) return no('code-taken')
  const sections = q.sections.map((one) =>
    one.code === section ? { ...one, questions: [...one.questions, question] } : one,
  )
  return yes({ ...q, sections })
}

const branchesOn = (q: Questionnaire, code: string): boolean =>
  questionsOf(q).some(({ showIf }) => showIf?.question === code)

/** A question anew; under another code only while nothing depends on it. */
export const saveQuestion = (q: Questionnaire, code: string, question: Question): Edited => {
  if (!questionOf(q, code)) return no('place-missing')
  if (question.code !== code && questionOf(q, question.code)) return no('code-taken')
  if (question.code !== code && branchesOn(q, code)) return no('still-used')
  const sections = q.sections.map((one) => ({
    ...one,
    questions: one.questions.map((old) => (old.code === code ? question : old)),
  }))
  return yes({ ...q, sections })
}

export const saveScale = (q: Questionnaire, code: string | undefined, scale: Scale): Edited => {
  const taken = q.scales.some((one) => one.code === scale.code && one.code !== code)
  if (taken) return no('code-taken')
  if (code === undefined) return yes({ ...q, scales: [...q.scales, scale] })
  if (!q.scales.some((one) => one.code === code)) return no('place-missing')
  if (scale.code !== code && usesScale(q, code)) return no('still-used')
  return yes({ ...q, scales: q.scales.map((one) => (one.code === code ? scale : one)) })
}

const usesScale = (q: Questionnaire, code: string): boolean =>
  questionsOf(q).some((one) => (one.kind === 'scale' || one.kind === 'matrix') && one.scale === code)

export type PlaceKind = 'section' | 'question' | 'scale'

/** A place away: a section with its questions, a question that nothing depends on, a scale that none uses. */
export const removePlace = (q: Questionnaire, kind: PlaceKind, code: string): Edited => {
  if (kind === 'scale') {
    if (!q.scales.some((one) => one.code === code)) return no('place-missing')
    return usesScale(q, code)
      ? no('still-used')
      : yes({ ...q, scales: q.scales.filter((s) => s.code !== code) })
  }
  if (kind === 'section') {
    const section = sectionOf(q, code)
    if (!section) return no('place-missing')
    const next = { ...q, sections: q.sections.filter((one) => one !== section) }
    return section.questions.some((one) => branchesOn(next, one.code)) ? no('still-used') : yes(next)
  }
  if (!questionOf(q, code)) return no('place-missing')
  if (branchesOn(q, code)) return no('still-used')
  const sections = q.sections.map((one) => ({
    ...one,
    questions: one.questions.filter((question) => question.code !== code),
  }))
  return yes({ ...q, sections })
}

const swapped = <T>(list: readonly T[], at: number, by: 1 | -1): T[] | undefined => {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return undefined
  return list.map((item, i) => (i === at ? other : i === at + by ? one : item))
}

/** A section up or down, or a question within its section and over its border into the next. */
export const movePlace = (
  q: Questionnaire,
  kind: 'section' | 'question',
  code: string,
  to: 'up' | 'down',
): Edited => {
  const by = to === 'up' ? -1 : 1
  const at = q.sections.findIndex((one) =>
    kind === 'section' ? one.code === code : one.questions.some((question) => question.code === code),
  )
  const section = q.sections[at]
  if (!section) return no('place-missing')
  if (kind === 'section') {
    const sections = swapped(q.sections, at, by)
    return sections ? yes({ ...q, sections }) : no('no-further')
  }
  const place = section.questions.findIndex((question) => question.code === code)
  const questions = swapped(section.questions, place, by)
  if (questions)
    return yes({ ...q, sections: q.sections.map((one) => (one === section ? { ...one, questions } : one)) })
  return overBorder(q, at, place, by)
}

const overBorder = (q: Questionnaire, at: number, place: number, by: 1 | -1): Edited => {
  const question = q.sections[at]?.questions[place]
  const other = q.sections[at + by]
  if (!question || !other) return no('no-further')
  const sections = q.sections.map((one, i) => {
    if (i === at) return { ...one, questions: one.questions.filter((each) => each !== question) }
    if (one !== other) return one
    return { ...one, questions: by === 1 ? [question, ...one.questions] : [...one.questions, question] }
  })
  return yes({ ...q, sections })
}

import type { Answers, Question, Questionnaire, ResponseAnswers, Section } from './questionnaire.ts'

/** One page of the form: questions of a section, about a unit ("" when about none). */
export type FormPage = { section: Section; unit: string; questions: Question[] }

/** Consecutive sections that are asked once for each unit go unit by unit. */
const runsOf = (sections: readonly Section[]): Section[][] => {
  const runs: Section[][] = []
  for (const section of sections) {
    const last = runs.at(-1)
    if (section.perUnit && last?.[0]?.perUnit) last.push(section)
    else runs.push([section])
  }
  return runs
}

/** A question that depends on another of its page begins the next one: so branching needs no script. */
const splitOf = (section: Section): Question[][] => {
  const pages: Question[][] = [[]]
  for (const question of section.questions) {
    const page = pages.at(-1) ?? []
    if (question.showIf && page.some(({ code }) => code === question.showIf?.question)) pages.push([question])
    else page.push(question)
  }
  return pages.filter((page) => page.length > 0)
}

/** The pages of a questionnaire for somebody who is asked about these units, in order, whatever they answer. */
export const pagesOf = (questionnaire: Questionnaire, units: readonly string[]): FormPage[] =>
  runsOf(questionnaire.sections).flatMap((run) => {
    const about = run[0]?.perUnit && units.length > 0 ? units : ['']
    return about.flatMap((unit) =>
      run.flatMap((section) => splitOf(section).map((questions) => ({ section, unit, questions }))),
    )
  })

const holdsOne = (given: Answers[string] | undefined, wanted: readonly string[]): boolean => {
  if (typeof given === 'string') return wanted.includes(given)
  return Array.isArray(given) && given.some((one) => wanted.includes(one))
}

/** True when a question is asked, by the answers given before; about a unit, answers about no unit count as well. */
export const isShown = (question: Question, unit: string, answers: ResponseAnswers): boolean => {
  const { showIf } = question
  if (!showIf) return true
  const given = answers[unit]?.[showIf.question] ?? answers['']?.[showIf.question]
  return holdsOne(given, showIf.in)
}

/** The questions of a page that are asked. */
export const shownOn = (page: FormPage, answers: ResponseAnswers): Question[] =>
  page.questions.filter((question) => isShown(question, page.unit, answers))

import { isShown, pagesOf } from '../../src/modules/surveys/facts.ts'
import type {
  Answer,
  Answers,
  Question,
  Questionnaire,
  ResponseAnswers,
} from '../../src/modules/surveys/rules/questionnaire.ts'

/** Numbers from 0 to below 1 in a fixed order for each seed (splitmix32 over the seed's text). */
export const dice = (seed: string): (() => number) => {
  let at = 0
  for (let i = 0; i < seed.length; i++) at = Math.imul(at ^ seed.charCodeAt(i), 0x01000193)
  return () => {
    at = (at + 0x9e3779b9) | 0
    let word = Math.imul(at ^ (at >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return ((word ^ (word >>> 15)) >>> 0) / 4294967296
  }
}

/** About normal, mean 0, deviation 1. */
const normal = (roll: () => number): number => (roll() + roll() + roll() + roll() - 2) * Math.sqrt(3)

export type Asking = {
  /** how content people are with a unit, from 0 (not at all) to 1 */
  content?: (unit: string) => number
  units?: readonly string[]
  comments?: readonly string[]
}
type Person = { roll: () => number; mood: number; asking: Asking }

const stepOf = (person: Person, codes: readonly string[], unit: string, line: string): string => {
  const content = person.asking.content?.(unit) ?? 0.7
  const own = dice(`${unit}/${line}`)() - 0.5
  const at = content + own * 0.25 + person.mood * 0.14 + normal(person.roll) * 0.18
  const place = Math.min(codes.length - 1, Math.max(0, Math.floor(at * codes.length)))
  return codes[place] ?? ''
}

// the best answer stands first in a choice of words with a worth or a risk
const optionOf = (person: Person, codes: readonly string[], unit: string, line: string): string =>
  stepOf(person, [...codes].reverse(), unit, line)

const answerOf = (
  person: Person,
  questionnaire: Questionnaire,
  question: Question,
  unit: string,
): Answer | undefined => {
  const { roll } = person
  const steps = (scale: string) =>
    questionnaire.scales.find((one) => one.code === scale)?.options.map(({ code }) => code) ?? []
  switch (question.kind) {
    case 'scale':
      return stepOf(person, steps(question.scale), unit, question.code)
    case 'matrix':
      return Object.fromEntries(
        question.rows.map((row) => [row.code, stepOf(person, steps(question.scale), unit, row.code)]),
      )
    case 'single': {
      const codes = question.options.map(({ code }) => code)
      const worth = question.risk || question.options.some((option) => option.worth !== undefined)
      return worth
        ? optionOf(person, codes, unit, question.code)
        : (codes[Math.floor(roll() * codes.length)] ?? '')
    }
    case 'multi': {
      const some = question.options.map(({ code }) => code).filter(() => roll() < 0.35)
      return some.slice(0, question.most ?? some.length)
    }
    case 'number':
      return (question.min ?? 18) + Math.floor(roll() * ((question.max ?? 80) - (question.min ?? 18)))
    case 'text':
      return roll() < 0.15
        ? person.asking.comments?.[Math.floor(roll() * person.asking.comments.length)]
        : undefined
  }
}

/** What one invented person answers: content in their own measure, with each unit, with each line. */
export const inventedAnswers = (
  questionnaire: Questionnaire,
  seed: string,
  asking: Asking = {},
): ResponseAnswers => {
  const roll = dice(seed)
  const person: Person = { roll, mood: normal(roll), asking }
  const answers: ResponseAnswers = {}
  for (const { unit, questions } of pagesOf(questionnaire, asking.units ?? []))
    for (const question of questions) {
      if (!isShown(question, unit, answers)) continue
      const answer = answerOf(person, questionnaire, question, unit)
      if (answer === undefined || (Array.isArray(answer) && answer.length === 0)) continue
      const about: Answers = answers[unit] ?? {}
      about[question.code] = answer
      answers[unit] = about
    }
  return answers
}

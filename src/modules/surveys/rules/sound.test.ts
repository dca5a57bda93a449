import { describe, expect, test } from 'vitest'
import { dice, inventedAnswers } from '#testing/survey-answers.ts'
import { linesOf } from './lines.ts'
import { methodOn } from './method.ts'
import type { Questionnaire, ResponseAnswers } from './questionnaire.ts'
import { type Flag, flagsOf, look, newWatch } from './sound.ts'
import { count, newTally, type Response } from './tally.ts'

const words = (vi: string) => ({ vi, en: vi })
const form = (rows: number): Questionnaire => ({
  intro: words(''),
  thanks: words(''),
  scales: [
    {
      code: 'S',
      options: ['1', '2', '3', '4', '5'].map((code) => ({
        code,
        text: words(code),
        satisfied: code >= '4',
      })),
    },
  ],
  sections: [
    {
      code: 'A',
      title: words('A'),
      questions: [
        {
          kind: 'matrix',
          code: 'Q9',
          text: words('Q9'),
          scale: 'S',
          rows: Array.from({ length: rows }, (_, i) => ({ code: `r${i}`, text: words(`r${i}`) })),
        },
      ],
    },
  ],
  factors: [],
  contents: [],
})
const { sound } = methodOn('2025-01-01')

const response = (id: string, answers: ResponseAnswers, seconds: number | null = null): Response => ({
  id,
  stratumId: 1 + (id.length % 3),
  group: 'people',
  stratumUnit: '',
  seconds,
  answers,
  included: true,
})

/** People who read and answer: some 4 to 9 seconds a line. */
const honest = (questionnaire: Questionnaire, n: number, seed: string): Response[] =>
  Array.from({ length: n }, (_, i) => {
    const pace = 4 + 5 * dice(`${seed}/pace/${i}`)()
    const lines = linesOf(questionnaire).length
    return response(`h${i}`, inventedAnswers(questionnaire, `${seed}/${i}`), Math.round(pace * lines))
  })

const flagged = (questionnaire: Questionnaire, responses: readonly Response[]): Flag[] => {
  const tally = newTally(linesOf(questionnaire))
  const watch = newWatch(tally)
  for (const one of responses) {
    count(tally, one)
    look(watch, one, sound)
  }
  return flagsOf(watch, tally, sound)
}
const idsOf = (flags: readonly Flag[], reason: Flag['reason']) =>
  flags.filter((flag) => flag.reason === reason).map((flag) => flag.id)

describe('an honest campaign', () => {
  // forms of one page and of SIPAS' length, people of one mind and of many, small and large campaigns
  test.each([
    [5, 600],
    [10, 600],
    [20, 600],
    [39, 300],
    [39, 2000],
  ])('of %d lines and %d people is nearly free of flags', (rows, people) => {
    const questionnaire = form(rows)
    const flags = [1, 2, 3].flatMap((seed) =>
      flagged(questionnaire, honest(questionnaire, people, `honest ${seed}`)),
    )
    expect(flags.length / (3 * people)).toBeLessThan(0.01)
    expect(idsOf(flags, 'duplicate')).toEqual([])
    expect(idsOf(flags, 'too-fast')).toEqual([])
  })

  test('where nearly everybody is content with everything, equal answers are no wonder', () => {
    const questionnaire = form(12)
    const content = Array.from({ length: 400 }, (_, i) =>
      response(`c${i}`, inventedAnswers(questionnaire, `c${i}`, { content: () => 1.4 })),
    )
    expect(flagged(questionnaire, content)).toEqual([])
  })
})

describe('what was made up is found', () => {
  const questionnaire = form(39)
  const people = honest(questionnaire, 500, 'planted')
  const copied = people[0]?.answers ?? {}
  const copies = Array.from({ length: 8 }, (_, i) => response(`copy${i}`, copied))
  const straight = ['1', '2', '5'].map((step) =>
    response(`s${step}`, {
      '': { Q9: Object.fromEntries(Array.from({ length: 39 }, (_, i) => [`r${i}`, step])) },
    }),
  )
  const fast = [response('fast', inventedAnswers(questionnaire, 'fast'), 20)]
  const flags = flagged(questionnaire, [...people, ...copies, ...straight, ...fast])

  test('one form filled in many times in a cell, with the one it was copied from', () => {
    const found = idsOf(flags, 'duplicate').filter((id) => id.startsWith('copy'))
    expect(found).toHaveLength(8)
    expect(flags.find(({ id }) => id === 'copy0')?.facts).toEqual({ lines: 39, same: 9 })
  })

  test('one step all along', () =>
    expect(idsOf(flags, 'straight-line')).toEqual(expect.arrayContaining(['s1', 's2', 's5'])))

  test('39 lines in 20 seconds', () => expect(idsOf(flags, 'too-fast')).toEqual(['fast']))

  test('nobody else', () => {
    const others = flags.filter(({ id }) => id.startsWith('h') && id !== 'h0')
    expect(others).toEqual([])
  })
})

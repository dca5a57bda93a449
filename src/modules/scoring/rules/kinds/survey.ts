import { type Exact, exact, hundred, readExact, zero } from '../exact.ts'
import { type Fact, invalid, missing, type Outcome, scored } from '../outcome.ts'
import type { InputValue, SurveyRule, SurveyScale, WhenZero } from '../set.ts'
import { aside, bounded, type Evaluate, type Frame, given } from './frame.ts'

type Answers = { [key: string]: InputValue }
/** Answers of one group: what they are worth together, how many there are, how many people gave them. */
type Heard = { worth: Exact; answers: Exact; people: Exact }

const isTable = (value: InputValue | undefined): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Scale = Map<string, Exact>
const scaleOf = (scale: SurveyScale): Scale => new Map(Object.entries(scale).map(([k, v]) => [k, exact(v)]))

const hear = (counts: Answers, scale: Scale, group: string): Heard | Outcome => {
  let [worth, answers] = [zero, zero]
  for (const [option, value] of Object.entries(counts)) {
    const each = scale.get(option)
    if (!each) return invalid('unknown-answer', { group, answer: option.slice(0, 60) })
    const count = readExact(value)
    if (!count?.isWhole() || count.sign() < 0 || count.isLarge)
      return invalid('not-a-whole-number', { input: `${group}.${option.slice(0, 60)}` })
    worth = worth.plus(each.times(count))
    answers = answers.plus(count)
  }
  return { worth, answers, people: answers }
}

/** Counts as `{A: 3, B: 1}`, or by question as `{Q1: {A: 3}, Q2: {B: 4}}`; all answers of a group count alike. */
const hearGroup = (given: Answers, rule: SurveyRule, scales: Map<string, Scale>, group: string) => {
  const plain = scales.get('') as Scale
  if (!Object.values(given).some(isTable)) return hear(given, plain, group)
  let all: Heard = { worth: zero, answers: zero, people: zero }
  for (const [question, counts] of Object.entries(given)) {
    if (!rule.questions.includes(question) || !isTable(counts))
      return invalid('unknown-question', { group, question: question.slice(0, 60) })
    const heard = hear(counts, scales.get(question) ?? plain, group)
    if ('state' in heard) return heard
    all = {
      worth: all.worth.plus(heard.worth),
      answers: all.answers.plus(heard.answers),
      people: heard.people.compare(all.people) > 0 ? heard.people : all.people,
    }
  }
  return all
}

type Group = { group: string; weight: Exact }
type Tally = { total: Exact; weights: Exact; absent: number; facts: Record<string, Fact> }

/** Adds one group: its mean with its weight, or that too few of it answered. */
const tallied = (tally: Tally, { group, weight }: Group, heard: Heard, rule: SurveyRule): Tally => {
  const { total, weights, absent, facts } = tally
  if (heard.people.approximate() >= Math.max(1, rule.min_responses ?? 1)) {
    const mean = heard.worth.over(heard.answers)
    facts[`mean.${group}`] = mean
    facts[`answers.${group}`] = heard.people
    return { total: total.plus(mean.times(weight)), weights: weights.plus(weight), absent, facts }
  }
  facts[`too-few.${group}`] = heard.people
  const counted = rule.missing_group === 'zero' ? weights.plus(weight) : weights
  return { total, weights: counted, absent: absent + 1, facts }
}

/** What the rule itself says of groups that did not answer; sharing their weight says nothing once none is left. */
const ownWord = ({ missing_group: word }: SurveyRule): WhenZero | undefined =>
  word === 'renormalise' ? undefined : word

/** Answers worth 0 to 100, their mean in each group of people, the groups weighted, times the maximum. */
export const surveyRule = (rule: SurveyRule, frame: Frame): Evaluate => {
  const scales = new Map([['', scaleOf(rule.scale)]])
  for (const [question, scale] of Object.entries(rule.question_scales ?? {}))
    scales.set(question, scaleOf(scale))
  const groups = rule.groups.map(({ group, weight }) => ({ group, weight: exact(weight) }))
  return (inputs) => {
    const answers = given(inputs, 'answers')
    if (answers === undefined || answers === null) return missing('answers')
    if (!isTable(answers)) return invalid('not-a-table', { input: 'answers' })
    const stranger = Object.keys(answers).find((g) => !groups.some(({ group }) => group === g))
    if (stranger !== undefined) return invalid('unknown-group', { group: stranger.slice(0, 60) })
    let tally: Tally = { total: zero, weights: zero, absent: 0, facts: {} }
    for (const each of groups) {
      const own = Object.hasOwn(answers, each.group) ? (answers[each.group] ?? {}) : {}
      if (!isTable(own)) return invalid('not-a-table', { input: each.group })
      const heard = hearGroup(own, rule, scales, each.group)
      if ('state' in heard) return heard
      tally = tallied(tally, each, heard, rule)
    }
    const { total, weights, absent, facts } = tally
    if (absent === groups.length || (absent > 0 && rule.missing_group === 'exclude') || weights.sign() <= 0)
      return aside(frame, 'too-few-answers', ownWord(rule), facts)
    const mean = total.over(weights)
    return scored(bounded(frame, frame.max.times(mean).over(hundred)), 'surveyed', { ...facts, mean })
  }
}

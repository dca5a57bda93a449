import { readExact } from '../exact.ts'
import type { InputValue, LeafInputs, SurveyRule, SurveyScale } from '../set.ts'

type Table = { [key: string]: InputValue }
const isTable = (value: InputValue | undefined): value is Table => typeof value === 'object' && value !== null

/** What the answers of one group say: weights of equal answers, and how many people stand behind them. */
type Heard = { answers: number; people: number; sum: number; squares: number }

const hear = (counts: Table, scale: SurveyScale): Heard => {
  const heard = { answers: 0, people: 0, sum: 0, squares: 0 }
  for (const [option, given] of Object.entries(counts)) {
    const [n, worth] = [readExact(given)?.approximate() ?? 0, Number(scale[option] ?? 0)]
    heard.answers += n
    heard.sum += n * worth
    heard.squares += n * worth * worth
  }
  return { ...heard, people: heard.answers }
}

const hearGroup = (given: Table, rule: SurveyRule): Heard => {
  const tables = Object.entries(given).filter((entry): entry is [string, Table] => isTable(entry[1]))
  const each = tables.length
    ? tables.map(([question, counts]) => hear(counts, rule.question_scales?.[question] ?? rule.scale))
    : [hear(given, rule.scale)]
  return each.reduce((a, b) => ({
    answers: a.answers + b.answers,
    people: Math.max(a.people, b.people),
    sum: a.sum + b.sum,
    squares: a.squares + b.squares,
  }))
}

/**
 * The variance of a group's mean (worth from 0 to 100): multinomial, by people and not by answers, since one person's
 * answers go together. One answer alone is taken to vary as widely as answers can.
 */
const varianceOfMean = ({ answers, people, sum, squares }: Heard, population?: number): number => {
  if (people < 2 || answers < 2) return 2500
  const spread = Math.max(0, squares - (sum * sum) / answers) / (answers - 1)
  const finite = population && population > people ? (population - people) / (population - 1) : 1
  return (spread / people) * (population !== undefined && population <= people ? 0 : finite)
}

/**
 * The standard error of a survey leaf in share of its maximum: groups as the rule weighs them, those with too few
 * answers left out as it leaves them out. Undefined where the counts of answers are not known.
 */
export const surveyError = (
  rule: SurveyRule,
  inputs: LeafInputs | undefined,
  populations: { [group: string]: number } = {},
): number | undefined => {
  const answers = inputs?.answers
  if (!isTable(answers)) return undefined
  let [weights, variance] = [0, 0]
  for (const { group, weight } of rule.groups) {
    const own = answers[group]
    const heard = isTable(own) ? hearGroup(own, rule) : undefined
    const enough = heard !== undefined && heard.people >= Math.max(1, rule.min_responses ?? 1)
    if (enough) variance += Number(weight) ** 2 * varianceOfMean(heard, populations[group])
    if (enough || rule.missing_group === 'zero') weights += Number(weight)
  }
  return weights > 0 ? Math.sqrt(variance) / weights / 100 : undefined
}

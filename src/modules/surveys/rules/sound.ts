import type { Line } from './lines.ts'
import type { Soundness } from './method.ts'
import type { Answer, ResponseAnswers } from './questionnaire.ts'
import type { Response, Tally } from './tally.ts'

/** Why an answer is listed for a second look, with what was seen. */
export type Flag = {
  id: string
  stratumId: number
  group: string
  reason: 'duplicate' | 'straight-line' | 'too-fast'
  /** lines answered; seconds taken; how many of the cell answered the same */
  facts: { lines: number; seconds?: number; same?: number }
}

type Seen = { id: string; stratumId: number; group: string; picks: [line: string, option: string][] }
type Twins = { first: Seen; ids: string[] }

/** What is kept of the answers while they go by: only what may have to be listed. */
export type Watch = {
  lines: Tally['lines']
  people: number
  byCell: Map<number, Map<string, Twins>>
  straight: Seen[]
  fast: Flag[]
}

export const newWatch = (tally: Tally): Watch => ({
  lines: tally.lines,
  people: 0,
  byCell: new Map(),
  straight: [],
  fast: [],
})

const picksOfLine = (line: Line, answer: Answer, unit: string): [string, string][] => {
  const code = unit === '' ? line.code : `${unit}/${line.code}`
  if (typeof answer === 'string') return [[code, answer]]
  if (Array.isArray(answer)) return answer.map((one) => [code, one])
  if (typeof answer === 'number') return [[code, String(answer)]]
  const of = line.row === undefined ? undefined : answer[line.row]
  return of === undefined ? [] : [[code, String(of)]]
}

const picksOf = (lines: Tally['lines'], answers: ResponseAnswers): Seen['picks'] =>
  Object.entries(answers).flatMap(([unit, about]) =>
    Object.entries(about).flatMap(([question, answer]) =>
      (lines.get(question) ?? []).flatMap((line) => picksOfLine(line, answer, unit)),
    ),
  )

// the step chosen in every line of steps, when it is one and the same
const isStraight = (lines: Tally['lines'], response: Response, from: number): boolean => {
  let [steps, first] = [0, undefined as string | undefined]
  for (const answers of Object.values(response.answers))
    for (const [question, answer] of Object.entries(answers))
      for (const line of lines.get(question) ?? []) {
        if (line.kind !== 'scale' && line.kind !== 'matrix') continue
        for (const [, option] of picksOfLine(line, answer, '')) {
          first ??= option
          if (option !== first) return false
          steps++
        }
      }
  return steps >= from
}

const tooFast = (picks: number, seconds: number, { lines, secondsPerLine }: Soundness): boolean =>
  picks >= lines && seconds < picks * secondsPerLine

/**
 * How long a filling took where it was too fast to have been read, else null: whoever saw somebody open the form and send
 * it would find the answer by any other length.
 */
export const hastySeconds = (
  lines: Tally['lines'],
  answers: ResponseAnswers,
  seconds: number | null,
  sound: Soundness,
): number | null =>
  seconds !== null && tooFast(picksOf(lines, answers).length, seconds, sound) ? seconds : null

/** Looks at one answer going by. */
export const look = (watch: Watch, response: Response, sound: Soundness): void => {
  const { id, stratumId, group, seconds } = response
  watch.people++
  const picks = picksOf(watch.lines, response.answers)
  if (seconds !== null && tooFast(picks.length, seconds, sound))
    watch.fast.push({
      id,
      stratumId,
      group,
      reason: 'too-fast',
      facts: { lines: picks.length, seconds },
    })
  if (picks.length < sound.lines) return
  const seen: Seen = { id, stratumId, group, picks }
  if (isStraight(watch.lines, response, sound.lines)) watch.straight.push(seen)
  const pattern = picks.flat().join('\u001f')
  const cell = watch.byCell.get(stratumId) ?? new Map<string, Twins>()
  watch.byCell.set(stratumId, cell)
  const twins = cell.get(pattern)
  if (twins) twins.ids.push(id)
  else cell.set(pattern, { first: seen, ids: [id] })
}

type Shares = Map<string, { n: number; counts: Map<string, number> }>

const sharesOf = (tally: Tally): Shares => {
  const shares: Shares = new Map()
  for (const { lines } of tally.cells.values())
    for (const [code, line] of lines) {
      const share = shares.get(code) ?? { n: 0, counts: new Map() }
      shares.set(code, share)
      share.n += line.n
      for (const [option, n] of line.counts) share.counts.set(option, (share.counts.get(option) ?? 0) + n)
    }
  return shares
}

const logFactorial = (n: number): number => {
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log2(i)
  return sum
}

/**
 * How unlikely these answers are, in bits: from how often each was chosen, halved because one who is content with one
 * thing is mostly content with the next.
 */
const surpriseOf = ({ picks }: Seen, shares: Shares): number => {
  let bits = 0
  for (const [line, option] of picks) {
    const share = shares.get(line.slice(line.indexOf('/') + 1))
    // one that was excluded is not among those counted
    bits -= Math.log2(Math.max(1, share?.counts.get(option) ?? 0) / Math.max(1, share?.n ?? 1))
  }
  return bits / 2
}

/** In how many ways these answers could have been spread over the lines, in bits, halved: all the same is one way. */
const arrangementOf = ({ picks }: Seen): number => {
  const each = Map.groupBy(picks, ([, option]) => option)
  let bits = logFactorial(picks.length)
  for (const same of each.values()) bits -= logFactorial(same.length)
  return bits / 2
}

const logChoose = (n: number, k: number): number => {
  let bits = 0
  for (let i = 0; i < k; i++) bits += Math.log2((n - i) / (k - i))
  return bits
}

/** How many groups of so many equal answers chance brings in the whole campaign, from how unlikely the answers are. */
const byChance = (cells: readonly number[], same: number, bits: number): number =>
  cells.reduce((sum, people) => sum + 2 ** (logChoose(people, same) - bits * (same - 1)), 0)

const duplicates = (watch: Watch, shares: Shares, { chance }: Soundness): Flag[] => {
  const cells = [...watch.byCell.values()].map((cell) =>
    [...cell.values()].reduce((sum, { ids }) => sum + ids.length, 0),
  )
  return [...watch.byCell.values()].flatMap((cell) =>
    [...cell.values()].flatMap(({ first, ids }) => {
      if (ids.length < 2) return []
      const bits = Math.min(surpriseOf(first, shares), arrangementOf(first))
      const possible = cells.filter((people) => people >= ids.length)
      if (byChance(possible, ids.length, bits) >= chance) return []
      const facts = { lines: first.picks.length, same: ids.length }
      const { stratumId, group } = first
      return ids.map((id): Flag => ({ id, stratumId, group, reason: 'duplicate', facts }))
    }),
  )
}

const straightLines = (watch: Watch, shares: Shares, { chance }: Soundness): Flag[] =>
  watch.straight
    .filter((seen) => watch.people * 2 ** -surpriseOf(seen, shares) < chance)
    .map(({ id, stratumId, group, picks }) => ({
      id,
      stratumId,
      group,
      reason: 'straight-line',
      facts: { lines: picks.length },
    }))

/**
 * Answers to look at again: the same as others' of the cell, one step all along, filled in faster than one can read.
 * What chance alone brings about is not listed. Nothing is left out by this: people decide.
 */
export const flagsOf = (watch: Watch, tally: Tally, sound: Soundness): Flag[] => {
  const shares = sharesOf(tally)
  return [...duplicates(watch, shares, sound), ...straightLines(watch, shares, sound), ...watch.fast]
}

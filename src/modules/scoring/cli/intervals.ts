import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { doubtOptions, doubtsInput, drawsInput } from '../input/intervals.ts'
import { readRound } from '../input/round-file.ts'
import { readSet } from '../input/set.ts'
import type { RoundUnit } from '../rules/compute.ts'
import { computeUnits } from '../rules/compute-units.ts'
import type { Doubts } from '../rules/intervals/doubts.ts'
import { drawable, intervalsOf } from '../rules/intervals.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { intervalSentence } from '../rules/words/intervals.ts'
import { refuseShape } from './shape.ts'

const input = z
  .object({ set: z.string().min(1), inputs: z.string().min(1) })
  .extend(
    drawsInput.extend({
      draws: drawsInput.shape.draws.default(10_000),
      seed: drawsInput.shape.seed.default(1),
    }).shape,
  )
  .extend(doubtOptions.shape)
type Asked = z.output<typeof input>

const doubtsOf = async ({ doubts, weights, appraisal }: Asked): Promise<Doubts> => {
  if (doubts === undefined)
    return { weights: weights / 100, appraisal: { leaves: {}, other: appraisal / 100 }, survey: true }
  const read = doubtsInput.safeParse(await jsonOf(doubts))
  if (read.success) return read.data
  throw new Refused(
    'input',
    'cli-shape',
    [{ field: read.error.issues[0]?.path.join('.') ?? '', reason: both('không đúng mẫu', 'does not fit') }],
    { file: doubts },
  )
}

const drawn = (
  set: CriteriaSet,
  year: number,
  units: readonly RoundUnit[],
  doubts: Doubts,
  { seed, draws }: Asked,
) => {
  if (!drawable(units.length, draws)) throw new Refused('input', 'index-draws')
  const results = computeUnits(set, year, units as never)
  const given = units.flatMap((unit, i) => {
    const result = results[i]
    return result ? [{ unit, block: unit.block, result }] : []
  })
  const work = intervalsOf(set, given, doubts, { seed, draws })
  while (work.go(10_000_000));
  return work.result()
}

type Answer = {
  set: { id: string; synthetic: boolean }
  seed: number
  draws: number
  confidence: number
  doubts: Doubts
  blocks: (ReturnType<typeof drawn>[number] & { sentence: { vi: string; en: string } })[]
}

const table = ({ set, blocks }: Answer): string =>
  [
    ...(set.synthetic ? [both('BỘ TIÊU CHÍ GIẢ LẬP', 'SYNTHETIC CRITERIA SET')] : []),
    ...blocks.flatMap(({ block, units, sentence }) => [
      ...(block ? [block] : []),
      ...units.map((u) =>
        [
          u.rank,
          `${u.low}–${u.high}`,
          u.code,
          `${(u.changes * 100).toFixed(1)} %`,
          u.bracket ? `[${u.bracket}]` : '',
        ]
          .join('\t')
          .trimEnd(),
      ),
      sentence.vi,
      sentence.en,
    ]),
  ].join('\n')

/** `canhtan index intervals`: how sure the ranks of a round are, from two files, without a database. */
export const intervalsCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'index intervals',
      summary:
        'the 90 % interval of each rank under stated doubts: rank, interval, unit, share of draws in another class, bracket of units that cannot be told apart',
      options: {
        '--set <file>': 'the criteria set (JSON)',
        '--inputs <file>': 'what the units hand in (JSON)',
        '--draws <n>': 'how often the ranking is drawn anew (10000)',
        '--seed <n>': 'seed of the draws, 0 to 4294967295 (1); the same seed gives the same answer',
        '--weights <percent>':
          'each maximum is drawn between ± this share and all brought back to their sum (10)',
        '--appraisal <percent>':
          'standard deviation of an appraisal in percent of the maximum (5); leaves asked of people take the sampling error of their counts',
        '--doubts <file>': 'doubts as kept with a result (JSON), in place of the two before',
      },
      input,
      show: table,
      open: { pure: true },
    },
    async (_run, asked): Promise<Answer> => {
      const set = readSet(await jsonOf(asked.set))
      if (!set.ok) return refuseShape(asked.set, set.findings)
      const round = readRound(await jsonOf(asked.inputs))
      if (!round.ok) return refuseShape(asked.inputs, round.findings)
      const doubts = await doubtsOf(asked)
      const blocks = drawn(set.set, round.round.year ?? set.set.year, round.round.units, doubts, asked)
      return {
        set: { id: set.set.id, synthetic: set.set.synthetic === true },
        seed: asked.seed,
        draws: asked.draws,
        confidence: 0.9,
        doubts,
        blocks: blocks.map((one) => {
          const facts = { ranked: one.units.length, brackets: one.brackets }
          return {
            ...one,
            sentence: { vi: intervalSentence(facts, 'vi'), en: intervalSentence(facts, 'en') },
          }
        }),
      }
    },
  )
}

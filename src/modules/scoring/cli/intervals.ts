import { basename } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf } from '#platform/cli-files.ts'
import { Refused } from '#platform/refused.ts'
import { bundleInput, doubtOptions, doubtsFile, drawsInput } from '../input/intervals.ts'
import { readRound } from '../input/round-file.ts'
import { readSet } from '../input/set.ts'
import type { RoundUnit } from '../rules/compute.ts'
import { computeUnits } from '../rules/compute-units.ts'
import type { Doubts } from '../rules/intervals/doubts.ts'
import { drawable, intervalsOf, seedOfBundle } from '../rules/intervals.ts'
import type { CriteriaSet } from '../rules/set.ts'
import { intervalSentence } from '../rules/words/intervals.ts'
import { refuseShape } from './shape.ts'

const input = z
  .object({
    set: z.string().min(1).optional(),
    inputs: z.string().min(1).optional(),
    bundle: z.string().min(1).optional(),
    ...drawsInput.partial().shape,
    ...doubtOptions.shape,
  })
  .refine(({ set, inputs, bundle }) => (bundle ? !set && !inputs : set && inputs), {
    path: ['set'],
    message: '--set and --inputs, or --bundle',
  })
type Asked = z.output<typeof input>

const shape = (file: string, field: string): Refused =>
  new Refused('input', 'cli-shape', [{ field, reason: both('không đúng mẫu', 'does not fit') }], {
    file: basename(file),
  })

type Given = { set: CriteriaSet; year: number; units: readonly RoundUnit[]; hash?: string | undefined }

const setAndRound = async (
  setFile: string,
  set: unknown,
  inputsFile: string,
  inputs: unknown,
): Promise<Given> => {
  const readTheSet = readSet(set)
  if (!readTheSet.ok) return refuseShape(setFile, readTheSet.findings)
  const round = readRound(inputs)
  if (!round.ok) return refuseShape(inputsFile, round.findings)
  return { set: readTheSet.set, year: round.round.year ?? readTheSet.set.year, units: round.round.units }
}

const givenOf = async ({ set = '', inputs = '', bundle }: Asked): Promise<Given> => {
  if (bundle === undefined) return setAndRound(set, await jsonOf(set), inputs, await jsonOf(inputs))
  const read = bundleInput.safeParse(await jsonOf(bundle, most))
  if (!read.success) throw shape(bundle, read.error.issues[0]?.path.join('.') ?? '')
  const { set: rules, units, round, hash } = read.data
  return { ...(await setAndRound(bundle, rules, bundle, { year: round.year, units })), hash }
}

/** A bundle of 11,000 units stays below this, as for `verify`. */
const most = 512 * 1024 * 1024

type Drawing = { doubts: Doubts; seed: number; draws: number }

/** What is said at the terminal goes before what a file says; a bundle's seed is the beginning of its hash. */
const drawingOf = async (
  { doubts: file, weights, appraisal, seed, draws }: Asked,
  hash?: string,
): Promise<Drawing> => {
  const plain = { weights: weights / 100, appraisal: { leaves: {}, other: appraisal / 100 }, survey: true }
  const own = { seed: seed ?? (hash ? seedOfBundle(hash) : 1), draws: draws ?? 10_000 }
  if (file === undefined) return { doubts: plain, ...own }
  const read = doubtsFile.safeParse(await jsonOf(file))
  if (!read.success) throw shape(file, read.error.issues[0]?.path.join('.') ?? '')
  const { doubts, ...kept } = read.data
  return { doubts, seed: seed ?? kept.seed ?? own.seed, draws: draws ?? kept.draws ?? own.draws }
}

const drawn = ({ set, year, units }: Given, { doubts, seed, draws }: Drawing) => {
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
        '--bundle <file>': 'a published bundle (JSON), in place of the two before',
        '--draws <n>': 'how often the ranking is drawn anew (10000)',
        '--seed <n>':
          'seed of the draws, 0 to 4294967295 (1, of a bundle the beginning of its hash); the same seed gives the same answer',
        '--weights <percent>':
          'each maximum is drawn between ± this share and all brought back to their sum (10)',
        '--appraisal <percent>':
          'standard deviation of an appraisal in percent of the maximum (5); leaves asked of people take the sampling error of their counts',
        '--doubts <file>':
          'the published intervals or their doubts (JSON): doubts, seed and draws come from there',
      },
      input,
      show: table,
      open: { pure: true },
    },
    async (_run, asked): Promise<Answer> => {
      const given = await givenOf(asked)
      const drawing = await drawingOf(asked, given.hash)
      return {
        set: { id: given.set.id, synthetic: given.set.synthetic === true },
        seed: drawing.seed,
        draws: drawing.draws,
        confidence: 0.9,
        doubts: drawing.doubts,
        blocks: drawn(given, drawing).map((one) => {
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

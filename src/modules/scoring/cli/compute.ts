import type { Command } from 'commander'
import { z } from 'zod'
import { command } from '#platform/cli.ts'
import { both, jsonOf } from '#platform/cli-files.ts'
import type { Lang } from '#platform/lang.ts'
import { readRound } from '../input/round-file.ts'
import { readSet } from '../input/set.ts'
import { computeSet, type LeafScore, type UnitResult } from '../rules/compute.ts'
import { Exact, hundred, showRounded } from '../rules/exact.ts'
import type { Facts } from '../rules/outcome.ts'
import { type CriteriaSet, type Leaf, leavesOf } from '../rules/set.ts'
import { reasonWords } from '../rules/words/reason.ts'
import { refuseShape } from './shape.ts'

const input = z.object({
  set: z.string().min(1),
  inputs: z.string().min(1),
  lang: z.enum(['vi', 'en']).default('vi'),
})

const shownFacts = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).map(([k, v]) => [k, v instanceof Exact ? String(v) : v]))

/** Points as they are told: "N/A" for a leaf that is set aside, 0 for one not handed in, null for a wrong entry. */
const pointsOf = ({ state, points }: LeafScore): string | null =>
  state === 'scored' ? String(points) : state === 'excluded' ? 'N/A' : state === 'missing' ? '0' : null

const leafLine = (leaf: Leaf, score: LeafScore, lang: Lang) => ({
  code: score.code,
  points: pointsOf(score),
  max: score.max === null ? null : String(score.max),
  rule: score.kind,
  reason: score.reason,
  state: score.state,
  facts: shownFacts(score.facts),
  text: reasonWords(leaf, score, lang),
})

const percentOf = (points: Exact, max: Exact): string | null =>
  max.sign() > 0 ? String(points.times(hundred).over(max)) : null

/** One unit's result as data: every number a decimal string, `display` as the set prints it. */
const unitLine = (set: CriteriaSet, leaves: readonly Leaf[], unit: UnitResult, lang: Lang) => {
  const { display_decimals: decimals = 2, mode = 'half_up' } = set.scoring?.rounding ?? {}
  const shown = (value: Exact | null) => value && showRounded(value, decimals, mode)
  const byCode = new Map(leaves.map((l) => [l.code, l]))
  return {
    code: unit.code,
    name: unit.name,
    block: unit.block,
    points: String(unit.points),
    max: String(unit.max),
    percent: unit.percent && String(unit.percent),
    rank: unit.rank,
    class: unit.class && (lang === 'vi' ? unit.class.label_vi : (unit.class.label_en ?? unit.class.label_vi)),
    display: { points: shown(unit.points), max: shown(unit.max), percent: shown(unit.percent) },
    sum: String(unit.sum),
    bonus: String(unit.bonus),
    penalty: String(unit.penalty),
    complete: unit.complete,
    domains: unit.domains.map((d) => ({
      code: d.code,
      points: String(d.points),
      max: String(d.max),
      percent: percentOf(d.points, d.max),
    })),
    leaves: unit.leaves.map((s) => leafLine(byCode.get(s.code) as Leaf, s, lang)),
    errors: unit.errors.map(({ code, reason, facts }) => ({
      code,
      reason,
      text: reasonWords(byCode.get(code) ?? ({} as Leaf), { reason, facts }, lang),
    })),
  }
}

type Line = ReturnType<typeof unitLine>

const rankOrder = (a: Line, b: Line): number => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0

const rowWords = (u: Line): string[] => {
  const part = u.complete ? '' : both('chưa đủ số liệu', 'incomplete')
  const percent = u.display.percent === null ? '–' : `${u.display.percent} %`
  const points = `${u.display.points}/${u.display.max}`
  const row = [u.rank ?? '–', u.code, u.name ?? '', points, percent, u.class ?? '', part].join('\t').trimEnd()
  return [row, ...u.errors.map((e) => `\t${e.code}: ${e.text}`)]
}

const table = ({ set, units }: { set: { synthetic: boolean }; units: Line[] }): string =>
  [
    ...(set.synthetic ? [both('BỘ TIÊU CHÍ GIẢ LẬP', 'SYNTHETIC CRITERIA SET')] : []),
    ...[...units].sort(rankOrder).flatMap(rowWords),
  ].join('\n')

/** `canhtan index compute`: the engine on two files, without a database. */
export const computeCommand = (program: Command): void => {
  command(
    program,
    {
      name: 'index compute',
      summary: 'score and rank units by a criteria set',
      options: {
        '--set <file>': 'the criteria set (JSON)',
        '--inputs <file>': 'what the units hand in (JSON)',
        '--lang <lang>': 'language of the reasons: vi or en',
      },
      input,
      show: table,
      open: { pure: true },
    },
    async (run, { set: setFile, inputs: inputsFile, lang }) => {
      const set = readSet(await jsonOf(setFile))
      if (!set.ok) return refuseShape(setFile, set.findings)
      const round = readRound(await jsonOf(inputsFile))
      if (!round.ok) return refuseShape(inputsFile, round.findings)
      const year = round.round.year ?? set.set.year
      const leaves = leavesOf(set.set)
      const { units } = computeSet(set.set, { year, units: round.round.units })
      if (units.some((u) => u.errors.length > 0)) run.fail()
      const synthetic = set.set.synthetic === true
      return {
        set: { id: set.set.id, synthetic },
        year,
        units: units.map((u) => unitLine(set.set, leaves, u, lang)),
      }
    },
  )
}

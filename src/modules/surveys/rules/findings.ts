import type { Day } from '#platform/day.ts'
import { exact } from '#platform/exact.ts'
import {
  type Basis,
  type Figures,
  figuresOf,
  keptFigures,
  lineFigure,
  overGroups,
  type Plan,
} from './analyse.ts'
import { linesOf } from './lines.ts'
import type { Method } from './method.ts'
import type { Questionnaire } from './questionnaire.ts'
import { type Atom, type Atoms, firstAtoms, laterAtoms, sumOfAtoms, together } from './suppress.ts'
import type { Tally } from './tally.ts'

export type Group = { code: string; nameVi: string; nameEn: string; weight: string }
/** A cell of the sample as the result needs it; `unit` "" when about each unit or none. */
export type Stratum = { group: string; unit: string; population: number | null; issued: number }

/** What a result is computed from, beside the count. */
export type Ground = {
  campaign: {
    id: number
    year: number
    title: string
    block: string | null
    opensOn: Day
    closesOn: Day
    invented: boolean
  }
  questionnaire: { code: string; version: number; hash: string }
  content: Questionnaire
  method: Method
  minCell: number
  groups: readonly Group[]
  strata: readonly Stratum[]
  /** number of the last exclusion that was looked at */
  exclusions: number
}

/** Figures of one group or of all, and how many answered of how many asked; null: fewer than may be told. */
export type Told = Figures & { answered: number | null; issued: number }
/** What was said about one unit, or about all together. */
export type Scope = { groups: Record<string, Told>; total: Told }

/** A result as it is kept and handed out. */
export type Findings = Omit<Ground, 'content' | 'strata'> & {
  format: 'canhtan-survey-findings/1'
  version: number
  people: { issued: number; counted: number; excluded: number }
  atoms: Atoms
  units: Record<string, Scope>
  all: Scope
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** The cells of the sample behind what a group says about a unit; without a unit, all of the group. */
const strataOf = ({ strata }: Ground, group: string, unit?: string): readonly Stratum[] => {
  const ofGroup = strata.filter((one) => one.group === group)
  if (unit === undefined) return ofGroup
  const own = ofGroup.filter((one) => one.unit === unit)
  return own.length > 0 ? own : ofGroup.filter((one) => one.unit === '')
}

const populationOf = (strata: readonly Stratum[]): number | null =>
  strata.length > 0 && strata.every(({ population }) => population !== null)
    ? sum(strata.map(({ population }) => population ?? 0))
    : null

/** Where the figures of a scope come from, for each group. */
type Source = {
  atom: (group: string, line: string) => Atom | undefined
  basis: (group: string) => Basis
  answered: (group: string) => number
  issued: (group: string) => number
}
type Heard = Parameters<typeof overGroups>[0][number]['figure']
type Voice = { group: Group; lines: Record<string, Heard>; answered: number; issued: number }

const voiceOf = (ground: Ground, plan: Plan, group: Group, source: Source): Voice => {
  const { code } = group
  const lines: Voice['lines'] = {}
  for (const line of plan.lines) {
    const atom = source.atom(code, line.code)
    if (atom) lines[line.code] = lineFigure(line, atom, source.basis(code), ground.minCell)
  }
  const [answered, issued] = [source.answered(code), source.issued(code)]
  // whoever answered was asked, also where nobody noted it; of fewer than may be told, it would tell how many they are
  return { group, lines, answered, issued: answered >= ground.minCell ? Math.max(issued, answered) : issued }
}

const togetherOf = (voices: readonly Voice[], plan: Plan): Voice['lines'] => {
  const all: Voice['lines'] = {}
  for (const { code } of plan.lines) {
    const spoken = voices.flatMap(({ group, lines }) => {
      const figure = lines[code]
      return figure ? [{ weight: exact(group.weight), figure }] : []
    })
    if (spoken.length > 0) all[code] = overGroups(spoken)
  }
  return all
}

const scopeOf = (ground: Ground, plan: Plan, source: Source): Scope => {
  const voices = ground.groups.map((group) => voiceOf(ground, plan, group, source))
  const told = (lines: Voice['lines'], answered: number, issued: number): Told => ({
    ...keptFigures(figuresOf(lines, plan)),
    answered: answered >= ground.minCell ? answered : null,
    issued,
  })
  const heard = voices.filter(({ lines }) => Object.keys(lines).length > 0)
  return {
    groups: Object.fromEntries(
      voices.map(({ group, lines, answered, issued }) => [group.code, told(lines, answered, issued)]),
    ),
    total: told(
      togetherOf(voices, plan),
      sum(heard.map(({ answered }) => answered)),
      sum((heard.length > 0 ? heard : voices).map(({ issued }) => issued)),
    ),
  }
}

const ofUnit = (ground: Ground, tally: Tally, atoms: Atoms, unit: string): Source => {
  const strata = (group: string) => strataOf(ground, group, unit)
  return {
    atom: (group, line) => atoms[unit]?.[group]?.[line],
    basis: (group) => ({ population: populationOf(strata(group)) }),
    answered: (group) => tally.cells.get(`${unit}|${group}`)?.n ?? 0,
    issued: (group) => sum(strata(group).map(({ issued }) => issued)),
  }
}

const ofAll = (ground: Ground, tally: Tally, atoms: Atoms): Source => {
  const people = (group: string) => tally.people.get(group)?.counted ?? 0
  return {
    atom: (group, line) => {
      const parts = Object.values(atoms).flatMap((ofGroup) => ofGroup[group]?.[line] ?? [])
      return parts.length > 0 ? sumOfAtoms(parts) : undefined
    },
    basis: (group) => ({ population: populationOf(strataOf(ground, group)), people: people(group) }),
    answered: people,
    issued: (group) => sum(strataOf(ground, group).map(({ issued }) => issued)),
  }
}

/**
 * The result of a campaign from the count of its answers, with what each earlier version told: small cells are not
 * told, and nothing that is told gives them away (suppress.ts).
 */
export const computeFindings = (ground: Ground, tally: Tally, earlier: readonly Atoms[]): Findings => {
  const { content, strata, ...kept } = ground
  const { method, minCell: least } = ground
  const lines = linesOf(content)
  const version = earlier.length + 1
  const telling = { tally, lines, least, version }
  const atoms = earlier.length === 0 ? firstAtoms(telling) : laterAtoms(telling, earlier)
  const plan: Plan = { lines, factors: content.factors, contents: content.contents, method }
  const units = Object.keys(atoms).filter((unit) => unit !== together)
  const people = [...tally.people.values()]
  return {
    format: 'canhtan-survey-findings/1',
    ...kept,
    version,
    people: {
      issued: sum(strata.map(({ issued }) => issued)),
      counted: sum(people.map(({ counted }) => counted)),
      excluded: sum(people.map(({ excluded }) => excluded)),
    },
    atoms,
    units: Object.fromEntries(
      units.map((unit) => [unit, scopeOf(ground, plan, ofUnit(ground, tally, atoms, unit))]),
    ),
    all: scopeOf(ground, plan, ofAll(ground, tally, atoms)),
  }
}

import { rowNumbers, type Sent, treeOf } from '#platform/form-tree.ts'
import { readInput } from '#platform/input.ts'
import type { FieldError } from '#platform/refused.ts'
import type { ClassBand, CriteriaSet, Num, Scoring } from '../rules/set.ts'
import { readNumber, type TypedTree, typedNumber, wordAt } from './rule-form.ts'
import { type HeadInput, headInput } from './sets.ts'

export type Head = Omit<CriteriaSet, 'domains'>

const typedBands = (bands: readonly ClassBand[], prefix: string): [string, string][] =>
  bands.flatMap((band, i): [string, string][] => [
    [`${prefix}.${i}.label_vi`, band.label_vi],
    [`${prefix}.${i}.label_en`, band.label_en ?? ''],
    [`${prefix}.${i}.compare`, band.min_inclusive === false ? 'gt' : 'ge'],
    [`${prefix}.${i}.min`, typedNumber(band.min)],
  ])

const typedBlocks = (blocks: Record<string, ClassBand[]>): [string, string][] =>
  Object.entries(blocks)
    .flatMap(([block, bands]) => bands.map((band) => ({ block, band })))
    .flatMap(({ block, band }, i): [string, string][] => [
      [`blockBands.${i}.block`, block],
      ...typedBands([band], 'x').map(([name, value]): [string, string] => [
        name.replace('x.0', `blockBands.${i}`),
        value,
      ]),
    ])

/** What the head of a set looks like as typed. */
export const typedHead = (set: Head, unitKinds: readonly string[]): Record<string, string | string[]> => {
  const scoring = set.scoring ?? {}
  return {
    titleVi: set.title_vi,
    titleEn: set.title_en ?? '',
    issuer: set.issuer ?? '',
    year: String(set.year),
    level: set.level,
    unitKinds: [...unitKinds],
    total: typedNumber(set.total),
    ...(set.complete !== false && { complete: 'on' }),
    decimals: String(scoring.rounding?.display_decimals ?? 2),
    mode: scoring.rounding?.mode ?? 'half_up',
    ties: scoring.ties ?? 'shared_rank_then_next_rank_skips',
    tieBreak: (scoring.tie_break ?? []).join(', '),
    ...(scoring.bonus && { withBonus: 'on' }),
    bonusCap: typedNumber(scoring.bonus?.cap),
    ...(scoring.penalty && { withPenalty: 'on' }),
    penaltyCap: typedNumber(scoring.penalty?.cap),
    ...(scoring.percent_cap === null && { uncapped: 'on' }),
    surveyShare: typedNumber(scoring.survey_share),
    notes: set.notes ?? '',
    ...Object.fromEntries(typedBands(scoring.bands ?? [], 'bands')),
    ...Object.fromEntries(typedBlocks(scoring.bands_by_block ?? {})),
    ...Object.fromEntries((set.appraisers ?? []).map((a) => [`appraisers.${a.domain}`, a.unit])),
  }
}

const rowsOf = (values: Sent, list: string): { row: TypedTree; path: string }[] => {
  const tree = treeOf(values)[list]
  if (typeof tree !== 'object') return []
  return rowNumbers(values, list, 0).flatMap((number) => {
    const row = tree[String(number)]
    return typeof row === 'object' ? [{ row, path: `${list}.${number}` }] : []
  })
}

type ReadBand = { band: ClassBand; block: string }

const readBands = (values: Sent, list: string, errors: FieldError[]): ReadBand[] =>
  rowsOf(values, list).flatMap(({ row, path }) => {
    const [label_vi, label_en, min, block] = ['label_vi', 'label_en', 'min', 'block'].map((n) =>
      wordAt(row, n),
    )
    if (!label_vi && !min) return []
    const value = readNumber(min ?? '')
    if (!label_vi) errors.push({ field: `${path}.label_vi`, reason: 'required' })
    if (value === undefined) errors.push({ field: `${path}.min`, reason: 'not-a-number' })
    if (list === 'blockBands' && !block) errors.push({ field: `${path}.block`, reason: 'required' })
    if (!label_vi || value === undefined) return []
    const band: ClassBand = {
      label_vi,
      ...(label_en && { label_en }),
      min: value,
      ...(wordAt(row, 'compare') === 'gt' && { min_inclusive: false }),
    }
    return [{ band, block: block ?? '' }]
  })

const byBlock = (bands: readonly ReadBand[]): Record<string, ClassBand[]> => {
  const by: Record<string, ClassBand[]> = {}
  for (const { band, block } of bands) {
    by[block] ??= []
    by[block].push(band)
  }
  return by
}

const capOf = (on: boolean, cap: Num | undefined) => (on ? { cap: cap ?? null } : undefined)

const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T

const scoringOf = (before: Scoring, input: HeadInput, bands: ClassBand[], blocks: ReadBand[]): Scoring => {
  const tie_break = (input.tieBreak ?? '').split(/[\s,;]+/).filter((code) => code !== '')
  return without<Scoring>({
    ...before,
    rounding: { ...before.rounding, display_decimals: input.decimals, mode: input.mode },
    ties: input.ties,
    tie_break: tie_break.length > 0 ? tie_break : undefined,
    bonus: capOf(input.withBonus, input.bonusCap),
    penalty: capOf(input.withPenalty, input.penaltyCap),
    bands: bands.length > 0 ? bands : undefined,
    bands_by_block: blocks.length > 0 ? byBlock(blocks) : undefined,
    percent_cap: input.uncapped ? null : before.percent_cap === null ? undefined : before.percent_cap,
    survey_share: input.surveyShare,
  })
}

const appraisersOf = (values: Sent): { domain: string; unit: string }[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const unit = typeof value === 'string' ? value.trim() : ''
    const domain = name.startsWith('appraisers.') ? name.slice('appraisers.'.length) : ''
    return domain !== '' && domain.length <= 30 && unit !== '' ? [{ domain, unit: unit.slice(0, 60) }] : []
  })

/** Reads the form of the head over the head as it stands: what it does not ask for stays. */
export const readHeadForm = (
  values: Sent,
  before: Head,
): { ok: true; head: Head; unitKinds: string[] } | { ok: false; fields: FieldError[] } => {
  const read = readInput(headInput, values)
  if (!read.ok) return read
  const input = read.value
  const errors: FieldError[] = []
  const bands = readBands(values, 'bands', errors).map(({ band }) => band)
  const blocks = readBands(values, 'blockBands', errors)
  if (errors.length > 0) return { ok: false, fields: errors }
  const appraisers = appraisersOf(values)
  const kinds = values.unitKinds
  const head = without<Head>({
    ...before,
    title_vi: input.titleVi,
    title_en: input.titleEn,
    issuer: input.issuer ?? null,
    year: input.year,
    level: input.level,
    total: input.total ?? null,
    complete: input.complete,
    notes: input.notes,
    appraisers: appraisers.length > 0 ? appraisers : undefined,
    scoring: scoringOf(before.scoring ?? {}, input, bands, blocks),
  })
  const unitKinds = (Array.isArray(kinds) ? kinds : [kinds]).filter(
    (k): k is string => typeof k === 'string' && k !== '',
  )
  return { ok: true, head, unitKinds: unitKinds.slice(0, 50) }
}

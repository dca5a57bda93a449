import Fraction from 'fraction.js'
import { breather } from '#platform/breath.ts'
import type { Ctx } from '#platform/context.ts'
import { Refused } from '#platform/refused.ts'
import { resolveUnits } from '../../organisation/facts.ts'
import { areasOn } from '../../programme/facts.ts'
import { areaOfPart, type PlanRow } from '../rules.ts'
import { readPlanSheet } from '../sheet/read.ts'
import { SheetRefused } from '../sheet/refusals.ts'
import type { Limits, PlanSheet, PlanSheetTask } from '../sheet/types.ts'

export type MatchFinding = {
  row: number
  column: string
  level: 'error' | 'warning'
  reason: string
  text: string
}

const words = {
  vi: {
    'lead-unknown': (name: string) =>
      `Không tìm thấy đơn vị chủ trì “${name}”, hoặc có nhiều đơn vị cùng tên này.`,
    'coordinator-unknown': (name: string) =>
      `Chưa khớp đơn vị phối hợp “${name}”; giữ nguyên chữ trong phụ lục.`,
    'area-unknown': (name: string) => `Chưa khớp lĩnh vực của phần “${name}”.`,
  },
  en: {
    'lead-unknown': (name: string) => `No unit, or more than one, is called “${name}” (lead).`,
    'coordinator-unknown': (name: string) => `No unit is called “${name}” (coordinator); the words are kept.`,
    'area-unknown': (name: string) => `The part “${name}” fits no reform area.`,
  },
} as const

/** The limits of an import, as the configuration sets them; messages name them. */
export const limitsOf = (ctx: Ctx): Limits => ({
  rows: ctx.config.IMPORT_MAX_ROWS,
  cellCharacters: ctx.config.IMPORT_MAX_CELL,
  unpackedBytes: ctx.config.IMPORT_MAX_UNPACKED_MB * 1_048_576,
})

/** Reads a plan's annex; a file that is none is refused in words. */
export const readAnnex = async (
  ctx: Ctx,
  bytes: Uint8Array,
  fileName: string,
  year: number,
): Promise<PlanSheet> => {
  try {
    return await readPlanSheet(bytes, { fileName, year, limits: limitsOf(ctx), lang: ctx.lang })
  } catch (refusal) {
    if (!(refusal instanceof SheetRefused)) throw refusal
    throw new Refused('input', 'sheet-refused', [], {
      text: ctx.lang === 'en' ? refusal.textEn : refusal.text,
    })
  }
}

/** The sheet's tasks as rows of a plan: names matched with units, parts with areas; what fits nothing is told. */
export const rowsOfSheet = async (
  ctx: Ctx,
  sheet: PlanSheet,
  rootId: number,
): Promise<{ rows: PlanRow[]; findings: MatchFinding[] }> => {
  const names = sheet.tasks.flatMap((task) => [...task.lead, ...task.coordinators])
  const units = await resolveUnits(ctx.db, names, rootId, ctx.today)
  const areas = await areasOn(ctx.db, ctx.today)
  const findings: MatchFinding[] = []
  const note = (
    task: PlanSheetTask,
    column: string,
    level: 'error' | 'warning',
    reason: keyof (typeof words)['vi'],
    name: string,
  ) => findings.push({ row: task.row, column, level, reason, text: words[ctx.lang][reason](name) })
  const areaOf = remembered((part: string) => areaOfPart(part, areas))
  const rowOf = (task: PlanSheetTask): PlanRow => {
    const areaId = areaOf(task.area)
    if (areaId === null && task.area !== '') note(task, 'area', 'warning', 'area-unknown', task.area)
    const idsOf = (
      list: readonly string[],
      column: string,
      level: 'error' | 'warning',
      reason: 'lead-unknown' | 'coordinator-unknown',
    ) =>
      list.flatMap((name) => {
        const found = units.get(name)
        if (!found?.known) note(task, column, level, reason, name)
        return found?.known ? found.unitIds : []
      })
    const lead = idsOf(task.lead, 'lead', 'error', 'lead-unknown')
    return {
      number: task.number,
      part: task.area || null,
      areaId,
      basisId: null,
      title: task.title,
      product: task.product,
      leadUnitIds: [...new Set(lead)],
      leadText: task.lead.join('; '),
      coordinatorUnitIds: [
        ...new Set(idsOf(task.coordinators, 'coordinators', 'warning', 'coordinator-unknown')),
      ].filter((id) => !lead.includes(id)),
      coordinatorText: task.coordinators.join('; '),
      deadlineKind: task.deadline.kind,
      deadlineOn: task.deadline.date,
      deadlineText: task.deadline.text,
      deadlineReading: task.deadline.reading ?? 'inclusive',
      money: moneyInMillions(task),
      moneySource: task.moneySource || null,
      staff: task.staff,
      note: task.note || null,
    }
  }
  const breathe = breather()
  const rows: PlanRow[] = []
  for (const task of sheet.tasks) {
    const pause = breathe()
    if (pause) await pause
    rows.push(rowOf(task))
  }
  return { rows, findings }
}

/** A part stands over many rows. */
const remembered = <T>(find: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    const had = known.get(text)
    if (had !== undefined) return had
    const found = find(text)
    known.set(text, found)
    return found
  }
}

const divisors = { vnd: 1_000_000, 'thousand-vnd': 1000, 'million-vnd': 1 } as const

/** Money in million đồng, exact. */
const moneyInMillions = ({ money, moneyUnit }: PlanSheetTask): string | null => {
  if (money === null) return null
  const amount = new Fraction(money)
  const unit = moneyUnit ?? 'million-vnd'
  return (unit === 'billion-vnd' ? amount.mul(1000) : amount.div(divisors[unit])).toString(12)
}

/** What a sheet says, without a plan to take it: for the dry run at the terminal. */
export const readAnnexFile = async (ctx: Ctx, file: { bytes: Uint8Array; name: string }, year: number) => {
  const { tasks, findings } = await readAnnex(ctx, file.bytes, file.name, year)
  return { tasks, findings }
}

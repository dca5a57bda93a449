import type { Ctx } from '#platform/context.ts'
import { findUnitsByName } from '../../organisation/facts.ts'
import { meaningOf, type NameMeaning, stemOf, type UnitField } from '../rules.ts'
import * as store from '../store.ts'

/** What typed names mean today, each once. Two statements; none without names. */
export const meaningsOf = async (ctx: Ctx, names: readonly string[]): Promise<Map<string, NameMeaning>> => {
  const all = [...new Set(names)]
  if (all.length === 0) return new Map()
  const exact = new Map(
    (await findUnitsByName(ctx.db, all, ctx.today)).map((found) => [found.name, found.unitIds]),
  )
  const asked = all.map((name) => ({ name, stem: stemOf(name) }))
  const like = await store.unitsLike(ctx.db, asked, ctx.today)
  return new Map(
    all.map((name) => [
      name,
      meaningOf({ name, exact: exact.get(name) ?? [], like: like.filter((unit) => unit.word === name) }),
    ]),
  )
}

/** Typed names list by list: the units found, the names that are left, and the units those may mean. Two statements. */
export const lookUp = async (ctx: Ctx, typed: Record<UnitField, readonly string[]>) => {
  const meanings = await meaningsOf(ctx, Object.values(typed).flat())
  const found: Partial<Record<UnitField, number[]>> = {}
  const left: Partial<Record<UnitField, string[]>> = {}
  const candidates: Partial<Record<UnitField, number[]>> = {}
  for (const [field, names] of Object.entries(typed) as [UnitField, readonly string[]][]) {
    const all = names.flatMap((name) => meanings.get(name) ?? [])
    found[field] = all.flatMap((meaning) => ('unitId' in meaning ? [meaning.unitId] : []))
    const open = all.flatMap((meaning) => ('among' in meaning ? [meaning] : []))
    left[field] = open.map((meaning) => meaning.name)
    candidates[field] = [
      ...found[field],
      ...open.flatMap((meaning) => meaning.among.map((unit) => unit.unitId)),
    ]
  }
  return { found, left, candidates }
}

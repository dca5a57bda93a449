import { canonical } from '#platform/canonical.ts'

/** What stands in a leaf at a stage, field by field: `in.<input>`, `why.<input>`, `note`, `reason` … */
export type Fields = Readonly<Record<string, unknown>>

/** A field that two people changed to different values at once. */
export type Clash = { name: string; mine: unknown; theirs: unknown }

const same = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null)

/**
 * Merges what somebody sends with what stands now. `base` is what they saw. A field they left as they saw it keeps
 * what stands; one they changed is taken, unless somebody else changed it meanwhile to something different: then it
 * is a clash and nothing is to be saved before they choose. Fields not sent are not theirs to change. `others` are
 * the fields that somebody else changed and they did not: what they see of them is old.
 */
export const mergeFields = (
  base: Fields,
  current: Fields,
  sent: Fields,
): { fields: Fields; changed: string[]; others: string[]; clashes: Clash[] } => {
  const fields: Record<string, unknown> = { ...current }
  const changed: string[] = []
  const others: string[] = []
  const clashes: Clash[] = []
  for (const [name, mine] of Object.entries(sent)) {
    const theirs = current[name]
    if (same(mine, theirs)) continue
    if (same(mine, base[name])) {
      others.push(name)
      continue
    }
    if (!same(theirs, base[name])) {
      clashes.push({ name, mine, theirs })
      continue
    }
    fields[name] = mine
    changed.push(name)
  }
  return { fields, changed, others, clashes }
}

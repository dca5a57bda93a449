/** The tree of units on a day: each with the unit above it. */
export type Tree = ReadonlyMap<number, number | null>

/** A unit, all above it but the topmost (which is above everybody alike), and all below it. */
export const kinOf = (tree: Tree, unitId: number): Set<number> => {
  const kin = new Set([unitId])
  for (let up = tree.get(unitId); up !== null && up !== undefined; up = tree.get(up)) {
    if (tree.get(up) === null) break
    kin.add(up)
  }
  for (const unit of tree.keys()) {
    const path: number[] = []
    for (
      let at: number | null | undefined = unit;
      at !== null && at !== undefined && path.length < 12;
      at = tree.get(at)
    ) {
      path.push(at)
      if (at === unitId) {
        for (const one of path) kin.add(one)
        break
      }
    }
  }
  return kin
}

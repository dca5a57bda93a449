const inside = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).filter((one) => typeof one === 'object' && one !== null)
    : []

/** Whether lists and objects stand in one another more than `most` deep. Level by level, so no depth can break it. */
export const deeperThan = (value: unknown, most: number): boolean => {
  let level = inside([value])
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= most) return true
    level = level.flatMap(inside)
  }
  return false
}

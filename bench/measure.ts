import autocannon from 'autocannon'

/** One line of the bench: a ratio, and whether it keeps to its target. */
export type Line = { name: string; ratio: number; target: number; holds: boolean }

export const atLeast = (name: string, ratio: number, target: number): Line => ({
  name,
  ratio,
  target,
  holds: ratio >= target,
})
export const atMost = (name: string, ratio: number, target: number): Line => ({
  name,
  ratio,
  target,
  holds: ratio <= target,
})

/** Requests per second of an address, with its own load generator in a thread; errors and refusals are faults. */
export const rate = async (
  url: string,
  headers: Record<string, string>,
  seconds: number,
): Promise<number> => {
  const result = await autocannon({ url, headers, connections: 4, duration: seconds, workers: 1 })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`)
  return result.requests.average
}

/** Milliseconds of one run of some work. */
export const time = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The value below which `part` of the values lie. */
export const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN

/** The median ratio of two figures measured in turns, so that a busy machine slows both. The first turn warms up. */
export const inTurns = async (
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  rounds = 3,
): Promise<number> => {
  const ratios: number[] = []
  for (let i = 0; i <= rounds; i++) {
    const [b, o] = [await bare(), await ours()]
    if (i > 0) ratios.push(o / b)
  }
  return quantile(ratios, 0.5)
}

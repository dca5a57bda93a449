import autocannon from 'autocannon'

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

/** Milliseconds of one run of some work, the median of several. */
export const time = async (work: () => Promise<unknown>, runs = 7): Promise<number> => {
  const all: number[] = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    all.push(performance.now() - start)
  }
  return median(all)
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The ratio of two figures measured in turns, so that a busy machine slows both. */
export const inTurns = async (
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  rounds = 3,
): Promise<number> => {
  const ratios: number[] = []
  for (let i = 0; i < rounds; i++) {
    const [b, o] = [await bare(), await ours()]
    ratios.push(o / b)
  }
  return median(ratios)
}

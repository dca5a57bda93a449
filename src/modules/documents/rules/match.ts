/** One place where the copy differs: words of the issued text that it lacks, words that it has instead or beside. */
export type Difference = { missing: string; added: string }

/** How far a signed copy's text agrees with what was issued. */
export type Match = {
  /** words of the issued text found in the copy, in order; undefined where the copy has no text */
  words: number | undefined
  ofWords: number
  number: boolean
  date: boolean
  added: number
  differences: Difference[]
  agrees: boolean
}

// A visible digital signature writes who signed and when: about 30 words.
const signatureWords = 40
const mostEdits = 700
const mostShown = 50

/** Words as they are compared: NFC, lower case, without the signs around them and without soft hyphens. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .toLowerCase()
    .split(/\s+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(Boolean)

type Step = 'same' | 'missing' | 'added'

/** The shortest way from one list of words to the other (Myers 1986); undefined beyond 700 edits. */
const shortestWay = (from: readonly string[], to: readonly string[]): Step[] | undefined => {
  const trace: Map<number, number>[] = []
  let reached = new Map<number, number>([[1, 0]])
  const at = (k: number) => reached.get(k) ?? -1
  for (let d = 0; d <= Math.min(mostEdits, from.length + to.length); d++) {
    trace.push(reached)
    const next = new Map<number, number>()
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1
      while (x < from.length && x - k < to.length && from[x] === to[x - k]) x++
      next.set(k, x)
      if (x >= from.length && x - k >= to.length) return backwards(trace, from.length, to.length)
    }
    reached = next
  }
  return undefined
}

const backwards = (trace: readonly Map<number, number>[], endX: number, endY: number): Step[] => {
  const steps: Step[] = []
  let [x, y] = [endX, endY]
  for (let d = trace.length - 1; d >= 0 && (x > 0 || y > 0); d--) {
    const reached = trace[d] ?? new Map<number, number>()
    const at = (k: number) => reached.get(k) ?? -1
    const k = x - y
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const beforeX = d === 0 ? 0 : at(down ? k + 1 : k - 1)
    const beforeY = d === 0 ? 0 : beforeX - (down ? k + 1 : k - 1)
    while (x > beforeX && y > beforeY) {
      steps.push('same')
      x--
      y--
    }
    if (d > 0) steps.push(down ? 'added' : 'missing')
    ;[x, y] = [beforeX, beforeY]
  }
  return steps.reverse()
}

const differencesOf = (
  steps: readonly Step[],
  from: readonly string[],
  to: readonly string[],
): Difference[] => {
  const found: Difference[] = []
  let [i, j] = [0, 0]
  let open: { missing: string[]; added: string[] } | undefined
  const close = () => {
    if (open) found.push({ missing: open.missing.join(' '), added: open.added.join(' ') })
    open = undefined
  }
  for (const step of steps) {
    if (step === 'same') {
      close()
      i++
      j++
      continue
    }
    open ??= { missing: [], added: [] }
    if (step === 'missing') open.missing.push(from[i++] ?? '')
    else open.added.push(to[j++] ?? '')
  }
  close()
  return found
}

const inBag = (from: readonly string[], to: readonly string[]): number => {
  const bag = new Map<string, number>()
  for (const word of to) bag.set(word, (bag.get(word) ?? 0) + 1)
  return from.filter((word) => {
    const left = bag.get(word) ?? 0
    bag.set(word, left - 1)
    return left > 0
  }).length
}

const includes = (words: readonly string[], part: string): boolean =>
  ` ${words.join(' ')} `.includes(` ${wordsOf(part).join(' ')} `)

/**
 * Compares the text of a signed copy with the issued one's. It agrees when every word stands there in order, with
 * number and date, and nothing beyond a signature's own words was added: one changed figure is a difference.
 */
export const matchCopy = (issued: string, copy: string, head: { cited: string; date: string }): Match => {
  const [from, to] = [wordsOf(issued), wordsOf(copy)]
  const found = { number: includes(to, head.cited), date: includes(to, head.date) }
  if (to.length === 0)
    return { words: undefined, ofWords: from.length, ...found, added: 0, differences: [], agrees: false }
  const steps = shortestWay(from, to)
  if (!steps)
    return {
      words: inBag(from, to),
      ofWords: from.length,
      ...found,
      added: to.length,
      differences: [],
      agrees: false,
    }
  const words = steps.filter((step) => step === 'same').length
  const added = to.length - words
  const agrees = words === from.length && added <= signatureWords && found.number && found.date
  return {
    words,
    ofWords: from.length,
    ...found,
    added,
    differences: differencesOf(steps, from, to).slice(0, mostShown),
    agrees,
  }
}

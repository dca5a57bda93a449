type Level = { list: boolean; at: string | number; keyNext: boolean }

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]|[^\s{}[\]:,"]+/g

/** Keeps, for each wanted path, the line of the longest part of it that is there. */
const noter = (wanted: readonly string[]) => {
  const found = new Map<string, { line: number; length: number }>()
  const note = (path: string, line: number): void => {
    for (const one of wanted) {
      const leads = one === path || one.startsWith(`${path}.`)
      if (leads && path.length >= (found.get(one)?.length ?? 0)) found.set(one, { line, length: path.length })
    }
  }
  return { found, note }
}

/**
 * The lines on which places of a JSON text stand, by their paths ("units.3.code"); of a place that is lacking, the line
 * of what it is lacking in, none where that is the whole. The text is known to be JSON.
 */
export const linesOfPaths = (text: string, wanted: readonly string[]): Map<string, number> => {
  const { found, note } = noter(wanted)
  const levels: Level[] = []
  let [line, read] = [1, 0]
  for (const { 0: token, index } of text.matchAll(tokens)) {
    for (; read < index; read++) if (text[read] === '\n') line++
    const top = levels.at(-1)
    if (token === '}' || token === ']') levels.pop()
    else if (token === ',') {
      if (top?.list) top.at = Number(top.at) + 1
      else if (top) top.keyNext = true
    } else if (top?.keyNext) {
      Object.assign(top, { at: JSON.parse(token) as string, keyNext: false })
      note(levels.map(({ at }) => at).join('.'), line)
    } else {
      if (!top || top.list) note(levels.map(({ at }) => at).join('.'), line)
      if (token === '{') levels.push({ list: false, at: '', keyNext: true })
      if (token === '[') levels.push({ list: true, at: 0, keyNext: false })
    }
  }
  return new Map([...found].map(([path, { line }]) => [path, line]))
}

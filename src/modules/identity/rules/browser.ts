// the first that fits: what calls itself several names at once names its own first
const browsers: readonly [RegExp, string][] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

const named = (agent: string, names: readonly [RegExp, string][]): string | undefined =>
  names.find(([sign]) => sign.test(agent))?.[1]

/** "Chrome, Windows": what a person recognises in a User-Agent; what it begins with when nothing is known. */
export const browserName = (agent: string): string =>
  [named(agent, browsers), named(agent, systems)].filter(Boolean).join(', ') || agent.slice(0, 60)

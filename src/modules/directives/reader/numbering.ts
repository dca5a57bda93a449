/** Kinds of labels offices write before a paragraph, from the outermost to the innermost. */
export type LabelKind =
  | 'chapter'
  | 'upper'
  | 'roman'
  | 'article'
  | 'task'
  | 'ordinal'
  | 'number'
  | 'dotted'
  | 'bracket-number'
  | 'letter'
  | 'dash'
  | 'plus'
  | 'bullet'

/** `value` is the label without its marks ("2", "II", "a", "1.1"); dashes have none. `rest` is the paragraph after it. */
export type Label = { kind: LabelKind; value: string; rest: string }

const ordinals: Record<string, string> = {
  một: '1',
  nhất: '1',
  hai: '2',
  ba: '3',
  bốn: '4',
  tư: '4',
  năm: '5',
  sáu: '6',
  bảy: '7',
  bẩy: '7',
  tám: '8',
  chín: '9',
  mười: '10',
}

const forms: [LabelKind, RegExp][] = [
  ['chapter', /^(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+([IVXLC]+|\d{1,3})\s*[.:)]?\s*/u],
  ['article', /^(?:Điều|ĐIỀU)\s+(\d{1,3}[a-zđ]?)\s*[.:)]?\s*/u],
  ['task', /^(?:Nhiệm vụ|NHIỆM VỤ|Nội dung|Bước)\s+(?:số\s+)?(\d{1,3})\s*[.:)]\s*/u],
  ['ordinal', /^(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười) là\s*[,:.]?\s*/u],
  ['ordinal', /^Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*[,:.]\s*/u],
  ['dotted', /^((?:[IVX]{1,5}|[A-HĐ])(?:\.\d{1,2}){1,3})(?:[.):]\s*|\s?[-–]\s*|\s+)(?=\S)/u],
  ['roman', /^((?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s*(?:[.)/]|\s[-–])\s*(?=\S)/u],
  ['upper', /^([A-HĐ])\s*[.)/]\s+/u],
  ['dotted', /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.):]\s*|\s?[-–]\s*|\s+)(?=\S)/u],
  ['number', /^(\d{1,3})\s*(?:[.)/:]|\s[-–]|[-–]\s)\s*(?=[^\d\s])/u],
  ['bracket-number', /^\(\s*(\d{1,2}|[ivx]{1,4}|[a-zđ])\s*\)\s*/u],
  ['letter', /^([a-zđ])\s*[.)/]\s*(?=[^\d\s])/u],
  ['dash', /^[-–—−]\s*(?=\S)/u],
  ['plus', /^\+\s*(?=\S)/u],
  ['bullet', /^[•●▪■◦*·✓○►➢❖]\s*(?=\S)/u],
]

const ordinalValue = (mark: string): string =>
  ordinals[(/^Thứ (\S+?)\s*[,:.]/u.exec(mark)?.[1] ?? mark.split(' ')[0] ?? '').toLocaleLowerCase('vi')] ?? ''

/** The label a paragraph begins with; undefined for none. */
export function readLabel(text: string): Label | undefined {
  for (const [kind, form] of forms) {
    const m = form.exec(text)
    if (!m || (kind !== 'article' && m[0].length === text.length)) continue
    return {
      kind,
      value: kind === 'ordinal' ? ordinalValue(m[0]) : (m[1] ?? ''),
      rest: text.slice(m[0].length),
    }
  }
  return undefined
}

const rank: Record<LabelKind, number> = {
  chapter: 0,
  upper: 1,
  roman: 2,
  article: 2,
  task: 3,
  ordinal: 3,
  number: 3,
  dotted: 4,
  'bracket-number': 6,
  letter: 6,
  dash: 8,
  plus: 9,
  bullet: 9,
}

export const isBullet = (kind: LabelKind): boolean => rank[kind] >= 8

/** How many of the open labels (outermost first) stay open above a new one: the rest are its elder siblings or theirs. */
export function depthFor(open: readonly { kind: LabelKind; value: string }[], label: Label): number {
  if (label.kind === 'dotted') {
    const parts = label.value.split('.').length
    const at = open.findIndex((l) => l.kind === 'dotted' && l.value.split('.').length >= parts)
    if (at >= 0) return at
  }
  const same = open.findIndex((l) => l.kind === label.kind)
  if (same >= 0 && label.kind !== 'dotted') return same
  let depth = open.length
  while (depth > 0) {
    const above = open[depth - 1]
    if (!above || rank[above.kind] < rank[label.kind]) break
    if (above.kind === 'dotted' && label.kind === 'dotted') break
    if (rank[above.kind] === 6 && rank[label.kind] === 6) break
    depth--
  }
  return depth
}

/** The path of an item below its parents: "2" and "a" give "2.a"; a dotted number already names its elders. */
export const pathOf = (labels: readonly { kind: LabelKind; value: string }[]): string => {
  let path: { kind: LabelKind; value: string }[] = []
  for (const label of labels) {
    if (label.kind === 'dotted')
      path = path.filter(
        (l) => !['number', 'dotted', 'task'].includes(l.kind) && !label.value.startsWith(`${l.value}.`),
      )
    path.push(label)
  }
  return path
    .map((l) => l.value)
    .filter(Boolean)
    .join('.')
}

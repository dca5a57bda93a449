import { depthFor, isBullet, type Label, pathOf, readLabel } from './numbering.ts'

/** A paragraph of the body: its number from 1, its words, its label if it has one. */
export type Line = { paragraph: number; text: string; label?: Label }
/** A labelled line with the unlabelled ones that go on with it, and the labelled ones below it. */
export type Branch = { label: Label; path: string; line: Line; more: Line[]; below: Branch[] }
export type Outline = { before: Line[]; branches: Branch[]; after: Line[] }

export const lineOf = (paragraph: number, text: string): Line => ({ paragraph, text, label: readLabel(text) })

/** Puts lines in order by their labels. `after` are the unlabelled lines that end the section, from the first `isClosing`. */
export function outlineOf(lines: Line[], isClosing: (line: Line) => boolean): Outline {
  const lastLabel = lines.findLastIndex((line) => line.label)
  const outline: Outline = { before: [], branches: [], after: [] }
  const open: Branch[] = []
  for (const [i, line] of lines.entries()) {
    const branch = open.at(-1)
    if (line.label) place(outline, open, line, line.label)
    else if (!branch) outline.before.push(line)
    else if (i > lastLabel && (outline.after.length || isClosing(line))) outline.after.push(line)
    else branch.more.push(line)
  }
  return outline
}

function place(outline: Outline, open: Branch[], line: Line, label: Label): void {
  open.length = depthFor(
    open.map((b) => ({ kind: b.label.kind, value: b.label.value })),
    label,
  )
  const siblings = open.at(-1)?.below ?? outline.branches
  const value = isBullet(label.kind)
    ? String(siblings.filter((b) => isBullet(b.label.kind)).length + 1)
    : label.value
  const labels = [
    ...open.map((b) => ({ kind: b.label.kind, value: b.label.value })),
    { kind: label.kind, value },
  ]
  const branch: Branch = { label: { ...label, value }, path: pathOf(labels), line, more: [], below: [] }
  siblings.push(branch)
  open.push(branch)
}

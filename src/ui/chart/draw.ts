import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/** Which of a chart's two drawings: text stays 12 px because each is drawn at the size at which it is shown. */
export type For = 'wide' | 'phone'

// One empty document for all drawings: Plot only makes elements with it, and a drawing keeps nothing in it.
const { document } = parseHTML('<!DOCTYPE html><html><body></body></html>')

const dropped =
  /^(class|style|font-family|font-size|font-variant|aria-label|aria-hidden|aria-description|xmlns|fill-opacity)$/

/** Takes out what our style sheet says better, and what the content policy refuses. */
function strip(node: Element, root: boolean): void {
  for (const style of [...node.querySelectorAll('style')]) style.remove()
  for (const element of [node, ...node.querySelectorAll('*')]) {
    for (const { name } of [...element.attributes]) {
      const ours = name === 'class' && element !== node
      if (!ours && dropped.test(name)) element.removeAttribute(name)
    }
  }
  if (root) for (const name of ['fill', 'text-anchor']) node.removeAttribute(name)
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/**
 * Draws with Observable Plot and gives the SVG as text: `story` says in words what is seen. Marks carry our
 * class names (`ink`, `plan`, `grid`, `axis`, `dot`, `mark` …); the colours stand in chart.css.
 */
export function draw(options: Plot.PlotOptions, story: string, on?: For): string {
  const svg = Plot.plot({ ...options, document: document as unknown as Document }) as unknown as Element
  strip(svg, true)
  const [width, height] = [options.width, options.height]
  const inner = svg.innerHTML
    .replace(/-?\d+\.\d{2,}/g, (n) => String(Math.round(Number(n) * 10) / 10))
    .replace(/ (stroke|fill)="currentColor"/g, '')
    .replace(/ stroke-(width|linejoin|linecap|miterlimit|dasharray)="[^"]*"/g, '')
  const which = on ? ` data-for="${on}"` : ''
  return `<svg class="ct-chart"${which} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" text-anchor="middle" role="img" aria-label="${escaped(story)}">${inner}</svg>`
}

/** At most `most` round steps from 0 to `max`, the last being `max` itself. */
export function steps(max: number, most = 5): number[] {
  if (max <= 0) return [0]
  const raw = max / (most - 1)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw * 0.9) ?? raw)
  const values: number[] = []
  for (let value = 0; value < max - step * 0.4; value += step) values.push(value)
  return [...values, max]
}

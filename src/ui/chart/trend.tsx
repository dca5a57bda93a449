import * as Plot from '@observablehq/plot'
import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/lang.ts'
import { showDecimal, showNumber } from '../format.ts'
import { uiTexts } from '../texts.ts'
import { draw } from './draw.ts'
import { Chart, DataTable } from './frame.tsx'

/** A value of a period; undefined where nothing was measured: the gap is dashed, never filled in. */
export type TrendPoint = { label: string; value: number | undefined }

type Known = { at: number; value: number }

const known = (points: TrendPoint[]): Known[] =>
  points.flatMap(({ value }, at) => (value === undefined ? [] : [{ at, value }]))

/** Neighbouring known points, in pairs; `gap` when something lies between them that was not measured. */
const pairs = (all: Known[]): { from: Known; to: Known; gap: boolean }[] =>
  all.slice(1).map((to, i) => {
    const from = all[i] as Known
    return { from, to, gap: to.at - from.at > 1 }
  })

const segments = (all: Known[], gap: boolean): Plot.Markish[] =>
  pairs(all)
    .filter((pair) => pair.gap === gap)
    .map(({ from, to }) => Plot.line([from, to], { x: 'at', y: 'value', className: gap ? 'gap' : 'thin' }))

type Shape = {
  width: number
  height: number
  points: TrendPoint[]
  /** lowest and highest of the axis; ranks run downwards from 1, so they come the other way round */
  domain: [bottom: number, top: number]
  marks: { at: number; text: string }[]
  target?: { value: number; name: string }
  last: string
  left: number
  right: number
}

function drawing(shape: Shape, story: string): string {
  const all = known(shape.points)
  const tip = all.at(-1)
  const end = Math.max(shape.points.length - 1, 1)
  const labels = shape.points.length > 1 ? [0, shape.points.length - 1] : [0]
  return draw(
    {
      width: shape.width,
      height: shape.height,
      marginLeft: shape.left,
      marginRight: shape.right,
      marginTop: 10,
      marginBottom: 24,
      x: { domain: [0, end], axis: null },
      y: { domain: shape.domain, axis: null },
      marks: [
        Plot.ruleY(
          shape.marks.map((mark) => mark.at),
          { className: 'grid' },
        ),
        Plot.text(shape.marks, {
          x: () => 0,
          y: 'at',
          text: 'text',
          dx: -6,
          textAnchor: 'end',
          className: 'tick',
        }),
        ...(shape.target
          ? [
              Plot.ruleY([shape.target.value], { className: 'plan' }),
              Plot.text([shape.target], {
                x: () => 0,
                y: 'value',
                text: 'name',
                dx: 2,
                dy: 11,
                textAnchor: 'start',
                className: 'halo',
              }),
            ]
          : []),
        ...segments(all, false),
        ...segments(all, true),
        Plot.dot(all.slice(0, -1), { x: 'at', y: 'value', r: 2.5, className: 'dot' }),
        Plot.text(labels, {
          x: (i: number) => i,
          frameAnchor: 'bottom',
          dy: 18,
          text: (i: number) => shape.points[i]?.label ?? '',
          className: 'tick',
        }),
        ...(tip
          ? [
              Plot.dot([tip], { x: 'at', y: 'value', r: 4, className: 'dot' }),
              Plot.text([tip], {
                x: 'at',
                y: 'value',
                text: () => shape.last,
                dx: 8,
                textAnchor: 'start',
                className: 'mark',
              }),
            ]
          : []),
      ],
    },
    story,
  )
}

/** A percent (98.5), or a figure of another `unit`, over periods as one fine line, with the target as dots. */
export const TrendChart = ({
  lang,
  name,
  points,
  min,
  max = 100,
  target,
  decimals = 1,
  unit = '%',
}: {
  lang: Lang
  name: string
  points: TrendPoint[]
  min: number
  max?: number
  target?: { value: number; name: string }
  decimals?: number
  unit?: string
}) => {
  const show = (value: number | undefined) =>
    value === undefined ? '–' : `${showDecimal(value.toFixed(decimals), lang)}${unit}`
  const tip = known(points).at(-1)
  const words = `${name}: ${points.map((point) => `${point.label} ${show(point.value)}`).join(', ')}.`
  const marks = [min, max].map((at) => ({ at, text: `${showNumber(at, lang)}${unit}` }))
  const svg = drawing(
    {
      width: 340,
      height: 116,
      points,
      domain: [min, max],
      marks,
      target,
      last: show(tip?.value),
      left: 40,
      right: 52,
    },
    words,
  )
  const data = {
    heads: [name, uiTexts(lang).value],
    rows: points.map((point) => ({ name: point.label, values: [show(point.value)] })),
  }
  return <Chart drawings={[svg]} data={data} lang={lang} story={name} />
}

/** A place on a ranking over the years, for small multiples on one scale. */
export type RankSeries = {
  name: Child
  /** the name in plain words, for the story */
  plain: string
  note?: string
  points: TrendPoint[]
  outOf: number
  /** under the drawing: "16/63", the change */
  under?: Child
}

/** Small multiples: places among all provinces, first place at the top, all drawn on one scale. */
export const RankMultiples = ({ series, lang }: { series: RankSeries[]; lang: Lang }) => {
  const lowest = Math.max(...series.map((one) => one.outOf), 2)
  const marks = [1, Math.ceil(lowest / 2), lowest].map((at) => ({ at, text: showNumber(at, lang) }))
  const rank = lang === 'vi' ? 'hạng' : 'place'
  const labels = [...new Set(series.flatMap((one) => one.points.map((point) => point.label)))].sort()
  const table = {
    heads: [uiTexts(lang).index, ...labels],
    rows: series.map((one) => ({
      name: one.plain,
      values: labels.map((label) => String(one.points.find((point) => point.label === label)?.value ?? '–')),
    })),
  }
  return (
    <>
      <div class="ct-places">
        {series.map((one) => {
          const all = known(one.points)
          const words = `${one.plain}. ${one.points
            .filter((p) => p.value !== undefined)
            .map((p) => `${p.label}: ${rank} ${p.value}`)
            .join(', ')}`
          const svg = drawing(
            {
              width: 138,
              height: 116,
              points: one.points,
              domain: [lowest, 1],
              marks,
              last: String(all.at(-1)?.value ?? ''),
              left: 22,
              right: 28,
            },
            words,
          )
          return (
            <figure>
              <figcaption>
                <b>{one.name}</b>
                {one.note ? <small>{one.note}</small> : null}
              </figcaption>
              <Chart drawings={[svg]} lang={lang} story={one.plain} />
              {one.under ? <p class="ct-small ct-num">{one.under}</p> : null}
            </figure>
          )
        })}
      </div>
      <DataTable data={table} lang={lang} caption={uiTexts(lang).places} />
    </>
  )
}

// Charts drawn on the server as SVG: one for wide screens, one for phones, the story in words, the numbers beside.
export type { ChartData } from './chart/frame.tsx'
export { IntervalBar, IntervalKey, IntervalMark, IntervalScale } from './chart/interval.tsx'
export { ProgressChart, type ProgressProps, type Step } from './chart/progress.tsx'
export { BarRows } from './chart/rows.tsx'
export { type StripProps, TimeStrip } from './chart/strip.tsx'
export { RankMultiples, type RankSeries, TrendChart, type TrendPoint } from './chart/trend.tsx'

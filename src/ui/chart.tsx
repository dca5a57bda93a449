// Charts drawn on the server as SVG: one for wide screens, one for phones, the story in words, the numbers beside.
export { Chart, DataTable, type ChartData } from './chart/frame.tsx'
export { ProgressChart, type ProgressProps, type Step } from './chart/progress.tsx'
export { RankMultiples, TrendChart, type RankSeries, type TrendPoint } from './chart/trend.tsx'
export { BarRows } from './chart/rows.tsx'
export { TimeStrip, type StripProps } from './chart/strip.tsx'

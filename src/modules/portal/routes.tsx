import { z } from 'zod'
import { csvText } from '#platform/csv.ts'
import { type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { optionalId } from '#platform/input.ts'
import type { Lang } from '#platform/lang.ts'
import { Refused } from '#platform/refused.ts'
import { showDecimal } from '#ui/format.ts'
import { serveFile, serveXlsx, toXlsx } from '../documents/facts.ts'
import {
  besideRanking,
  type ExplainedDomain,
  inputsInWords,
  intervalsData,
  keptReason,
  printedFigure,
  publicBundle,
  publicDecision,
  publicExplanation,
  publicRanking,
  publishedRounds,
  type Ranking,
  rankingSheet,
  ruleWords,
} from '../scoring/facts.ts'
import { PortalExplanationPage, type ToldDomain } from './pages/explanation.tsx'
import { PortalListPage } from './pages/list.tsx'
import { bundleName } from './pages/ranking/files.tsx'
import { PortalRankingPage } from './pages/ranking.tsx'
import { awardRoutes } from './routes/awards.tsx'
import { ratingRoutes } from './routes/ratings.tsx'
import { sheetSize } from './sheet-size.ts'
import { texts } from './texts.ts'

const query = z.object({ version: optionalId, unit: optionalId })
const open = { open: true }

const shownIn =
  ({ round, rounding }: Ranking, lang: Lang) =>
  (value: string | null): string => {
    if (value === null) return ''
    return showDecimal(round.state === 'imported' ? value : printedFigure(value, rounding), lang)
  }

const toldDomains = (domains: readonly ExplainedDomain[], ranking: Ranking, lang: Lang): ToldDomain[] => {
  const shown = shownIn(ranking, lang)
  const named = (node: { name_vi: string; name_en?: string | undefined }) =>
    lang === 'en' ? (node.name_en ?? node.name_vi) : node.name_vi
  return domains.map((domain) => ({
    code: domain.code,
    name: named(domain),
    points: shown(domain.points),
    max: shown(domain.max),
    leaves: domain.leaves.map(({ leaf, score, inputs, hand }) => ({
      code: leaf.code,
      name: named(leaf),
      rule: ruleWords(leaf, lang),
      values: inputsInWords(leaf, inputs, lang),
      reason: hand === null ? keptReason(leaf, score, lang) : texts[lang].byHand,
      points: score.state === 'excluded' ? '–' : shown(score.points ?? '0'),
      max: score.max === null ? '' : shown(score.max),
    })),
  }))
}

const showRanking = async (c: C) => {
  const { ctx } = c.var
  const { version, unit } = queryIn(c, query)
  const ranking = await publicRanking(ctx.db, idIn(c), version)
  return show(
    c,
    <PortalRankingPage
      frame={await c.var.frame()}
      ranking={ranking}
      shown={shownIn(ranking, ctx.lang)}
      picked={unit}
      beside={await besideRanking(ctx.db, ranking)}
      sizes={{
        decision: (await publicDecision(ctx.db, ranking))?.size,
        xlsx: await sheetSize(rankingSheet(ranking, ctx.lang)),
        csv: Buffer.byteLength(csvOf(ranking)),
        intervals: ranking.result?.intervals?.facts ? Buffer.byteLength(intervalsText(ranking)) : undefined,
        bundle: ranking.result?.bundleSize ?? undefined,
      }}
    />,
  )
}

const showExplanation = async (c: C) => {
  const { ctx } = c.var
  const explanation = await publicExplanation(ctx.db, idIn(c), idIn(c, 'position'))
  const { ranking, row } = explanation
  return show(
    c,
    <PortalExplanationPage
      frame={await c.var.frame()}
      explanation={explanation}
      domains={toldDomains(explanation.domains, ranking, ctx.lang)}
      percent={shownIn(ranking, ctx.lang)(row.percent)}
    />,
  )
}

const attachment = (c: C, body: string, type: string, name: string): Response =>
  c.body(body, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
  }) as Response

const tableName = ({ round, result }: Ranking): string => `xep-hang-${round.id}-${result?.version ?? 1}`

const intervalHeads = ['rank_low_90', 'rank_high_90', 'share_of_draws_in_another_class', 'bracket']

const intervalCells = ({ interval }: Ranking['rows'][number]) => [
  interval?.low ?? null,
  interval?.high ?? null,
  interval?.changes ?? null,
  interval?.bracket ?? null,
]

const intervalsText = (ranking: Ranking): string => `${JSON.stringify(intervalsData(ranking))}\n`

const csvOf = ({ rows, result }: Ranking): string =>
  csvText([
    ['rank', 'unit', 'points', 'max', 'percent', 'class', ...(result?.intervals?.facts ? intervalHeads : [])],
    ...rows.map((row) => [
      row.rank,
      row.unitName,
      number(row.points),
      number(row.max),
      number(row.percent),
      row.class,
      ...(result?.intervals?.facts ? intervalCells(row) : []),
    ]),
  ])

const number = (text: string | null): number | null => (text === null ? null : Number(text))

/** The public pages: open to everybody, published results alone. */
export const web = (web: Web): void => {
  web.get(
    '/cong-khai',
    async (c) =>
      show(c, <PortalListPage frame={await c.var.frame()} rounds={await publishedRounds(c.var.ctx.db)} />),
    open,
  )
  web.get('/cong-khai/xep-hang/:id', showRanking, open)
  web.get(
    '/cong-khai/xep-hang/:id/du-lieu.json',
    async (c) => {
      const { text, version } = await publicBundle(c.var.ctx.db, idIn(c), queryIn(c, query).version)
      return attachment(c, text, 'application/json; charset=utf-8', bundleName(idIn(c), version))
    },
    open,
  )
  web.get(
    '/cong-khai/xep-hang/:id/khoang-hang.json',
    async (c) => {
      const ranking = await publicRanking(c.var.ctx.db, idIn(c), queryIn(c, query).version)
      if (!intervalsData(ranking)) throw new Refused('missing', 'page')
      const type = 'application/json; charset=utf-8'
      return attachment(
        c,
        intervalsText(ranking),
        type,
        `khoang-hang-${idIn(c)}-${ranking.result?.version ?? 1}.json`,
      )
    },
    open,
  )
  web.get(
    '/cong-khai/xep-hang/:id/bang.csv',
    async (c) => {
      const ranking = await publicRanking(c.var.ctx.db, idIn(c), queryIn(c, query).version)
      return attachment(c, csvOf(ranking), 'text/csv; charset=utf-8', `${tableName(ranking)}.csv`)
    },
    open,
  )
  web.get(
    '/cong-khai/xep-hang/:id/bang.xlsx',
    async (c) => {
      const { ctx } = c.var
      const ranking = await publicRanking(ctx.db, idIn(c), queryIn(c, query).version)
      return serveXlsx(await toXlsx(rankingSheet(ranking, ctx.lang)), `${tableName(ranking)}.xlsx`)
    },
    open,
  )
  web.get(
    '/cong-khai/xep-hang/:id/quyet-dinh.pdf',
    async (c) => {
      const { ctx } = c.var
      const file = await publicDecision(
        ctx.db,
        await publicRanking(ctx.db, idIn(c), queryIn(c, query).version),
      )
      if (!file) throw new Refused('missing', 'page')
      return serveFile(c, file)
    },
    open,
  )
  web.get('/cong-khai/xep-hang/:id/:position', showExplanation, open)
  awardRoutes(web)
  ratingRoutes(web)
}

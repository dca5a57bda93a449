import { canonical } from '#platform/canonical.ts'
import { type Again, type C, idIn, queryIn, show, type Web } from '#platform/http.ts'
import { Refused } from '#platform/refused.ts'
import { formState } from '#ui/refused-form.ts'
import { serveBytes, serveXlsx, toXlsx } from '../../documents/facts.ts'
import { startResult } from '../actions/compute.ts'
import { decideOnAnswers, lookThrough } from '../actions/look.ts'
import { type Reading, readComments, readFindings, readReview, type Told } from '../facts/findings.ts'
import { findingsSheet } from '../facts/findings-sheet.ts'
import { computeInput, decideInput, findingsQuery, lookInput } from '../input/findings.ts'
import { CommentsPage } from '../pages/findings/comments.tsx'
import { ResultsPage } from '../pages/findings/results.tsx'
import { ReviewPage } from '../pages/findings/review.tsx'

const at = (c: C, part: string) => `/surveys/campaigns/${idIn(c)}/${part}`

const showResults = async (c: C, again?: Again) => {
  const { ctx, sentence } = c.var
  const reading = await readFindings(ctx, idIn(c), again ? {} : queryIn(c, findingsQuery))
  return show(
    c,
    <ResultsPage
      frame={await c.var.frame()}
      reading={reading}
      state={formState(ctx.lang, 'compute', sentence, again)}
    />,
    again?.status,
  )
}

const showReview = async (c: C, form?: 'exclusions' | 'inclusions', again?: Again) => {
  const { ctx, sentence } = c.var
  const review = await readReview(ctx, idIn(c))
  const of = (name: 'exclusions' | 'inclusions') => {
    const own = form === name ? again : undefined
    return {
      state: formState(ctx.lang, name, sentence, own),
      chosen: new Set([own?.typed.flags ?? []].flat()),
    }
  }
  return show(
    c,
    <ReviewPage frame={await c.var.frame()} review={review} out={of('exclusions')} back={of('inclusions')} />,
    again?.status,
  )
}

const needTold = async (c: C): Promise<Reading & { told: Told }> => {
  const { version } = queryIn(c, findingsQuery)
  const reading = await readFindings(c.var.ctx, idIn(c), { version })
  const { told } = reading
  if (!told) throw new Refused('missing', 'page')
  return { ...reading, told }
}

const nameOf = ({ campaign, told }: Reading & { told: Told }): string =>
  `khao-sat-${campaign.year}-${campaign.id}-${told.version}`

const decisions = (web: Web): void => {
  for (const [part, exclude] of [
    ['exclusions', true],
    ['inclusions', false],
  ] as const)
    web.post(`/surveys/campaigns/:id/${part}`, {
      input: decideInput,
      act: (ctx, value, c) => decideOnAnswers(ctx, idIn(c), { ...value, exclude }),
      next: (_, c) => at(c, 'review'),
      again: (c, again) => showReview(c, part, again),
    })
}

/** Looking through the answers, the results and their files, free words. */
export const findingsRoutes = (web: Web): void => {
  web.get('/surveys/campaigns/:id/review', (c) => showReview(c))
  web.post('/surveys/campaigns/:id/review', {
    input: lookInput,
    act: (ctx, _, c) => lookThrough(ctx, idIn(c)),
    next: (_, c) => at(c, 'review'),
    again: (c, again) => showReview(c, undefined, again),
  })
  decisions(web)
  web.get('/surveys/campaigns/:id/results', (c) => showResults(c))
  web.post('/surveys/campaigns/:id/results', {
    input: computeInput,
    act: (ctx, { reason }, c) => startResult(ctx, idIn(c), reason),
    next: (_, c) => at(c, 'results'),
    again: showResults,
  })
  web.get('/surveys/campaigns/:id/results.xlsx', async (c) => {
    const reading = await needTold(c)
    return serveXlsx(await toXlsx(findingsSheet(reading, c.var.ctx.lang)), `${nameOf(reading)}.xlsx`)
  })
  web.get('/surveys/campaigns/:id/results.json', async (c) => {
    const reading = await needTold(c)
    const { findings, hash } = reading.told
    return serveBytes(
      Buffer.from(canonical({ ...findings, hash })),
      `${nameOf(reading)}.json`,
      'application/json',
    )
  })
  web.get('/surveys/campaigns/:id/comments', async (c) => {
    const reading = await readComments(c.var.ctx, idIn(c))
    return show(c, <CommentsPage frame={await c.var.frame()} reading={reading} />)
  })
}

import type { Ctx } from '#platform/context.ts'
import { showDay } from '#platform/day.ts'
import { Refused } from '#platform/refused.ts'
import { documentsFrom } from '../../documents/facts.ts'
import * as policy from '../policy.ts'
import { type FigureChange, figureChanges } from '../rules/compare-figures.ts'
import type { Figure } from '../rules/consolidate.ts'
import type { Filling } from '../rules/narrative.ts'
import { figuresOfSnapshot } from '../rules/snapshot.ts'
import * as store from '../store/issue.ts'
import type { Period } from '../store/period.ts'
import { type Sheet, sheetsOf } from '../store/sheet.ts'
import { type Consolidated, consolidatedOf, needPeriod } from './period.ts'

/** The period's own words that a text may be filled with. */
export const factsOf = (
  period: Pick<Period, 'from' | 'to' | 'title'>,
  sheets: readonly Sheet[],
  changes: number,
): Record<string, string> => {
  const asked = sheets.filter((s) => s.asked && !s.provincial)
  const lacking = asked.filter((s) => !s.accepted)
  return {
    from: showDay(period.from),
    to: showDay(period.to),
    title: period.title,
    asked: String(asked.length),
    accepted: String(asked.length - lacking.length),
    missing: lacking.length === 0 ? 'không' : lacking.map((s) => s.name).join('; '),
    changes: String(changes),
  }
}

export type IssueReading = {
  issue: store.WholeIssue
  period: Period
  sheets: Sheet[]
  whole: Consolidated
  /** the figures this report says: as sent to signature or issued, else as they are now */
  figures: Map<string, Figure>
  now: Map<string, Figure>
  /** what differs from the report issued before, for an amendment */
  changes: FigureChange[]
  /** what changed since this was sent to signature */
  moved: FigureChange[]
  previous: store.WholeIssue | undefined
  root: Sheet
  filling: Filling
}

/** What an issue is made of. Six statements, five without a report before. */
export const issueReading = async (
  ctx: Ctx,
  id: number,
  lock: 'lock' | 'read' = 'read',
): Promise<IssueReading> => {
  if (!policy.mayEnterRoom(ctx.actor)) throw new Refused('missing', 'page')
  const issue = await store.findIssue(ctx.db, id, lock)
  if (!issue || (issue.state !== 'issued' && !policy.mayOversee(ctx.actor)))
    throw new Refused('missing', 'page')
  const period = await needPeriod(ctx, issue.periodId, lock)
  const sheets = await sheetsOf(ctx.db, period.id)
  const root = sheets.find((s) => s.parentUnitId === null)
  if (!root) throw new Refused('missing', 'page')
  const whole = await consolidatedOf(ctx.db, period, sheets)
  const now = whole.at(root.code)
  const previous = issue.no > 1 ? await store.issuedBefore(ctx.db, period.id, issue.no) : undefined
  const figures = issue.figures ? figuresOfSnapshot(issue.figures) : now
  const changes = previous?.figures ? figureChanges(figuresOfSnapshot(previous.figures), figures) : []
  const facts = issue.figures?.facts ?? factsOf(period, sheets, changes.length)
  return {
    issue,
    period,
    sheets,
    whole,
    figures,
    now,
    changes,
    moved: issue.state === 'submitted' ? figureChanges(figures, now) : [],
    previous,
    root,
    filling: { figures, indicators: whole.form.indicators, facts },
  }
}

/** The page of an issue: its reading, the document's state, corrections that wait, what this actor may do. */
export const readIssue = async (ctx: Ctx, id: number) => {
  const reading = await issueReading(ctx, id)
  const documents = await documentsFrom(ctx.db, { kind: 'report-issue', id })
  const document = documents.find((one) => one.id === reading.issue.documentId)
  return {
    ...reading,
    document,
    may: { run: policy.mayRun(ctx.actor) !== undefined },
    oversees: policy.mayOversee(ctx.actor),
  }
}
export type IssuePageReading = Awaited<ReturnType<typeof readIssue>>

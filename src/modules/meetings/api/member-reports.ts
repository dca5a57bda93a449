import { z } from 'zod'
import { yearOf } from '#platform/day.ts'
import type { Api } from '#platform/http.ts'
import { type MemberReport, readMemberReports } from '../facts/member-report.ts'
import { quarterQuery } from '../input/member-report.ts'

const report = z.object({
  seat: z.number(),
  post: z.string(),
  member: z.string().nullable(),
  quarter: z.number(),
  state: z.enum(['unsent', 'sent', 'returned']),
  dueOn: z.string().nullable(),
  firstSentOn: z.string().nullable(),
  daysLate: z.number(),
})

const reportJson = (one: MemberReport) => ({
  seat: one.seatId,
  post: one.postVi,
  member: one.last?.holder ?? one.holder,
  quarter: one.quarter,
  // a draft is its writer's own business
  state: one.state === 'sent' || one.state === 'returned' ? one.state : ('unsent' as const),
  dueOn: one.dueOn,
  firstSentOn: one.sendings[0]?.on ?? null,
  daysLate: one.late,
})

/** GET /member-reports: members' quarterly reports in sight. */
export const memberReportApi = (api: Api): void => {
  api.get('/member-reports', {
    summary: 'Members’ quarterly reports in sight: who sent and who did not, with days late',
    query: quarterQuery,
    answer: z.object({ year: z.number(), quarter: z.number(), items: z.array(report) }),
    read: async (ctx, { of, quarter }) => {
      const reading = await readMemberReports(ctx, of ?? yearOf(ctx.today), quarter)
      return { ...reading.shown, items: (reading.all ?? reading.mine).map(reportJson) }
    },
  })
}

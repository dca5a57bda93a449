import type { Expectation, Expectations } from '../expected.ts'

const insiders = 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp'
const apart = 'quantri thanhtra quantri.stttt'
const reads = { 200: insiders, 404: apart }
const oversees = { 200: 'thuongtruc banhanh kiemtoan', 404: 'others' }
const runs = (part: string): Expectation => ({
  303: 'thuongtruc',
  403: 'banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
  404: apart,
  shows: `/surveys/campaigns/#/${part}`,
})

/** Results of a closed survey: the standing agency computes, overseers see all, units what was said of them. */
export const surveysFindings: Expectations = {
  'web GET /surveys/campaigns/:id/review': { ...oversees, shows: 'Phiếu cần xem lại' },
  'web POST /surveys/campaigns/:id/review': runs('review'),
  'web POST /surveys/campaigns/:id/exclusions': runs('review'),
  'web POST /surveys/campaigns/:id/inclusions': runs('review'),
  'web GET /surveys/campaigns/:id/results': { ...reads, shows: 'Sở Xây dựng' },
  'web POST /surveys/campaigns/:id/results': runs('results'),
  'web GET /surveys/campaigns/:id/results.xlsx': { ...reads, shows: 'PK' },
  'web GET /surveys/campaigns/:id/results.json': { ...reads, shows: 'canhtan-survey-findings/1' },
  'web GET /surveys/campaigns/:id/comments': { ...reads, shows: 'Ý kiến' },
  'api GET /api/v1/surveys/:id/results': { ...reads, shows: '"units"' },
}

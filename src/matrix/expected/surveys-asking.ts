import type { Expectations } from '../expected.ts'

/** Questionnaires, campaigns and answering: the standing agency runs, the issuer opens, the auditor reads. */
export const surveysAsking: Expectations = {
  'web GET /surveys': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: 'Khảo sát',
  },
  'api GET /api/v1/surveys': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: 'items',
  },
  'api GET /api/v1/surveys/:id': { 404: 'everyone', shows: 'missing' },
}

import type { Expectations } from '../expected.ts'

const readsDrafts = 'thuongtruc banhanh kiemtoan'
const ofUnit = 'thutruong daumoi'

/**
 * Results are everybody's once they are published; a provisional one is found by those who make it, decide on it or
 * audit it. Requests for review are found by the unit and by those who answer or audit.
 */
export const scoringResults: Expectations = {
  'web GET /scoring/rounds/:id/ranking': { 200: 'everyone', shows: 'Xếp hạng Chỉ số' },
  'api GET /api/v1/rounds/:id/ranking': { 200: 'everyone', shows: '"rows"' },
  'web POST /scoring/rounds/:id/results': {
    303: 'thuongtruc',
    403: 'others',
    shows: '/scoring/rounds/#/ranking',
  },
  'web POST /scoring/results/:id/decision-draft': { 303: 'thuongtruc', 403: 'others', shows: '/documents/#' },
  'web POST /scoring/results/:id/decision': {
    303: 'banhanh',
    403: 'others',
    shows: '/scoring/rounds/#/ranking',
  },
  'web POST /scoring/results/:id/intervals': {
    303: 'thuongtruc',
    403: 'others',
    shows: '/scoring/rounds/#/ranking',
  },
  'web POST /scoring/results/:id/publication': {
    303: 'banhanh',
    403: 'others',
    shows: '/scoring/rounds/#/ranking',
  },
  'web GET /scoring/results/:id/table.xlsx': { 200: 'everyone', shows: 'PK' },
  'web GET /scoring/sheets/:id/explanation': { 200: 'everyone', shows: 'Vì sao' },
  'web GET /scoring/sheets/:id/explanation.xlsx': { 200: 'everyone', shows: 'PK' },
  'api GET /api/v1/sheets/:id/explanation': { 200: 'everyone', shows: '"domains"' },
  'web GET /scoring/sheets/:id/objections': {
    200: `thutruong daumoi uyvien ${readsDrafts}`,
    404: 'others',
    shows: 'Gửi kiến nghị',
  },
  'web POST /scoring/sheets/:id/objections': {
    303: 'thutruong',
    403: 'others',
    shows: '/scoring/sheets/#/objections',
  },
  'web GET /scoring/rounds/:id/objections': { 200: readsDrafts, 404: 'others', shows: 'mẫu của ma trận' },
  'web GET /scoring/objections/:id/file': {
    200: `thutruong daumoi uyvien ${readsDrafts}`,
    404: 'others',
    shows: 'Văn bản bổ sung mẫu',
  },
  'web POST /scoring/objections/:id/answer': {
    303: 'thuongtruc banhanh',
    403: `kiemtoan uyvien ${ofUnit}`,
    404: 'others',
    shows: '/scoring/sheets/#/objections',
  },
  'web GET /scoring/sheets/:id/planner': {
    200: 'thutruong daumoi thuongtruc banhanh kiemtoan dm.stp uyvien',
    404: 'others',
    shows: 'Kế hoạch cải thiện',
  },
  'web POST /scoring/sheets/:id/improvements': {
    303: 'thutruong banhanh',
    403: 'daumoi thuongtruc kiemtoan dm.stp uyvien',
    404: 'others',
    shows: '/scoring/sheets/#/planner',
  },
  'web GET /initiatives': {
    200: 'everyone',
    404: 'quantri quantri.stttt',
    shows: 'Sáng kiến mẫu của ma trận',
  },
  'web POST /initiatives': { 303: `thuongtruc ${ofUnit}`, 403: 'others', shows: '/initiatives/#' },
  'web GET /initiatives/:id': {
    200: 'everyone',
    404: 'quantri quantri.stttt',
    shows: 'Sáng kiến mẫu của ma trận',
  },
  'web POST /initiatives/:id': {
    303: `thutruong thuongtruc daumoi`,
    403: 'others',
    404: 'quantri quantri.stttt',
    shows: '/initiatives/#',
  },
  'web POST /initiatives/:id/recognition': {
    303: 'thuongtruc banhanh',
    403: 'others',
    404: 'quantri quantri.stttt',
    shows: '/initiatives/#',
  },
  'web POST /initiatives/:id/adoptions': {
    303: 'dm.stp',
    403: 'others',
    404: 'quantri quantri.stttt',
    shows: '/initiatives/#',
  },
  'web POST /initiatives/:id/withdrawal': {
    303: `thuongtruc ${ofUnit}`,
    403: 'others',
    404: 'quantri quantri.stttt',
    shows: '/initiatives',
  },
}

import type { Expectations } from '../expected.ts'

const ofDraft = { 303: 'thuongtruc banhanh', 403: 'kiemtoan', 404: 'others' }

/** Criteria sets: issued ones are everybody's to read, drafts those who prepare, decide and audit find. */
export const scoringSets: Expectations = {
  'web GET /scoring/sets': { 200: 'everyone', shows: 'Bộ tiêu chí' },
  'web POST /scoring/sets': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/scoring/sets/#' },
  'web GET /scoring/sets/new': { 200: 'thuongtruc banhanh', 403: 'others', shows: 'Lập bộ tiêu chí' },
  'web GET /scoring/sets/import': { 200: 'thuongtruc banhanh', 403: 'others', shows: 'Nhập bộ tiêu chí' },
  'web POST /scoring/sets/imports': {
    303: 'thuongtruc banhanh',
    403: 'others',
    shows: '/scoring/sets/imports/#',
  },
  'web GET /scoring/sets/imports/:import': {
    200: 'thuongtruc banhanh',
    403: 'others',
    shows: 'Kết quả đọc',
  },
  'web POST /scoring/sets/imports/:import/taking': {
    303: 'thuongtruc banhanh',
    403: 'others',
    shows: '/scoring/sets/#',
  },
  'web GET /scoring/sets/:id': { 200: 'everyone', shows: 'Bộ tiêu chí mẫu' },
  'web GET /scoring/sets/:id/annex.xlsx': { 200: 'everyone', shows: 'PK' },
  'web GET /scoring/sets/:id/set.json': { 200: 'everyone', shows: '"domains"' },
  'web POST /scoring/sets/:id/copies': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/scoring/sets/#' },
  'web POST /scoring/sets/:id/end': { 303: 'banhanh', 403: 'others', shows: '/scoring/sets/#' },
  'web POST /scoring/sets/:id/submission': { ...ofDraft, shows: '/scoring/sets/#' },
  'web POST /scoring/sets/:id/issuance': {
    303: 'banhanh',
    403: 'thuongtruc kiemtoan',
    404: 'others',
    shows: '/scoring/sets/#',
  },
  'web GET /scoring/sets/:id/head': {
    200: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: 'Sửa thông tin chung',
  },
  'web POST /scoring/sets/:id/head': { ...ofDraft, shows: '/scoring/sets/#' },
  'web POST /scoring/sets/:id/removal': { ...ofDraft, shows: '/scoring/sets' },
  'web POST /scoring/sets/:id/order': { ...ofDraft, shows: '#tree' },
  'web POST /scoring/sets/:id/domains': { ...ofDraft, shows: '#tree' },
  'web GET /scoring/sets/:id/nodes/:code': {
    200: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: 'Tiêu chí thành phần 1.1.1',
  },
  'web POST /scoring/sets/:id/nodes/:code': { ...ofDraft, shows: '/scoring/sets/#/nodes/1.1.1' },
  'web GET /scoring/sets/:id/nodes/:code/trial': { 200: 'everyone', shows: 'Thử chấm' },
  'web POST /scoring/sets/:id/nodes/:code/children': { ...ofDraft, shows: '/scoring/sets/#/nodes/1.1' },
  'web POST /scoring/sets/:id/nodes/:code/place': { ...ofDraft, shows: '#tree' },
  'web POST /scoring/sets/:id/nodes/:code/removal': { ...ofDraft, shows: '#tree' },
  'api GET /api/v1/criteria-sets': { 200: 'everyone', shows: '"items"' },
  'api POST /api/v1/criteria-sets': { 201: 'thuongtruc banhanh', 403: 'others', shows: '"id"' },
  'api GET /api/v1/criteria-sets/:id': { 200: 'everyone', shows: '"contentHash"' },
  'api POST /api/v1/criteria-sets/:id/submission': {
    200: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '"set"',
  },
  'api POST /api/v1/criteria-sets/:id/issuance': {
    200: 'banhanh',
    403: 'thuongtruc kiemtoan',
    404: 'others',
    shows: '"set"',
  },
}

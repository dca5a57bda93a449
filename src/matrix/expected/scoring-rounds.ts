import type { Expectations } from '../expected.ts'

/**
 * On 20/2/2025 the round of 2024 explains: STTTT (`thutruong`, `daumoi`) answers, SDL's self-score is open again for
 * `dm.sdl` alone. `dm.stp` appraises the second domain, `banhanh` and `uyvien` sit in the council. What one may not see
 * of a sheet is not found.
 */
export const scoringRounds: Expectations = {
  'web GET /scoring': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: 'Chấm điểm',
  },
  'web GET /scoring/rounds/new': { 200: 'thuongtruc', 404: 'others', shows: 'Lập đợt chấm điểm' },
  'web POST /scoring/rounds': { 303: 'thuongtruc', 403: 'others', shows: '/scoring/rounds/#' },
  'web GET /scoring/rounds/:id': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: 'Chỉ số cải cách hành chính các sở, ban, ngành năm 2024',
  },
  'web GET /scoring/rounds/:id/edit': { 200: 'thuongtruc', 404: 'others', shows: 'Sửa đợt chấm điểm' },
  'web POST /scoring/rounds/:id/edit': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/scoring/rounds/#',
  },
  'web POST /scoring/rounds/:id/opening': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/scoring/rounds/#',
  },
  'web GET /scoring/rounds/:id/seats': { 200: 'thuongtruc', 404: 'others', shows: 'Giao thẩm định' },
  'web POST /scoring/rounds/:id/seats': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/scoring/rounds/#/seats',
  },
  'web POST /scoring/rounds/:id/council': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/scoring/rounds/#/seats',
  },
  'web POST /scoring/rounds/:id/seats/:seat/ending': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/scoring/rounds/#/seats',
  },
  'web GET /scoring/sheets/:id': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: 'Sở Thông tin và Truyền thông, chấm điểm năm 2024',
  },
  'web POST /scoring/sheets/:id/leaves/:code': {
    303: 'dm.sdl',
    403: 'kiemtoan',
    404: 'others',
    shows: '/scoring/sheets/#',
  },
  'web POST /scoring/sheets/:id/leaves/:code/evidence': {
    303: 'dm.sdl',
    403: 'kiemtoan',
    404: 'others',
    shows: '/scoring/sheets/#',
  },
  'web POST /scoring/sheets/:id/leaves/:code/requests': {
    403: 'thutruong daumoi kiemtoan',
    404: 'others',
    409: 'thuongtruc banhanh uyvien',
    shows: 'Sở Thông tin và Truyền thông, chấm điểm năm 2024',
  },
  'web GET /scoring/sheets/:id/evidence/:evidence': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl dm.stp',
    shows: 'Văn bản phát hành báo cáo (mẫu',
  },
  'web POST /scoring/sheets/:id/evidence/:evidence/withdrawal': {
    303: 'thutruong daumoi',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '/scoring/sheets/#',
  },
  'web POST /scoring/sheets/:id/requests/:request/withdrawal': {
    403: 'thutruong daumoi kiemtoan',
    404: 'others',
    409: 'thuongtruc banhanh uyvien',
    shows: 'Sở Thông tin và Truyền thông, chấm điểm năm 2024',
  },
  'web POST /scoring/sheets/:id/domains/:domain/agreement': {
    403: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'dm.stp',
    shows: 'Sở Thông tin và Truyền thông, chấm điểm năm 2024',
  },
  'web POST /scoring/sheets/:id/domains/:domain/completion': {
    403: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'dm.stp',
    shows: 'Sở Thông tin và Truyền thông, chấm điểm năm 2024',
  },
  'web GET /scoring/sheets/:id/sign-off': { 200: 'thutruong', 404: 'others', shows: 'Ký chốt phiếu tự chấm' },
  'web POST /scoring/sheets/:id/sign-off': {
    403: 'thuongtruc banhanh daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'thutruong',
    shows: 'Ký chốt phiếu tự chấm',
  },
  'web GET /scoring/sheets/:id/signed-file': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: 'Phiếu tự chấm điểm có chữ ký',
  },
  'web GET /scoring/sheets/:id/reopenings': {
    200: 'thuongtruc banhanh',
    404: 'others',
    shows: 'Mở lại một bước của phiếu',
  },
  'web POST /scoring/sheets/:id/reopenings': {
    303: 'thuongtruc banhanh',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '/scoring/rounds/#',
  },
  'web POST /scoring/sheets/:id/ranked': {
    303: 'thuongtruc banhanh',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '/scoring/rounds/#',
  },
  'web GET /scoring/sheets/:id/requests': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: 'Giải trình',
  },
  'web POST /scoring/sheets/:id/requests/:request/answer': {
    303: 'thutruong daumoi',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '/scoring/sheets/#/requests#r',
  },
  'web POST /scoring/sheets/:id/explanation-closing': {
    403: 'thuongtruc banhanh daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'thutruong',
    shows: 'Giải trình',
  },
  'web GET /scoring/sheets/:id/extras': {
    200: 'kiemtoan dm.sdl',
    404: 'others',
    shows: 'Điểm thưởng, điểm trừ',
  },
  'web POST /scoring/sheets/:id/extras': {
    303: 'dm.sdl',
    403: 'kiemtoan',
    404: 'others',
    shows: '/scoring/sheets/#/extras',
  },
  'web POST /scoring/sheets/:id/extras/:extra/judgement': {
    403: 'kiemtoan dm.sdl',
    404: 'others',
    shows: 'Không được phép',
  },
  'web POST /scoring/sheets/:id/extras/:extra/withdrawal': {
    303: 'dm.sdl',
    403: 'kiemtoan',
    404: 'others',
    shows: '/scoring/sheets/#/extras',
  },
  'web GET /scoring/sheets/:id/extras/:extra/file': { 404: 'everyone', shows: 'Không tìm thấy' },
  'web POST /scoring/rounds/:id/results': {
    303: 'thuongtruc',
    403: 'others',
    shows: '/scoring/rounds/#/ranking',
  },
  'api GET /api/v1/rounds': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: '"items"',
  },
  'api POST /api/v1/rounds': { 201: 'thuongtruc', 403: 'others', shows: '"id"' },
  'api GET /api/v1/rounds/:id': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp',
    404: 'quantri thanhtra quantri.stttt',
    shows: '"id"',
  },
  'api POST /api/v1/rounds/:id/edit': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '"done"',
  },
  'api POST /api/v1/rounds/:id/opening': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '"sheets"',
  },
  'api POST /api/v1/rounds/:id/seats': {
    201: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '"ids"',
  },
  'api POST /api/v1/rounds/:id/council': {
    201: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '"ids"',
  },
  'api POST /api/v1/rounds/:id/seats/:seat/ending': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '"done"',
  },
  'api GET /api/v1/sheets/:id': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '"id"',
  },
  'api POST /api/v1/sheets/:id/values': { 200: 'dm.sdl', 403: 'kiemtoan', 404: 'others', shows: '"leaf"' },
  'api POST /api/v1/sheets/:id/evidence': {
    201: 'thutruong daumoi',
    403: 'thuongtruc banhanh uyvien kiemtoan',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/sheets/:id/evidence/:evidence/withdrawal': {
    200: 'thutruong daumoi',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '"done"',
  },
  'api POST /api/v1/sheets/:id/reopenings': {
    200: 'thuongtruc banhanh',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '"done"',
  },
  'api POST /api/v1/sheets/:id/domains/:domain/agreement': {
    403: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'dm.stp',
    shows: '"error"',
  },
  'api POST /api/v1/sheets/:id/domains/:domain/completion': {
    403: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    409: 'dm.stp',
    shows: '"error"',
  },
  'api GET /api/v1/sheets/:id/requests': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.stp',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '"items"',
  },
  'api POST /api/v1/sheets/:id/requests': {
    403: 'thutruong daumoi kiemtoan',
    404: 'others',
    409: 'thuongtruc banhanh uyvien',
    shows: '"error"',
  },
  'api POST /api/v1/sheets/:id/requests/:request/answer': {
    200: 'thutruong daumoi',
    403: 'others',
    404: 'quantri thanhtra quantri.stttt dm.sdl',
    shows: '"leaf"',
  },
  'api POST /api/v1/sheets/:id/extras': { 201: 'dm.sdl', 403: 'kiemtoan', 404: 'others', shows: '"id"' },
  'api POST /api/v1/sheets/:id/extras/:extra/judgement': {
    403: 'kiemtoan dm.sdl',
    404: 'others',
    shows: '"error"',
  },
}

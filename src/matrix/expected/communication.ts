import type { Expectations } from '../expected.ts'

const activity = '/communication/activities/#'
const request = '/communication/requests/#'
// who sees any unit's content has a part; the administrators and a guest have none
const part = 'thuongtruc banhanh kiemtoan thutruong daumoi uyvien thanhtra dm.sdl dm.stp'
// an activity of STTTT, and a request to it alone; its member sees them
const seen = 'thuongtruc banhanh kiemtoan thutruong daumoi uyvien'
const asked = `${seen} dm.stp`
const recording = {
  303: 'thutruong daumoi',
  403: 'thuongtruc banhanh kiemtoan uyvien',
  404: 'others',
  shows: activity,
}
const running = {
  303: 'thuongtruc',
  403: 'banhanh kiemtoan thutruong daumoi uyvien',
  404: 'others',
  shows: request,
}

/** Who gets what from the communication room; see ../expected.ts for how to read a line. */
export const communication: Expectations = {
  'web GET /communication': { 200: part, 404: 'others', shows: 'Theo kênh và quý' },
  'web GET /communication/units': { 200: part, 404: 'others', shows: 'Tuyên truyền theo đơn vị' },
  'web GET /communication/units/:id': { 200: seen, 404: 'others', shows: 'Văn bản mẫu của ma trận' },
  'web GET /communication/channels': { 200: part, 404: 'others', shows: 'Cuộc thi tìm hiểu' },
  'web POST /communication/channels': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi uyvien thanhtra dm.sdl dm.stp',
    404: 'others',
    shows: '/communication/channels',
  },
  'web POST /communication/channels/:id/end': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi uyvien thanhtra dm.sdl dm.stp',
    404: 'others',
    shows: '/communication/channels',
  },
  'web GET /communication/activities': { 200: part, 404: 'others', shows: 'Hoạt động tuyên truyền' },
  'web GET /communication/activities.xlsx': { 200: part, 404: 'others', shows: 'PK' },
  'web GET /communication/activities/new': {
    200: 'thuongtruc thutruong daumoi dm.sdl dm.stp',
    403: 'banhanh kiemtoan uyvien thanhtra',
    404: 'others',
    shows: 'Ghi hoạt động',
  },
  'web POST /communication/activities': {
    303: 'thutruong daumoi',
    422: 'thuongtruc dm.sdl dm.stp',
    403: 'others',
    shows: activity,
  },
  'web GET /communication/activities/:id': { 200: seen, 404: 'others', shows: 'Hoạt động mẫu của ma trận' },
  'web GET /communication/activities/:id/files/:file': {
    200: seen,
    404: 'others',
    shows: 'Tệp mẫu của ma trận',
  },
  'web POST /communication/activities/:id/correction': recording,
  'web POST /communication/activities/:id/withdrawal': recording,
  'web POST /communication/activities/:id/files': recording,
  'web POST /communication/activities/:id/files/:file/withdrawal': recording,
  'web GET /communication/imports': {
    200: 'thuongtruc thutruong daumoi dm.sdl dm.stp',
    403: 'banhanh kiemtoan uyvien thanhtra',
    404: 'others',
    shows: 'Nhập hoạt động từ tệp',
  },
  'web POST /communication/imports': {
    303: 'thutruong daumoi',
    422: 'thuongtruc dm.sdl dm.stp',
    403: 'others',
    shows: '/communication/imports/#',
  },
  'web GET /communication/imports/:id': { 200: 'daumoi', 404: 'others', shows: 'Cuộc thi mẫu của ma trận' },
  'web POST /communication/imports/:id/taking': {
    303: 'daumoi',
    404: 'others',
    shows: '/communication/imports/#',
  },
  'web GET /communication/requests': { 200: part, 404: 'others', shows: 'Quán triệt văn bản năm' },
  'web GET /communication/requests/new': {
    200: 'thuongtruc thutruong',
    403: 'banhanh kiemtoan daumoi uyvien thanhtra dm.sdl dm.stp',
    404: 'others',
    shows: 'Yêu cầu quán triệt',
  },
  'web POST /communication/requests': { 303: 'thuongtruc', 403: 'others', shows: request },
  'web GET /communication/requests/:id': {
    200: seen,
    404: 'others',
    shows: 'Văn bản mẫu của ma trận: chưa xác nhận',
  },
  'web GET /communication/requests/:id/units.xlsx': { 200: asked, 404: 'others', shows: 'PK' },
  'web GET /communication/requests/:id/file': { 200: asked, 404: 'others', shows: 'Tệp mẫu của ma trận' },
  'web GET /communication/requests/:id/files/:file': {
    200: seen,
    404: 'others',
    shows: 'Tệp mẫu của ma trận',
  },
  'web POST /communication/requests/:id/acknowledgements': {
    303: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan uyvien',
    404: 'others',
    shows: request,
  },
  'web POST /communication/requests/:id/returns': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi uyvien dm.stp',
    404: 'others',
    shows: request,
  },
  'web POST /communication/requests/:id/extensions': running,
  'web POST /communication/requests/:id/reminders': running,
  'web POST /communication/requests/:id/units': running,
  'web POST /communication/requests/:id/withdrawal': running,
  'api GET /api/v1/communication/channels': { 200: part, 404: 'others', shows: '"nameEn"' },
  'api GET /api/v1/communication/activities': { 200: part, 404: 'others', shows: '"sums"' },
  'api GET /api/v1/communication/activities/:id': { 200: seen, 404: 'others', shows: '"changes"' },
  'api GET /api/v1/communication/requests': { 200: part, 404: 'others', shows: '"items"' },
  'api GET /api/v1/communication/requests/:id': { 200: seen, 404: 'others', shows: '"counts"' },
  'api POST /api/v1/communication/activities': {
    201: 'thutruong daumoi',
    422: 'thuongtruc dm.sdl dm.stp',
    403: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/communication/activities/:id/correction': {
    200: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan uyvien',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/communication/activities/:id/withdrawal': {
    200: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan uyvien',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/communication/requests': { 201: 'thuongtruc', 403: 'others', shows: '"units"' },
  'api POST /api/v1/communication/requests/:id/acknowledgements': {
    201: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan uyvien',
    404: 'others',
    shows: '"daysLate"',
  },
  'api POST /api/v1/communication/requests/:id/returns': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi uyvien dm.stp',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/communication/requests/:id/reminders': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi uyvien',
    404: 'others',
    shows: '"units"',
  },
}

import type { Expectations } from '../expected.ts'

/** Who gets what from the desk room; see ../expected.ts for how to read a line. */
export const desk: Expectations = {
  'web GET /': {
    200: 'quantri thuongtruc banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    shows: 'Hệ thống',
  },
  'web GET /help': { 200: 'everyone', shows: 'Hướng dẫn' },
  'web GET /pilots/:year': {
    200: 'thuongtruc banhanh uyvien kiemtoan',
    404: 'others',
    shows: 'không phải bằng chứng',
  },
  'web GET /scorecard': {
    200: 'thuongtruc banhanh uyvien kiemtoan',
    404: 'others',
    shows: 'Bảng đo năm 2025',
  },
  'web GET /scorecard.xlsx': { 200: 'thuongtruc banhanh uyvien kiemtoan', 404: 'others', shows: 'PK' },
  'api GET /api/v1/pilots/:year': {
    200: 'thuongtruc banhanh uyvien kiemtoan',
    404: 'others',
    shows: '"notProof"',
  },
  'api GET /api/v1/scorecard': { 200: 'thuongtruc banhanh uyvien kiemtoan', 404: 'others', shows: '"lines"' },
  'web GET /search': { 200: 'everyone', shows: 'Tìm kiếm' },
  'web GET /seats/own': { 303: 'uyvien', 404: 'others', shows: '/seats/#/sheet' },
  'web GET /seats/:id/sheet': {
    200: 'uyvien thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: 'Đơn vị phụ trách',
  },
  'api GET /api/v1/seats/:id/sheet': {
    200: 'uyvien thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: '"lastVisit"',
  },
  'web GET /settings': { 200: 'quantri banhanh', 404: 'others', shows: 'Thiết lập' },
  'web POST /settings': { 303: 'quantri banhanh', 403: 'others', shows: '/settings' },
  'web POST /settings/days': { 303: 'quantri banhanh', 403: 'others', shows: '/settings' },
  'web GET /units/:id/sheet': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl dm.stp',
    shows: 'Sở Thông tin và Truyền thông',
  },
  'web GET /waiting': { 200: 'everyone', shows: 'Việc chờ tôi' },
  'api GET /api/v1/search': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/units/:id/sheet': {
    200: 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan',
    404: 'quantri thanhtra quantri.stttt dm.sdl dm.stp',
    shows: '"unit"',
  },
  'api GET /api/v1/waiting': { 200: 'everyone', shows: '"items"' },
}

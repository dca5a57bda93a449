import type { Expectations } from '../expected.ts'

/** Who gets what from the organisation room; see ../expected.ts for how to read a line. */
export const organisation: Expectations = {
  'web GET /units': { 200: 'everyone', shows: 'Đơn vị' },
  'web GET /units/:id': { 200: 'everyone', shows: 'Sở Thông tin và Truyền thông' },
  'web POST /units/:id/successions': {
    403: 'thuongtruc thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'quantri banhanh',
    shows: 'Sở Thông tin và Truyền thông',
  },
  'web POST /units/:id/versions': { 303: 'quantri banhanh', 403: 'others', shows: '/units/#' },
  'web GET /units/import': { 200: 'quantri banhanh', 404: 'others', shows: 'Nhập đơn vị' },
  'web POST /units/import': { 200: 'quantri banhanh', 403: 'others', shows: 'Nhập đơn vị' },
  'api GET /api/v1/units': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/units/:id': { 200: 'everyone', shows: '"unit_id"' },
}

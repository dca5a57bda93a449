import type { Expectations } from '../expected.ts'

/** Who gets what from the audit room; see ../expected.ts for how to read a line. */
export const audit: Expectations = {
  'web GET /audit': { 200: 'everyone', shows: 'Nhật ký hệ thống' },
  'web GET /audit/:id': { 200: 'kiemtoan', 404: 'others', shows: 'Nhập danh sách đơn vị' },
  'api GET /api/v1/audit': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/audit/:id': { 200: 'kiemtoan', 404: 'others', shows: '"seq"' },
  'api GET /api/v1/audit/head': { 200: 'kiemtoan', 404: 'others', shows: '"seq"' },
}

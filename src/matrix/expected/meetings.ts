import type { Expectations } from '../expected.ts'

const at = '/meetings/#'
// the standing agency prepares; issuers and the auditor see all; STTTT and STP are invited
const invited = 'thutruong daumoi dm.stp'
const prepared = { 303: 'thuongtruc', shows: at }
const preparing = { ...prepared, 403: `banhanh kiemtoan ${invited}`, 404: 'others' }
const drafting = { ...prepared, 403: 'banhanh kiemtoan', 404: 'others' }
const wish = '/meetings/recommendations/#'
const wishSeen = 'thuongtruc banhanh kiemtoan thutruong daumoi'

/** Who gets what from the meetings room; see ../expected.ts for how to read a line. */
export const meetings: Expectations = {
  'web GET /meetings': { 200: 'everyone', shows: 'Phiên họp tổng kết năm 2024' },
  'web POST /meetings': { 303: 'thuongtruc', 403: 'others', shows: at },
  'web GET /meetings/:id': {
    200: `thuongtruc banhanh kiemtoan ${invited}`,
    404: 'others',
    shows: 'Thành phần mời',
  },
  'web GET /meetings/:id/papers/:paper': {
    200: `thuongtruc banhanh kiemtoan ${invited}`,
    404: 'others',
    shows: 'Tài liệu mẫu của ma trận',
  },
  'web POST /meetings/:id/answer': {
    303: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan dm.stp',
    404: 'others',
    shows: at,
  },
  'web POST /meetings/:id/attendance': preparing,
  'web POST /meetings/:id/call': drafting,
  'web POST /meetings/:id/cancellation': drafting,
  'web POST /meetings/:id/conclusions': preparing,
  'web POST /meetings/:id/conclusions/:position/removal': preparing,
  'web POST /meetings/:id/head': drafting,
  'web POST /meetings/:id/invitations': drafting,
  'web POST /meetings/:id/minutes': preparing,
  'web POST /meetings/:id/minutes/approval': {
    303: 'banhanh',
    403: `thuongtruc kiemtoan ${invited}`,
    404: 'others',
    shows: at,
  },
  'web GET /meetings/:id/notice': {
    200: 'thuongtruc',
    403: `banhanh kiemtoan ${invited}`,
    404: 'others',
    shows: 'Thông báo kết luận',
  },
  'web POST /meetings/:id/notice': preparing,
  'web POST /meetings/:id/notice/issuance': preparing,
  'web POST /meetings/:id/opinions': {
    303: `thuongtruc ${invited}`,
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: at,
  },
  'web POST /meetings/:id/papers': preparing,
  'web GET /meetings/recommendations': { 200: 'everyone', shows: 'Kiến nghị mẫu của ma trận' },
  'web POST /meetings/recommendations': {
    303: 'thutruong daumoi dm.sdl dm.stp uyvien banhanh',
    403: 'others',
    shows: wish,
  },
  'web GET /meetings/recommendations/:id': {
    200: wishSeen,
    404: 'others',
    shows: 'Kiến nghị mẫu của ma trận',
  },
  'web POST /meetings/recommendations/:id/answer': {
    303: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: wish,
  },
  'web POST /meetings/recommendations/:id/assignment': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan thutruong daumoi',
    404: 'others',
    shows: wish,
  },
  'web POST /meetings/recommendations/:id/withdrawal': {
    303: 'daumoi',
    403: 'thuongtruc banhanh kiemtoan thutruong',
    404: 'others',
    shows: wish,
  },
  'api GET /api/v1/meetings': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/meetings/:id': {
    200: `thuongtruc banhanh kiemtoan ${invited}`,
    404: 'others',
    shows: '"before"',
  },
  'api GET /api/v1/recommendations': { 200: 'everyone', shows: '"items"' },
  'api POST /api/v1/recommendations': {
    201: 'thutruong daumoi dm.sdl dm.stp uyvien banhanh',
    403: 'others',
    shows: '"id"',
  },
}

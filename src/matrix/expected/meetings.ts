import type { Expectations } from '../expected.ts'
import { pressedByApi } from '../pressed.ts'

const at = '/meetings/#'
// the standing agency prepares; issuers and the auditor see all; STTTT and STP are invited
const invited = 'thutruong daumoi dm.stp'
const prepared = { 303: 'thuongtruc', shows: at }
const preparing = { ...prepared, 403: `banhanh kiemtoan ${invited}`, 404: 'others' }
const drafting = { ...prepared, 403: 'banhanh kiemtoan', 404: 'others' }
const wish = '/meetings/recommendations/#'
const wishSeen = 'thuongtruc banhanh kiemtoan thutruong daumoi'

// a report of uyvien's: sent, or given back and theirs to write
const readers = 'uyvien thuongtruc banhanh kiemtoan'
const report = '/meetings/member-reports/:seat/:period'
const toSent = '/meetings/member-reports/#/2024-3'
const writing = {
  303: 'uyvien',
  403: 'thuongtruc banhanh kiemtoan',
  404: 'others',
  shows: '/meetings/member-reports/#/2024-4',
}

const pages: Expectations = {
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
  'web GET /meetings/member-reports': { 200: readers, 404: 'others', shows: 'Báo cáo quý của thành viên' },
  [`web GET ${report}`]: { 200: readers, 404: 'others', shows: 'Việc đã làm trong quý' },
  [`web GET ${report}/report.docx`]: { 200: readers, 404: 'others', shows: 'PK' },
  [`web GET ${report}/report.pdf`]: { 200: readers, 404: 'others', shows: '%PDF' },
  [`web POST ${report}/draft`]: writing,
  [`web POST ${report}/sending`]: writing,
  [`web POST ${report}/return`]: {
    303: 'thuongtruc',
    403: 'uyvien banhanh kiemtoan',
    404: 'others',
    shows: toSent,
  },
  [`web POST ${report}/recommendation`]: {
    303: 'uyvien',
    403: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: toSent,
  },
  'api GET /api/v1/member-reports': { 200: readers, 404: 'others', shows: '"daysLate"' },
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
}

const acts = {
  ...Object.fromEntries(
    [
      'answer',
      'attendance',
      'call',
      'cancellation',
      'conclusions/:position/removal',
      'head',
      'invitations',
      'minutes',
      'minutes/approval',
      'notice/issuance',
    ].map((act) => [act, 200 as const]),
  ),
  opinions: 201 as const,
  conclusions: 201 as const,
}
const pressed = (path: string, status: 200 | 201 = 200, shows?: string) =>
  pressedByApi(pages[`web POST ${path}`] ?? { shows: '' }, { status, ...(shows && { shows }) })

/** Who gets what from the meetings room; see ../expected.ts for how to read a line. */
export const meetings: Expectations = {
  ...pages,
  'api GET /api/v1/meetings': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/meetings/:id': {
    200: `thuongtruc banhanh kiemtoan ${invited}`,
    404: 'others',
    shows: '"before"',
  },
  ...Object.fromEntries(
    Object.entries(acts).map(([act, status]) => [
      `api POST /api/v1/meetings/:id/${act}`,
      pressed(`/meetings/:id/${act}`, status),
    ]),
  ),
  'api POST /api/v1/meetings': pressed('/meetings', 201),
  'api POST /api/v1/meetings/:id/notice': pressed('/meetings/:id/notice', 201, '"documentId"'),
  ...Object.fromEntries(
    ['assignment', 'answer', 'withdrawal'].map((act) => [
      `api POST /api/v1/recommendations/:id/${act}`,
      pressed(`/meetings/recommendations/:id/${act}`),
    ]),
  ),
  'api GET /api/v1/recommendations/:id': { 200: wishSeen, 404: 'others', shows: '"addressedTo"' },
  'api GET /api/v1/recommendations': { 200: 'everyone', shows: '"items"' },
  'api POST /api/v1/recommendations': {
    201: 'thutruong daumoi dm.sdl dm.stp uyvien banhanh',
    403: 'others',
    shows: '"id"',
  },
}

import type { Expectations } from '../expected.ts'
import { pressedByApi } from '../pressed.ts'

const insiders = 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp'
const strangers = 'quantri thanhtra quantri.stttt'
const room = { 200: insiders, 404: strangers }
/** The forms of the standing agency: for others there is no such page. */
const clerkPage = { 200: 'thuongtruc', 404: 'others' }
/** Acts of the standing agency on what the others see. */
const clerkAct = { 303: 'thuongtruc', 403: 'others', 404: strangers }
/** The report of STTTT in the open period: its own people, and who oversees. */
const seesDraft = { 200: 'thutruong daumoi thuongtruc banhanh kiemtoan', 404: 'others' }
const overseers = 'banhanh uyvien kiemtoan'

const pages: Expectations = {
  'web GET /reports': { ...room, shows: 'Báo cáo định kỳ' },
  'web GET /reports/forms': { ...room, shows: 'Biểu mẫu' },
  'web POST /reports/forms': { 303: 'thuongtruc', 403: 'others', shows: '/reports/forms/#' },
  'web GET /reports/forms/imports': { ...room, shows: 'Lập biểu mẫu từ tệp' },
  'web POST /reports/forms/imports': { 303: 'thuongtruc', 403: 'others', shows: '/reports/forms/#' },
  'web GET /reports/forms/:id/form.xlsx': { ...clerkPage, shows: 'PK' },
  'web GET /reports/forms/:id/form.json': { ...clerkPage, shows: 'Biểu mẫu của ma trận' },
  'web GET /reports/forms/:id': { ...clerkPage, shows: 'Biểu mẫu của ma trận' },
  'web POST /reports/forms/:id/indicators': { 303: 'thuongtruc', 404: 'others', shows: '/reports/forms/#' },
  'web POST /reports/forms/:id/indicators/:code/removal': {
    303: 'thuongtruc',
    404: 'others',
    shows: '/reports/forms/#',
  },
  'web POST /reports/forms/:id/issuing': { 303: 'thuongtruc', 404: 'others', shows: '/reports/forms/#' },
  'web GET /reports/periods/new': { ...clerkPage, shows: 'Mở kỳ báo cáo' },
  'web POST /reports/periods': { 303: 'thuongtruc', 403: 'others', shows: '/reports/periods/#' },
  'web GET /reports/periods/:id': { ...room, shows: 'Báo cáo quý I năm 2025: tổng hợp' },
  'web GET /reports/periods/:id/figures.xlsx': { ...room, shows: 'PK' },
  'web GET /reports/periods/:id/figures.json': { ...room, shows: 'canhtan-report/1' },
  'web POST /reports/periods/:id/acceptances': {
    303: 'thuongtruc banhanh',
    403: 'others',
    404: strangers,
    shows: '/reports/periods/#',
  },
  'web POST /reports/periods/:id/reminder': { ...clerkAct, shows: '/reports/periods/#' },
  'web POST /reports/periods/:id/lock': { ...clerkAct, shows: '/reports/periods/#' },
  'web GET /reports/periods/:id/unlock': { ...clerkPage, shows: 'Mở khóa kỳ báo cáo' },
  'web POST /reports/periods/:id/unlock': {
    409: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: 'đã ban hành',
  },
  'web GET /reports/periods/:id/days': { ...clerkPage, shows: 'Đổi hạn của kỳ báo cáo' },
  'web POST /reports/periods/:id/days': { ...clerkAct, shows: '/reports/periods/#' },
  'web GET /reports/periods/:id/amendment': { ...clerkPage, shows: 'Soạn bản sửa đổi' },
  'web POST /reports/periods/:id/issues': {
    409: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: 'Đã có một bản đang soạn',
  },
  'web GET /reports/periods/:id/papers': { ...clerkPage, shows: 'Nhập báo cáo gửi bằng văn bản' },
  'web POST /reports/periods/:id/papers': {
    200: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: 'Đã nhập 1 số liệu của 1 đơn vị',
  },
  'web GET /reports/sheets/:id': { ...seesDraft, shows: 'Sở Thông tin và Truyền thông' },
  'web GET /reports/sheets/:id/report.xlsx': { ...seesDraft, shows: 'PK' },
  'web GET /reports/sheets/:id/history': { ...seesDraft, shows: 'Lịch sử số liệu' },
  'web POST /reports/sheets/:id/fields': {
    303: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: '/reports/sheets/#',
  },
  'web POST /reports/sheets/:id/file': {
    422: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: 'bị hỏng hoặc thiếu phần',
  },
  'web POST /reports/sheets/:id/signature': {
    303: 'thutruong',
    403: 'daumoi thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: '/reports/sheets/#',
  },
  'web POST /reports/sheets/:id/acceptance': {
    303: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '/reports/periods/#',
  },
  'web GET /reports/sheets/:id/return': {
    200: 'thuongtruc banhanh',
    404: 'others',
    shows: 'Trả lại báo cáo',
  },
  'web POST /reports/sheets/:id/return': {
    303: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '/reports/periods/#',
  },
  'web GET /reports/issues/:id': { ...room, shows: 'báo cáo của tỉnh' },
  'web GET /reports/issues/:id/report.docx': { ...room, shows: 'PK' },
  'web GET /reports/issues/:id/report.pdf': { ...room, shows: '%PDF' },
  'web GET /reports/issues/:id/figures.xlsx': { ...room, shows: 'PK' },
  'web GET /reports/issues/:id/figures.json': { ...room, shows: 'canhtan-report/1' },
  'web POST /reports/issues/:id/check': { 422: insiders, 404: strangers, shows: 'Không phải tệp Word' },
  'web POST /reports/issues/:id/narrative': {
    303: 'thuongtruc',
    403: overseers,
    404: 'others',
    shows: '/reports/issues/#',
  },
  'web POST /reports/issues/:id/submission': {
    409: 'thuongtruc',
    403: overseers,
    404: 'others',
    shows: 'Không có số liệu nào thay đổi',
  },
  'web GET /reports/issues/:id/withdrawal': { ...clerkPage, shows: 'Lấy lại báo cáo đang trình ký' },
  'web POST /reports/issues/:id/withdrawal': {
    409: 'thuongtruc',
    403: overseers,
    404: 'others',
    shows: 'chưa trình ký',
  },
  'web POST /reports/issues/:id/issuing': {
    409: 'thuongtruc',
    403: overseers,
    404: 'others',
    shows: 'chưa trình ký',
  },
  'web GET /reports/sheets/:id/corrections/new': {
    200: 'thutruong',
    404: 'others',
    shows: 'Đề nghị sửa số liệu',
  },
  'web POST /reports/sheets/:id/corrections': {
    303: 'thutruong',
    403: 'daumoi thuongtruc banhanh kiemtoan uyvien',
    404: 'others',
    shows: '/reports/corrections/#',
  },
  'web GET /reports/corrections/:id': {
    200: 'thuongtruc banhanh kiemtoan uyvien dm.stp',
    404: 'others',
    shows: 'Đề nghị mẫu của ma trận',
  },
  'web POST /reports/corrections/:id/decision': {
    303: 'thuongtruc banhanh',
    403: 'kiemtoan uyvien dm.stp',
    404: 'others',
    shows: '/reports/corrections/#',
  },
}

/** The line of the page that does the same. */
const pressed = (path: string, { status = 200, shows }: { status?: 200 | 201; shows?: string } = {}) =>
  pressedByApi(pages[`web POST ${path}`] ?? { shows: '' }, { status, ...(shows && { shows }) })

/**
 * On 20/2/2025 the first quarter of 2025 is open: STTTT (`thutruong`, `daumoi`) fills its report in, SCT's awaits review.
 * The third quarter of 2023 is issued; an amendment is being drafted, a correction of STP (`dm.stp`) waits.
 */
export const reports: Expectations = {
  ...pages,
  'api GET /api/v1/report-periods': { ...room, shows: '"items"' },
  'api POST /api/v1/report-periods': { 201: 'thuongtruc', 403: 'others', shows: '"id"' },
  'api GET /api/v1/report-periods/:id': { ...room, shows: 'canhtan-report/1' },
  'api GET /api/v1/report-sheets/:id': { ...seesDraft, shows: '"figures"' },
  'api POST /api/v1/report-sheets/:id/values': {
    200: 'thutruong daumoi',
    403: 'thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: '"changed"',
  },
  'api POST /api/v1/report-sheets/:id/signature': {
    200: 'thutruong',
    403: 'daumoi thuongtruc banhanh kiemtoan',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/report-sheets/:id/acceptance': {
    200: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '"id"',
  },
  'api POST /api/v1/report-sheets/:id/return': {
    200: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '"id"',
  },
  ...Object.fromEntries(
    ['days', 'lock'].map((act) => [
      `api POST /api/v1/report-periods/:id/${act}`,
      pressed(`/reports/periods/:id/${act}`),
    ]),
  ),
  'api POST /api/v1/report-periods/:id/unlock': {
    409: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: 'period-issued',
  },
  'api POST /api/v1/report-periods/:id/reminder': {
    200: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: '"units"',
  },
  'api POST /api/v1/report-periods/:id/acceptances': {
    200: 'thuongtruc banhanh',
    403: 'others',
    404: strangers,
    shows: '"accepted"',
  },
  'api POST /api/v1/report-periods/:id/issues': {
    409: 'thuongtruc',
    403: 'others',
    404: strangers,
    shows: 'issue-being-drafted',
  },
  'api GET /api/v1/report-issues/:id': { ...room, shows: '"narrative"' },
  'api POST /api/v1/report-issues/:id/narrative': pressed('/reports/issues/:id/narrative'),
  ...Object.fromEntries(
    (
      [
        ['submission', 'nothing-changed'],
        ['withdrawal', 'issue-not-submitted'],
        ['issuing', 'issue-not-submitted'],
      ] as const
    ).map(([act, shows]) => [
      `api POST /api/v1/report-issues/:id/${act}`,
      { 409: 'thuongtruc', 403: overseers, 404: 'others', shows },
    ]),
  ),
  'api POST /api/v1/report-sheets/:id/corrections': pressed('/reports/sheets/:id/corrections', {
    status: 201,
  }),
  'api GET /api/v1/report-corrections/:id': {
    200: 'thuongtruc banhanh kiemtoan uyvien dm.stp',
    404: 'others',
    shows: '"levels"',
  },
  'api POST /api/v1/report-corrections/:id/decision': pressed('/reports/corrections/:id/decision'),
  'api GET /api/v1/report-forms': { ...room, shows: '"items"' },
  'api GET /api/v1/report-forms/:id': { ...clerkPage, shows: '"findings"' },
  'api POST /api/v1/report-forms': pressed('/reports/forms', { status: 201 }),
  'api POST /api/v1/report-forms/:id/indicators': pressed('/reports/forms/:id/indicators'),
  'api POST /api/v1/report-forms/:id/indicator-removal': pressed(
    '/reports/forms/:id/indicators/:code/removal',
  ),
  'api POST /api/v1/report-forms/:id/issuing': pressed('/reports/forms/:id/issuing'),
}

import type { Expectation, Expectations } from '../expected.ts'

const insiders = 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan dm.sdl dm.stp'
const apart = 'quantri thanhtra quantri.stttt'

const oversees = (shows: string): Expectation => ({
  200: 'thuongtruc banhanh kiemtoan',
  404: 'others',
  shows,
})
/** A page with the forms of those who run surveys. */
const form = (shows: string): Expectation => ({ 200: 'thuongtruc', 404: 'others', shows })
/** What only the standing agency does; who oversees sees it and may not. */
const runs = (shows: string, status = 303): Expectation => ({
  [status]: 'thuongtruc',
  403: 'banhanh kiemtoan',
  404: 'others',
  shows,
})
const makes = (shows: string, status = 303): Expectation => ({ [status]: 'thuongtruc', 403: 'others', shows })
/** The standing agency opens by a decision, the issuer as such. */
const opens = (shows: string, status = 303): Expectation => ({
  [status]: 'thuongtruc banhanh',
  403: 'kiemtoan',
  404: 'others',
  shows,
})
const everybody = (shows: string, status = 200): Expectation => ({ [status]: 'guest everyone', shows })

const questionnaires: Expectations = {
  'web GET /surveys/questionnaires': oversees('Bộ câu hỏi'),
  'web GET /surveys/questionnaires/new': form('Soạn bộ câu hỏi'),
  'web POST /surveys/questionnaires': makes('/surveys/questionnaires/#'),
  'web GET /surveys/questionnaires/:id': oversees('Phiếu mẫu của ma trận'),
  'web GET /surveys/questionnaires/:id/questionnaire.json': oversees('"content"'),
  'web GET /surveys/questionnaires/:id/preview': oversees('Bản xem thử'),
  'web POST /surveys/questionnaires/:id/preview': oversees('Bản xem thử'),
  'web GET /surveys/questionnaires/:id/head': form('Tên và lời dẫn'),
  'web POST /surveys/questionnaires/:id/head': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/sections': runs('/surveys/questionnaires/#'),
  'web GET /surveys/questionnaires/:id/sections/:code': form('Phần A'),
  'web POST /surveys/questionnaires/:id/sections/:code': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/questions': runs('/surveys/questionnaires/#/questions/Q9'),
  'web GET /surveys/questionnaires/:id/questions/:code': form('Câu mẫu'),
  'web POST /surveys/questionnaires/:id/questions/:code': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/scales': runs('/surveys/questionnaires/#/scales/S9'),
  'web GET /surveys/questionnaires/:id/scales/:code': form('Thang đo S2'),
  'web POST /surveys/questionnaires/:id/scales/:code': runs('/surveys/questionnaires/#'),
  'web GET /surveys/questionnaires/:id/factors': form('Yếu tố và nội dung'),
  'web POST /surveys/questionnaires/:id/factors': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/moving': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/removal': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/issuing': runs('/surveys/questionnaires/#'),
  'web POST /surveys/questionnaires/:id/copy': runs('/surveys/questionnaires/#'),
  'api GET /api/v1/questionnaires': oversees('"items"'),
  'api GET /api/v1/questionnaires/:id': oversees('"findings"'),
  'api POST /api/v1/questionnaires': makes('"id"', 201),
  'api POST /api/v1/questionnaires/:id/issuing': runs('"done"', 200),
  'api POST /api/v1/questionnaires/:id/copy': runs('"id"', 201),
}

const campaigns: Expectations = {
  'web GET /surveys': { 200: insiders, 404: apart, shows: 'Khảo sát' },
  'web GET /surveys/campaigns/new': form('Lập đợt khảo sát'),
  'web POST /surveys/campaigns': makes('/surveys/campaigns/#'),
  'web GET /surveys/campaigns/:id': oversees('Khảo sát đại biểu HĐND tỉnh'),
  'web GET /surveys/campaigns/:id/edit': form('Sửa đợt khảo sát'),
  'web POST /surveys/campaigns/:id/edit': runs('/surveys/campaigns/#'),
  'web GET /surveys/campaigns/:id/strata': form('Nhập bảng tầng'),
  'web POST /surveys/campaigns/:id/strata': runs('/surveys/campaigns/#'),
  'web GET /surveys/campaigns/:id/list': form('Nhập danh sách, rút mẫu'),
  'web POST /surveys/campaigns/:id/list': runs('/surveys/campaigns/#'),
  'web POST /surveys/campaigns/:id/sampling': runs('/surveys/campaigns/#'),
  'web POST /surveys/campaigns/:id/opening': opens('/surveys/campaigns/#'),
  'web POST /surveys/campaigns/:id/closing': runs('/surveys/campaigns/#'),
  // no mail server in the matrix
  'web POST /surveys/campaigns/:id/letters': runs('Chưa cấu hình máy chủ thư', 409),
  'web POST /surveys/campaigns/:id/reminders': runs('Chưa cấu hình máy chủ thư', 409),
  'web POST /surveys/campaigns/:id/cards': runs('%PDF', 200),
  'web POST /surveys/campaigns/:id/replacements': runs('%PDF', 200),
  'web POST /surveys/campaigns/:id/paper': runs('/surveys/campaigns/#'),
  'web GET /surveys/campaigns/:id/entry': form('Nhập phiếu giấy, điện thoại'),
  'web POST /surveys/campaigns/:id/entry': runs('Nhập phiếu giấy, điện thoại', 200),
  'web GET /surveys/campaigns/:id/filled': form('Nhập bảng đã điền'),
  'web GET /surveys/campaigns/:id/table.xlsx': form('PK'),
  'web POST /surveys/campaigns/:id/filled': runs('Các cột không khớp', 422),
  'api GET /api/v1/surveys': { 200: insiders, 404: apart, shows: '"items"' },
  'api GET /api/v1/surveys/:id': oversees('"title"'),
  'api POST /api/v1/surveys': makes('"id"', 201),
  'api POST /api/v1/surveys/:id/opening': opens('"done"', 200),
  'api POST /api/v1/surveys/:id/closing': runs('"done"', 200),
}

/** Open to everybody; who is signed in gets what a guest gets. */
const answering: Expectations = {
  'web GET /phieu': everybody('Trả lời khảo sát'),
  'web POST /phieu': everybody('/phieu/7K3M9QXT0AB2HJ5W', 303),
  'web GET /phieu/:code': everybody('Đại biểu HĐND tỉnh đánh giá'),
  'web POST /phieu/:code': everybody('Đại biểu HĐND tỉnh đánh giá'),
}

/** Questionnaires, campaigns and answering: the standing agency runs, the issuer opens, the auditor reads. */
export const surveysAsking: Expectations = { ...questionnaires, ...campaigns, ...answering }

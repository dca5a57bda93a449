import type { Expectations } from '../expected.ts'

const admins = 'quantri quantri.stttt'
const prints = 'thuongtruc banhanh kiemtoan'

/**
 * Rounds and who was honoured are everybody's inside; nominations are found by their unit, by the standing agency and
 * the issuer once sent, by the council once listed, and by the auditor.
 */
export const rewards: Expectations = {
  'web GET /rewards': { 200: 'everyone', 404: admins, shows: 'Các đợt khen thưởng' },
  'web GET /rewards/forms': { 200: prints, 404: 'others', shows: 'Bằng khen của Chủ tịch' },
  'web GET /rewards/forms/new': { 200: 'thuongtruc', 404: 'others', shows: 'Thêm hình thức khen' },
  'web POST /rewards/forms': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/forms',
  },
  'web GET /rewards/forms/:code': { 200: 'thuongtruc', 404: 'others', shows: 'Chữ lớn trên bằng' },
  'web POST /rewards/forms/:code': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/forms',
  },
  'web POST /rewards/forms/:code/end': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/forms',
  },
  'web GET /rewards/earlier': { 200: prints, 404: 'others', shows: 'Khen thưởng trước đây' },
  'web GET /rewards/earlier/new': { 200: 'thuongtruc', 404: 'others', shows: 'Nhập từ bảng' },
  'web POST /rewards/earlier/new': {
    200: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: 'Đã thử, chưa lưu',
  },
  'web POST /rewards/earlier/:id/withdrawal': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/earlier',
  },
  'web GET /rewards/rounds/new': { 200: 'thuongtruc', 404: 'others', shows: 'Hình thức khen' },
  'web POST /rewards/rounds': { 303: 'thuongtruc', 403: 'others', shows: '/rewards/rounds/#' },
  'web GET /rewards/rounds/:id': { 200: 'everyone', 404: admins, shows: 'Hội đồng xét khen thưởng' },
  'web GET /rewards/rounds/:id/edit': { 200: 'thuongtruc', 404: 'others', shows: 'của ma trận: soạn' },
  'web POST /rewards/rounds/:id/edit': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/rounds/#',
  },
  'web POST /rewards/rounds/:id/opening': {
    303: 'thuongtruc',
    403: 'banhanh kiemtoan',
    404: 'others',
    shows: '/rewards/rounds/#',
  },
  'web POST /rewards/rounds/:id/proposals': {
    303: 'thuongtruc',
    403: 'others',
    404: admins,
    shows: '/rewards/rounds/#',
  },
  'web GET /rewards/rounds/:id/council': { 200: 'thuongtruc', 404: 'others', shows: 'Chủ tịch hội đồng' },
  'web POST /rewards/rounds/:id/council': {
    303: 'thuongtruc',
    403: 'others',
    404: admins,
    shows: '/rewards/rounds/#',
  },
  'web POST /rewards/rounds/:id/vote': {
    303: 'thuongtruc',
    403: 'others',
    404: admins,
    shows: '/rewards/rounds/#',
  },
  'web POST /rewards/rounds/:id/papers': {
    303: 'thuongtruc',
    403: 'others',
    404: admins,
    shows: '/documents/#',
  },
  'web POST /rewards/rounds/:id/decision': {
    303: 'banhanh',
    403: 'others',
    404: admins,
    shows: '/rewards/rounds/#/awards',
  },
  'web GET /rewards/rounds/:id/nominations/new': {
    200: 'daumoi thutruong thuongtruc banhanh dm.sdl dm.stp',
    404: 'others',
    shows: 'Đề nghị khen thưởng',
  },
  'web POST /rewards/rounds/:id/nominations': {
    303: 'daumoi thutruong',
    403: 'others',
    404: admins,
    shows: '/rewards/nominations/#',
  },
  'web GET /rewards/nominations/:id': {
    200: 'daumoi thutruong kiemtoan',
    404: 'others',
    shows: 'Báo cáo thành tích',
  },
  'web GET /rewards/nominations/:id/report': {
    200: 'daumoi thutruong kiemtoan',
    404: 'others',
    shows: 'Báo cáo thành tích mẫu',
  },
  'web POST /rewards/nominations/:id': {
    303: 'daumoi thutruong',
    403: 'kiemtoan',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web POST /rewards/nominations/:id/sending': {
    303: 'thutruong',
    403: 'daumoi kiemtoan',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web POST /rewards/nominations/:id/withdrawal': {
    303: 'thutruong',
    403: 'daumoi kiemtoan',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web POST /rewards/nominations/:id/listing': {
    303: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web POST /rewards/nominations/:id/return': {
    303: 'thuongtruc banhanh',
    403: 'kiemtoan',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web POST /rewards/nominations/:id/council-reason': {
    303: 'banhanh',
    403: 'thuongtruc kiemtoan uyvien daumoi thutruong',
    404: 'others',
    shows: '/rewards/nominations/#',
  },
  'web GET /rewards/rounds/:id/ballot': {
    200: 'banhanh uyvien',
    404: 'others',
    shows: 'Phiếu biểu quyết',
  },
  // a ballot says something about every nomination: the empty one is shown again, but to the council alone
  'web POST /rewards/rounds/:id/ballots': {
    422: 'banhanh uyvien',
    403: 'others',
    404: admins,
    shows: 'Ý kiến của bạn',
  },
  'web POST /rewards/rounds/:id/vote-closing': {
    303: 'banhanh',
    403: 'others',
    404: admins,
    shows: '/rewards/rounds/#',
  },
  'web GET /rewards/rounds/:id/awards': { 200: 'everyone', 404: admins, shows: 'Danh sách được khen' },
  'web GET /rewards/rounds/:id/awards.xlsx': { 200: 'everyone', 404: admins, shows: 'PK' },
  'web GET /rewards/rounds/:id/certificates.pdf': { 200: prints, 404: 'others', shows: '%PDF' },
  'web GET /rewards/register': { 200: 'everyone', 404: admins, shows: 'Sổ đăng ký' },
  'web GET /rewards/register.xlsx': { 200: 'everyone', 404: admins, shows: 'PK' },
  'web GET /rewards/certificates/:id': { 200: 'everyone', 404: admins, shows: 'Số đăng ký' },
  'web GET /rewards/certificates/:id/certificate.pdf': {
    200: `${prints} thutruong daumoi`,
    404: 'others',
    shows: '%PDF',
  },
  'web POST /rewards/certificates/:id/revocation': {
    303: 'banhanh',
    403: 'others',
    404: admins,
    shows: '/rewards/certificates/#',
  },
  'api GET /api/v1/reward-rounds': { 200: 'everyone', 404: admins, shows: '"rounds"' },
  'api GET /api/v1/reward-rounds/:id': { 200: 'everyone', 404: admins, shows: '"nominations"' },
  'api GET /api/v1/reward-rounds/:id/awards': { 200: 'everyone', 404: admins, shows: '"awards"' },
  'api GET /api/v1/reward-register': { 200: 'everyone', 404: admins, shows: '"certificates"' },
}

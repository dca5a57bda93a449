import type { Expectations } from '../expected.ts'

const oversee = 'thuongtruc banhanh kiemtoan'
/** Who finds STTTT's case: its person, the focal officer for a comment, the council, those who prepare, decide, audit. */
const finds = 'thuongtruc banhanh thutruong daumoi uyvien kiemtoan'
const but = (names: string, ...without: string[]): string =>
  names
    .split(' ')
    .filter((name) => !without.includes(name))
    .join(' ')

const runs = { 403: 'banhanh kiemtoan', 404: 'others' }
const council = 'thuongtruc banhanh uyvien thutruong kiemtoan'

const doors: Expectations = {
  'web POST /ratings/persons/:id/facts': {
    303: 'thuongtruc banhanh',
    403: but(finds, 'thuongtruc', 'banhanh'),
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/causes': {
    303: 'banhanh',
    403: but(finds, 'banhanh'),
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/causes/:cause/withdrawal': {
    303: 'banhanh',
    403: 'thuongtruc uyvien kiemtoan',
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/aside': {
    303: 'thuongtruc banhanh',
    403: but(finds, 'thuongtruc', 'banhanh'),
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/self': {
    303: 'thutruong',
    403: but(finds, 'thutruong'),
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/comments': {
    303: 'banhanh daumoi uyvien',
    403: 'thuongtruc thutruong kiemtoan',
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/vote': {
    303: 'banhanh uyvien thutruong',
    403: 'thuongtruc kiemtoan dm.stp',
    404: 'others',
    shows: '/ratings/persons/#',
  },
  'web POST /ratings/persons/:id/objections': {
    303: 'thutruong',
    403: but(finds, 'thutruong'),
    404: 'others',
    shows: '#objections',
  },
  'web POST /ratings/objections/:id/answer': {
    303: 'banhanh',
    403: but(council, 'banhanh'),
    404: 'others',
    shows: '#objections',
  },
}

/** The same acts as JSON: 200 where the form goes on. */
const asApi = (key: string): Expectations => {
  const row = doors[`web POST ${key}`]
  if (!row) throw new Error(`no form ${key}`)
  const { 303: done, ...rest } = row
  return { [`api POST /api/v1${key}`]: { ...rest, 200: done ?? '', shows: '"done"' } }
}

/**
 * On 20/2/2025 the round of 2024 assesses and comments; `uyvien` and `banhanh` sit in its council. In the matrix's own
 * rounds `banhanh` presides, `uyvien` and `thutruong` are members. What one may not see is not found.
 */
export const appraisal: Expectations = {
  'web GET /ratings': { 200: 'everyone', shows: 'Xếp loại lãnh đạo' },
  'web GET /ratings/rounds/new': { 200: 'thuongtruc', 404: 'others', shows: 'Lập đợt xếp loại' },
  'web POST /ratings/rounds': { 303: 'thuongtruc', 403: 'others', shows: '/ratings/rounds/#' },
  'web GET /ratings/rounds/:id': {
    200: `${oversee} uyvien`,
    404: 'others',
    shows: 'Xếp loại người đứng đầu các sở, ban, ngành năm 2024',
  },
  'web GET /ratings/rounds/:id/edit': { 200: 'thuongtruc', 404: 'others', shows: 'Sửa đợt xếp loại' },
  'web POST /ratings/rounds/:id/edit': { 303: 'thuongtruc', ...runs, shows: '/ratings/rounds/#' },
  'web POST /ratings/rounds/:id/opening': { 303: 'thuongtruc', ...runs, shows: '/ratings/rounds/#' },
  'web GET /ratings/rounds/:id/council': { 200: 'thuongtruc', 404: 'others', shows: 'Lập, thay hội đồng' },
  'web POST /ratings/rounds/:id/council': { 303: 'thuongtruc', ...runs, shows: '/ratings/rounds/#' },
  'web POST /ratings/rounds/:id/proposals': {
    303: 'thuongtruc banhanh',
    403: 'uyvien kiemtoan',
    404: 'others',
    shows: '/ratings/rounds/#',
  },
  'web GET /ratings/rounds/:id/facts': {
    200: 'thuongtruc banhanh',
    404: 'others',
    shows: 'Nhập số liệu từ bảng',
  },
  'web POST /ratings/rounds/:id/facts': {
    200: 'thuongtruc banhanh',
    403: 'uyvien kiemtoan',
    404: 'others',
    shows: 'Đã thử, chưa lưu',
  },
  'web POST /ratings/rounds/:id/meeting': {
    409: 'banhanh',
    403: but(council, 'banhanh'),
    404: 'others',
    shows: 'Phiên họp đang mở',
  },
  'web POST /ratings/rounds/:id/meeting-closing': {
    303: 'banhanh',
    403: but(council, 'banhanh'),
    404: 'others',
    shows: '/ratings/rounds/#',
  },
  'web GET /ratings/rounds/:id/decision': { 200: council, 404: 'others', shows: 'Quyết định xếp loại' },
  'web POST /ratings/rounds/:id/decision': {
    303: 'thuongtruc banhanh',
    403: 'uyvien thutruong kiemtoan',
    404: 'others',
    shows: '/ratings/rounds/#/decision',
  },
  'web POST /ratings/decisions/:id/document': {
    303: 'thuongtruc banhanh',
    403: 'uyvien thutruong kiemtoan',
    404: 'others',
    shows: '/documents/#',
  },
  'web POST /ratings/decisions/:id': {
    303: 'banhanh',
    403: but(council, 'banhanh'),
    404: 'others',
    shows: '/ratings/rounds/#/decision',
  },
  'web GET /ratings/persons/:id': { 200: finds, 404: 'others', shows: 'xếp loại năm 2024' },
  ...doors,
  'web GET /ratings/objections/:id/file': { 200: council, 404: 'others', shows: 'Văn bản bổ sung mẫu' },
  'web GET /ratings/schemes': { 200: 'everyone', shows: 'Nghị định 90/2020/NĐ-CP' },
  'web POST /ratings/schemes': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/ratings/schemes/#' },
  'web GET /ratings/schemes/:id': { 200: 'everyone', shows: 'Điều kiện của từng mức' },
  'web POST /ratings/schemes/:id/issuance': {
    303: 'banhanh',
    403: 'thuongtruc kiemtoan',
    404: 'others',
    shows: '/ratings/schemes/#',
  },
  'web GET /ratings/discipline': { 200: oversee, 404: 'others', shows: 'Sổ kỷ luật' },
  'web POST /ratings/discipline': { 303: 'thuongtruc', 403: 'others', shows: '/ratings/discipline' },
  'web POST /ratings/discipline/:id/withdrawal': {
    303: 'thuongtruc',
    ...runs,
    shows: '/ratings/discipline',
  },
  'api GET /api/v1/ratings/rounds': { 200: 'everyone', shows: '"published"' },
  'api GET /api/v1/ratings/rounds/:id': { 200: `${oversee} uyvien`, 404: 'others', shows: '"persons"' },
  'api GET /api/v1/ratings/persons/:id': { 200: finds, 404: 'others', shows: '"proposal"' },
  'api GET /api/v1/ratings/schemes': { 200: 'everyone', shows: 'nd-90-2020-heads' },
  'api POST /api/v1/ratings/rounds/:id/proposals': {
    200: 'thuongtruc banhanh',
    403: 'uyvien kiemtoan',
    404: 'others',
    shows: '"persons"',
  },
  ...asApi('/ratings/persons/:id/facts'),
  ...asApi('/ratings/persons/:id/self'),
  ...asApi('/ratings/persons/:id/comments'),
  ...asApi('/ratings/persons/:id/vote'),
}

import type { Expectations } from '../expected.ts'

/** Who gets what from the documents room; see ../expected.ts for how to read a line. */
export const documents: Expectations = {
  'web GET /documents': { 200: 'everyone', shows: 'Sổ văn bản' },
  'web POST /documents': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/documents/#' },
  'web GET /documents/:id': {
    200: 'everyone',
    shows: 'Tiến độ thực hiện Kế hoạch cải cách hành chính năm 2023 từ ngày 01/01/2023 đến ngày 30/09/2023',
  },
  'web POST /documents/:id/approval': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web GET /documents/:id/draft.docx': { 200: 'thuongtruc', 404: 'others', shows: 'PK' },
  'web GET /documents/:id/draft.pdf': { 200: 'thuongtruc', 404: 'others', shows: '%PDF' },
  'web GET /documents/:id/edit': { 200: 'thuongtruc', 404: 'others', shows: 'Sửa dự thảo' },
  'web POST /documents/:id/edit': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Sửa dự thảo',
  },
  'web GET /documents/:id/files/:fileId': { 404: 'everyone', shows: 'Không tìm thấy' },
  'web POST /documents/:id/issue': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web POST /documents/:id/return': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web POST /documents/:id/sending': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web POST /documents/:id/signature': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web POST /documents/:id/signed-file': {
    403: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    422: 'thuongtruc',
    shows: 'Tiến độ thực hiện Kế hoạch cải cách hành chính năm 2023 từ ngày 01/01/2023 đến ngày 30/09/2023',
  },
  'web POST /documents/:id/withdrawal': {
    404: 'quantri banhanh thutruong daumoi uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    409: 'thuongtruc',
    shows: 'Công văn mẫu của ma trận',
  },
  'web GET /documents/new': {
    200: 'thuongtruc banhanh thutruong daumoi dm.sdl dm.stp',
    404: 'quantri uyvien thanhtra kiemtoan quantri.stttt',
    shows: 'Soạn cho đơn vị nào?',
  },
  'web GET /documents/papers': {
    200: 'thuongtruc banhanh thutruong daumoi dm.sdl dm.stp',
    404: 'quantri uyvien thanhtra kiemtoan quantri.stttt',
    shows: 'Soạn cho đơn vị nào?',
  },
  'web POST /documents/papers/letterheads': {
    303: 'banhanh thutruong daumoi',
    403: 'others',
    shows: '/documents/papers',
  },
  'web POST /documents/papers/lists': {
    303: 'banhanh thutruong daumoi',
    403: 'others',
    shows: '/documents/papers',
  },
  'web POST /documents/papers/series': {
    303: 'banhanh thutruong daumoi',
    403: 'others',
    shows: '/documents/papers',
  },
  'web POST /documents/papers/signers': {
    403: 'quantri thuongtruc uyvien thanhtra kiemtoan quantri.stttt dm.sdl dm.stp',
    404: 'banhanh',
    422: 'thutruong daumoi',
    shows: 'Mẫu đầu văn bản, người ký, nơi nhận',
  },
  'web POST /documents/papers/signers/:id/end': {
    303: 'thuongtruc banhanh',
    404: 'others',
    shows: '/documents/papers',
  },
  'web GET /documents/receive': {
    200: 'thuongtruc banhanh thutruong daumoi dm.sdl dm.stp',
    404: 'quantri uyvien thanhtra kiemtoan quantri.stttt',
    shows: 'Vào sổ văn bản đến',
  },
  'web POST /documents/received': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/documents/#' },
  'web GET /documents/register.xlsx': { 200: 'everyone', shows: 'PK' },
  'api GET /api/v1/documents': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/documents/:id': { 200: 'everyone', shows: '"id"' },
}

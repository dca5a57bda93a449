import type { Expectations } from '../expected.ts'

/** Who gets what from the documents room; see ../expected.ts for how to read a line. */
export const documents: Expectations = {
  'web GET /documents': { 200: 'everyone', shows: 'Sổ văn bản' },
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
  'web GET /documents/receive': {
    200: 'thuongtruc banhanh thutruong daumoi dm.sdl dm.stp',
    404: 'quantri uyvien thanhtra kiemtoan quantri.stttt',
    shows: 'Vào sổ văn bản đến',
  },
  'web GET /documents/register.xlsx': { 200: 'everyone', shows: 'PK' },
  'api GET /api/v1/documents': { 200: 'everyone', shows: '"items"' },
}

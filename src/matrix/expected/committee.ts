import type { Expectations } from '../expected.ts'

const shapers = 'thuongtruc banhanh'

/** Who gets what from the committee room; see ../expected.ts for how to read a line. */
export const committee: Expectations = {
  'web GET /committee': { 200: 'everyone', shows: 'Ban Chỉ đạo cải cách hành chính tỉnh' },
  'web POST /committee': { 303: shapers, 403: 'others', shows: '/committee/#' },
  'web GET /committee/:id': { 200: 'everyone', shows: 'Phó Trưởng ban thường trực' },
  'web POST /committee/:id/duties': { 303: shapers, 403: 'others', shows: '/committee/#' },
  'web POST /committee/:id/seats': { 303: shapers, 403: 'others', shows: '/committee/seats/#' },
  'web GET /committee/seats/:id': { 200: 'everyone', shows: 'Trưởng Ban Dân tộc' },
  'web POST /committee/seats/:id/assignments': { 303: shapers, 403: 'others', shows: '/committee/seats/#' },
  'web POST /committee/seats/:id/assignments/:assignment/ending': {
    303: shapers,
    403: 'others',
    shows: '/committee/seats/#',
  },
  'web POST /committee/seats/:id/ending': { 303: shapers, 403: 'others', shows: '/committee/#' },
  'web POST /committee/seats/:id/holder': { 303: shapers, 403: 'others', shows: '/committee/seats/#' },
  'web POST /committee/seats/:id/succession': { 303: shapers, 403: 'others', shows: '/committee/seats/#' },
  'api GET /api/v1/committees': { 200: 'everyone', shows: '"items"' },
  'api GET /api/v1/committees/:id': { 200: 'everyone', shows: '"lacking"' },
  'api POST /api/v1/committee-seats/:id/assignments': { 201: shapers, 403: 'others', shows: '"id"' },
  ...Object.fromEntries(
    ['succession', 'holder', 'ending', 'assignments/:assignment/ending'].map((act) => [
      `api POST /api/v1/committee-seats/:id/${act}`,
      { 200: shapers, 403: 'others', shows: '"id"' },
    ]),
  ),
  'api GET /api/v1/committee-seats/:id': { 200: 'everyone', shows: '"answersFor"' },
  'api POST /api/v1/committees': { 201: shapers, 403: 'others', shows: '"id"' },
  'api POST /api/v1/committees/:id/duties': { 201: shapers, 403: 'others', shows: '"id"' },
  'api POST /api/v1/committees/:id/seats': { 201: shapers, 403: 'others', shows: '"id"' },
}

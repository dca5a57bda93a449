import type { Expectations } from '../expected.ts'

/** Who gets what from the programme room; see ../expected.ts for how to read a line. */
export const programme: Expectations = {
  'web GET /programmes': { 303: 'everyone', shows: '/programmes/#' },
  'web GET /programmes/:year': { 200: 'everyone', shows: 'Chương trình cải cách hành chính năm 2025' },
  'web POST /programmes/:year': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/areas': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/groups': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/pilots': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/targets': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'api GET /api/v1/programmes/:year/progress': { 200: 'everyone', shows: '"plan"' },
}

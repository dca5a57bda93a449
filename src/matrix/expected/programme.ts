import type { Expectations } from '../expected.ts'

// the standing agency and issuers shape the year; everybody signed in reads it
const shaping = { 303: 'thuongtruc banhanh', 403: 'others' }
const lines = { ...shaping, shows: '/programmes/#/scorecard/#' }
const pilot = '/programmes/#/pilots/#'

/** Who gets what from the programme room; see ../expected.ts for how to read a line. */
export const programme: Expectations = {
  'web GET /programmes': { 303: 'everyone', shows: '/programmes/#' },
  'web GET /programmes/:year': { 200: 'everyone', shows: 'Chương trình cải cách hành chính năm 2025' },
  'web POST /programmes/:year': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/areas': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/groups': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/pilots': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web POST /programmes/:year/targets': { 303: 'thuongtruc banhanh', 403: 'others', shows: '/programmes/#' },
  'web GET /programmes/:year/scorecard': { 200: 'everyone', shows: 'Bảng đo năm 2025' },
  'web POST /programmes/:year/scorecard/lines': lines,
  'web GET /programmes/:year/scorecard/:line': {
    200: 'thuongtruc banhanh',
    403: 'others',
    shows: 'Gắn số đo',
  },
  'web POST /programmes/:year/scorecard/:line': lines,
  'web POST /programmes/:year/scorecard/:line/withdrawal': lines,
  'web POST /programmes/:year/scorecard/:line/measures': lines,
  'web POST /programmes/:year/scorecard/:line/measures/:binding/ending': lines,
  'web POST /programmes/:year/scorecard/:line/measures/:binding/targets': lines,
  'web GET /programmes/:year/pilots/:unit': { 200: 'everyone', shows: 'Nhiệm vụ trọng tâm mẫu của ma trận' },
  'web POST /programmes/:year/pilots/:unit/conclusion': { ...shaping, shows: pilot },
  'web POST /programmes/:year/pilots/:unit/tasks': {
    303: 'thuongtruc banhanh thutruong daumoi',
    403: 'others',
    shows: pilot,
  },
  'web POST /programmes/:year/pilots/:unit/tasks/:task/removal': {
    303: 'thuongtruc banhanh thutruong daumoi',
    403: 'others',
    shows: pilot,
  },
  'web POST /programmes/:year/pilots/:unit/report': { 303: 'thutruong daumoi', 403: 'others', shows: pilot },
  'web POST /programmes/:year/pilots/:unit/report/sending': { 303: 'thutruong', 403: 'others', shows: pilot },
  'web POST /programmes/:year/pilots/:unit/report/verdict': {
    303: 'thuongtruc banhanh',
    403: 'others',
    shows: pilot,
  },
  'api GET /api/v1/programmes/:year/progress': { 200: 'everyone', shows: '"plan"' },
}

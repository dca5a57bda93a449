import { appraisal } from './modules/appraisal/room.ts'
import { audit } from './modules/audit/room.ts'
import { committee } from './modules/committee/room.ts'
import { communication } from './modules/communication/room.ts'
import { desk } from './modules/desk/room.ts'
import { directives } from './modules/directives/room.ts'
import { documents } from './modules/documents/room.ts'
import { identity } from './modules/identity/room.ts'
import { inspections } from './modules/inspections/room.ts'
import { meetings } from './modules/meetings/room.ts'
import { notifications } from './modules/notifications/room.ts'
import { organisation } from './modules/organisation/room.ts'
import { plans } from './modules/plans/room.ts'
import { portal } from './modules/portal/room.ts'
import { programme } from './modules/programme/room.ts'
import { reports } from './modules/reports/room.ts'
import { rewards } from './modules/rewards/room.ts'
import { scoring } from './modules/scoring/room.ts'
import { surveys } from './modules/surveys/room.ts'
import { tasks } from './modules/tasks/room.ts'
import type { Room } from './platform/room.ts'

/** The list of rooms, the only file that knows them all; shelf by shelf, left to right (docs/domain/map.md). */
export const rooms: readonly Room[] = [
  organisation,
  identity,
  notifications,
  documents,
  audit,
  programme,
  committee,
  tasks,
  plans,
  directives,
  inspections,
  meetings,
  communication,
  surveys,
  reports,
  scoring,
  appraisal,
  rewards,
  desk,
  portal,
]

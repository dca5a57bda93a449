import type { ActorName } from './cast.ts'
import { appraisal } from './expected/appraisal.ts'
import { audit } from './expected/audit.ts'
import { committee } from './expected/committee.ts'
import { communication } from './expected/communication.ts'
import { desk } from './expected/desk.ts'
import { directives } from './expected/directives.ts'
import { documents } from './expected/documents.ts'
import { identity } from './expected/identity.ts'
import { inspections } from './expected/inspections.ts'
import { meetings } from './expected/meetings.ts'
import { notifications } from './expected/notifications.ts'
import { organisation } from './expected/organisation.ts'
import { plans } from './expected/plans.ts'
import { portal } from './expected/portal.ts'
import { programme } from './expected/programme.ts'
import { reports } from './expected/reports.ts'
import { rewards } from './expected/rewards.ts'
import { scoring } from './expected/scoring.ts'
import { surveys } from './expected/surveys.ts'
import { tasks } from './expected/tasks.ts'

/**
 * What a route answers to whom: by status, names parted by spaces; `everyone` is everybody who signed in, `others`
 * those not named. A guest is sent to the sign-in (page: 303, API: 401) and named only where a page is open to guests.
 * `shows` stands in what the first of the best status gets: on the page, in the JSON, or in the address gone to, where
 * # is a number or a key.
 */
export type Expectation = Partial<Record<number, string>> & { shows: string }
export type Expectations = Record<string, Expectation>

/** Every route of the table, by "door METHOD path". A route that is missing here fails the matrix. */
export const expected: Expectations = {
  ...appraisal,
  ...audit,
  ...committee,
  ...communication,
  ...desk,
  ...directives,
  ...documents,
  ...identity,
  ...inspections,
  ...meetings,
  ...notifications,
  ...organisation,
  ...plans,
  ...portal,
  ...programme,
  ...reports,
  ...rewards,
  ...scoring,
  ...surveys,
  ...tasks,
}

/** An address without the numbers and keys of one run. */
export const plainAddress = (address: string): string =>
  address.replace(/[?].*/, '').replace(/\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=\/|$)/g, '/#')

/** The status this actor is to get. */
export const statusFor = (row: Expectation, actor: ActorName, door: 'web' | 'api'): number | undefined => {
  const groups = Object.entries(row).flatMap(([status, names]) =>
    status === 'shows' ? [] : [{ status: Number(status), names: names?.split(' ') ?? [] }],
  )
  const named = groups.find((group) => group.names.includes(actor))
  if (named) return named.status
  if (actor === 'guest') return door === 'web' ? 303 : 401
  return groups.find((group) => group.names.some((name) => name === 'others' || name === 'everyone'))?.status
}

// 303 stands behind 201: signed in already is less than a page
const best = [200, 201, 303, 409, 422, 403, 404]

/** The actor whose answer is looked at for `shows`: the first named at the best status. */
export const firstOf = (row: Expectation): ActorName => {
  const status = best.find((one) => row[one]) ?? 0
  const first = row[status]?.split(' ')[0] ?? 'everyone'
  return (first === 'everyone' || first === 'others' ? 'kiemtoan' : first) as ActorName
}

import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { ActorName } from './cast.ts'

/** What the addresses and bodies of committees speak of. */
export type CommitteeSubjects = {
  committee: number
  /** a seat whose office has a new holder, one of its assignments, and a seat of an office outside */
  changed: number
  assignment: number
  outside: number
}

export const committeeSubjects = async (db: Db): Promise<CommitteeSubjects> => {
  const found = await sql<CommitteeSubjects>`
    select c.id as committee, s.id as changed,
      (select min(a.id) from committee_assignment a where a.seat_id = s.id) as assignment,
      (select min(o.id) from committee_seat o where o.committee_id = c.id and o.office is null and o.role = 'deputy') as outside
    from committee c join committee_seat s on s.committee_id = c.id and s.post_vi = 'Trưởng Ban Dân tộc'`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw new Error('the demonstration has no committee')
  return row
}

type Hint = (s: { committee: CommitteeSubjects; unit: Record<string, number> }, actor: ActorName) => unknown

const onChanged: Record<string, Hint> = {
  id: (s) => s.committee.changed,
  assignment: (s) => s.committee.assignment,
}

/** What stands in the addresses. */
export const committeeParams: [RegExp, Record<string, Hint>][] = [
  [/^\/(committee\/seats|committee-seats)\/:id\/holder/, { id: (s) => s.committee.outside }],
  [/^\/committee\/seats\//, onChanged],
  [/^\/committee-seats\//, onChanged],
  [/^\/committees?\/:id/, { id: (s) => s.committee.committee }],
]

const assigned: Record<string, Hint> = { target: (s) => `unit:${s.unit.SDL}`, from: () => '2025-02-20' }

/** What the forms and bodies are filled with. */
export const committeeBodies: Record<string, Record<string, Hint>> = {
  '/committee': { unitId: (s) => String(s.unit.STP), decidedOn: () => '2025-02-20' },
  '/committees': { unitId: (s) => String(s.unit.STP), decidedOn: () => '2025-02-20' },
  '/committees/:id/seats': { role: () => 'member', postVi: () => 'Ghế mẫu của ma trận' },
  '/committee/:id/seats': { role: () => 'member', postVi: () => 'Ghế mẫu của ma trận' },
  '/committee/seats/:id/assignments': assigned,
  '/committee-seats/:id/assignments': assigned,
  '/committee-seats/:id/holder': { name: () => 'Người Giữ Mẫu' },
  '/committee/seats/:id/holder': { name: () => 'Người Giữ Mẫu' },
}

import { type RawBuilder, sql } from 'kysely'

/** Whose eyes; worked out by the policy. */
export type Sight = { all: boolean; mandateIds: readonly number[]; unitIds: readonly number[] }

const array = (ids: readonly number[]) => sql`${[...ids]}::bigint[]`

/** True where the actor sits in the team of the inspection `i`. */
export const inTeam = ({ mandateIds }: Pick<Sight, 'mandateIds'>): RawBuilder<boolean> => sql<boolean>`
  exists (select from inspection_seat x where x.team_id = i.team_id and x.mandate_id = any(${array(mandateIds)}))`

/**
 * The inspections `i` in sight (with their plan `p`): all for those who prepare and audit, one's own team's for
 * inspectors, and for units what rules `isKnown` lets them know: planned ones with the plan, unannounced ones once begun.
 */
export const visible = (sight: Sight): RawBuilder<boolean> =>
  sight.all
    ? sql<boolean>`true`
    : sql<boolean>`(${inTeam(sight)} or (i.unit_id = any(${array(sight.unitIds)}) and p.state = 'issued'
        and (i.mode = 'planned' or i.begun_on is not null)))`

/** The findings `f` in sight: drafts for those who prepare and for the team, the rest for whoever they concern. */
export const visibleFinding = (sight: Sight): RawBuilder<boolean> =>
  sight.all
    ? sql<boolean>`true`
    : sql<boolean>`(${inTeam(sight)} or (f.state not in ('draft', 'withdrawn')
        and (i.unit_id = any(${array(sight.unitIds)}) or f.owner_unit_id = any(${array(sight.unitIds)}))))`

import { sql } from 'kysely'
import { loadActor } from '../src/modules/identity/facts.ts'
import { unitsByCode } from '../src/modules/organisation/facts.ts'
import type { Ctx } from '../src/platform/context.ts'
import { system } from '../src/platform/context.ts'
import type { Day } from '../src/platform/day.ts'
import type { Deps } from '../src/platform/deps.ts'

/** Where the demonstration is played: its people act on its days, through the same actions as everybody. */
export type Stage = {
  deps: Deps
  /** a context of this person on this day, at this time of day (Việt Nam) */
  as: (username: string, day: Day, time?: string) => Promise<Ctx>
  /** a context of the system on this day */
  system: (day: Day, time?: string) => Ctx
  unit: (code: string) => Promise<number>
  /** the user name of a unit's focal officer, by the unit's number; undefined where the demo has none */
  focalOf: (unitId: number) => Promise<string | undefined>
}

/** One dated act of the script; acts are played in the order of their days. */
export type Act = { day: Day; what: string; play: (stage: Stage) => Promise<void> }

const moment = (day: Day, time: string): Date => new Date(`${day}T${time}:00+07:00`)

/** The stage over a running process's database. */
export const stageOf = (deps: Deps): Stage => {
  const persons = new Map<string, string>()
  const units = new Map<string, number>()
  const focals = new Map<number, string>()
  const base = (day: Day, time: string) => ({
    db: deps.db,
    today: day,
    now: moment(day, time),
    lang: 'vi' as const,
    config: deps.config,
    origin: { ip: null, userAgent: 'canhtan demo', requestId: `demo-${day}`, door: 'cli' as const },
    pending: [],
  })
  const load = async () => {
    if (persons.size > 0) return
    const found = await sql<{
      id: string
      username: string
    }>`select id, username from person where demo`.execute(deps.db)
    for (const row of found.rows) persons.set(row.username, row.id)
    const heads = await sql<{ username: string; unit_id: number }>`
      select p.username, m.unit_id from mandate m join person p on p.id = m.person_id
      where m.office = 'focal' and p.demo`.execute(deps.db)
    for (const row of heads.rows) focals.set(row.unit_id, row.username)
  }
  return {
    deps,
    system: (day, time = '08:00') => ({ ...base(day, time), actor: system }),
    as: async (username, day, time = '09:00') => {
      await load()
      const id = persons.get(username)
      const actor = id ? await loadActor(deps.db, id, day) : null
      if (!actor) throw new Error(`nobody on the stage is called ${username}`)
      return { ...base(day, time), actor }
    },
    unit: async (code) => {
      if (units.size === 0)
        for (const [c, id] of await unitsByCode(deps.db, 'gso', await codes(deps))) units.set(c, id)
      const id = units.get(code)
      if (id === undefined) throw new Error(`no unit has the code ${code}`)
      return id
    },
    focalOf: async (unitId) => {
      await load()
      return focals.get(unitId)
    },
  }
}

const codes = async (deps: Deps): Promise<string[]> => {
  const found = await sql<{ code: string }>`select code from unit_code where scheme = 'gso'`.execute(deps.db)
  return found.rows.map((row) => row.code)
}

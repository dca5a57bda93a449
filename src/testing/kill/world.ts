import { system } from '#platform/context.ts'
import type { Db } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { makeTokenFor } from '../../modules/identity/actions.ts'
import { giveInstructions } from '../../modules/tasks/actions.ts'
import { aWorld, instruction, type World } from '../../modules/tasks/world.ts'
import { rooms } from '../../rooms.ts'
import type { TestPerson } from '../world.ts'
import { logJobs } from './checks.ts'
import type { Material } from './writes.ts'

/** The business day of the servers that are killed. */
export const today = '2023-09-10'

/** A small province with five people who write through the API, and tasks to write about. */
export class KillWorld {
  private constructor(
    private readonly w: World,
    readonly tokens: Material['tokens'],
    /** tasks that many write about at once */
    readonly shared: number[],
  ) {}

  static async make(db: Db): Promise<KillWorld> {
    await migrate(db)
    for (const room of rooms) await room.reference?.(db)
    await logJobs(db)
    const w = await aWorld(db)
    const ctx = { ...(await w.as(w.chairman, today)), actor: system }
    const token = async (person: TestPerson) =>
      (await makeTokenFor(ctx, person.username, { name: 'kill', scope: 'write' })).token
    const tokens = {
      leads: [await token(w.healthFocal), await token(w.healthHead)],
      giver: await token(w.chairman),
      clerk: await token(w.clerk),
    }
    const world = new KillWorld(w, tokens, [])
    world.shared.push(...(await world.give(20)))
    return world
  }

  /** New tasks of the Department of Health, issued. */
  async give(count: number): Promise<number[]> {
    const work = Array.from({ length: count }, () =>
      instruction({ assignments: [{ leadUnitId: this.w.health.id }], issuedOn: '2023-09-01' }),
    )
    const given = await giveInstructions(await this.w.as(this.w.chairman, today), work)
    return given.flatMap(({ tasks }) => tasks.map((task) => task.id))
  }

  /** What five times `each` writes are about. */
  async material(each: number, inHand: number[]): Promise<Material> {
    return {
      fresh: await this.give(each),
      inHand,
      shared: this.shared,
      leadUnitIds: [this.w.health.id, this.w.building.id],
      tokens: this.tokens,
    }
  }
}

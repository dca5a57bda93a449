import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { closeDb, type Db, openDb } from '#platform/db.ts'
import { openEmbedded } from '#platform/embedded.ts'
import { runningIn } from '#platform/postgres-server.ts'
import { effects, halfWritten } from './checks.ts'
import { type Running, start } from './process.ts'
import { KillWorld, today } from './world.ts'
import { type Answer, acknowledged, send, sendUntilAnswered, type Write, writesOf } from './writes.ts'

/** What became of the writes under one kill. */
export type Tally = {
  sent: number
  acknowledged: number
  /** acknowledged and not there */
  lost: number
  /** there more than once, or with a key and not there once after it was sent again */
  doubled: number
  /** sent again with its key, another answer than the first time */
  otherAnswer: number
  halfWritten: string[]
}

/** The settings of a server on a folder of its own. */
export const settingsFor = (dataDir: string) => ({
  DATA_DIR: dataDir,
  PORT: '0',
  REQUESTS_PER_MINUTE: '0',
  CANHTAN_TODAY: today,
  LOG_LEVEL: 'warn',
})

type Sent = { write: Write; answer: Answer | undefined }

/** Sends all at once; `strike` is called when `after` of them are acknowledged. */
const sendAll = async (
  address: string,
  writes: readonly Write[],
  after: number,
  strike: () => Promise<void>,
): Promise<Sent[]> => {
  let done = 0
  let struck = Promise.resolve()
  const sent = await Promise.all(
    writes.map(async (write) => {
      const answer = await send(address, write)
      if (acknowledged(answer) && ++done === after) struck = strike()
      return { write, answer }
    }),
  )
  await struck
  return sent
}

/** Each write that has a key once more, twenty at a time; the others keep what they had. */
const sendAgain = async (address: string, sent: readonly Sent[]): Promise<Sent[]> => {
  const again: Sent[] = [...sent]
  const next = again.keys()
  const sender = async () => {
    for (const i of next) {
      const { write } = again[i] as Sent
      if (write.key) again[i] = { write, answer: await sendUntilAnswered(address, write) }
    }
  }
  await Promise.all(Array.from({ length: 20 }, sender))
  return again
}

// the kept answer comes from jsonb, which orders names in its own way
const same = (a: Answer | undefined, b: Answer | undefined): boolean =>
  !acknowledged(a) || (a.status === b?.status && isDeepStrictEqual(JSON.parse(a.body), JSON.parse(b.body)))

/** A seeded province in a folder with its own database, and the real server on it, which is killed and started. */
export class Province {
  private inHand: number[] = []
  private rounds = 0
  private stopped: Promise<number | null> | undefined

  private constructor(
    readonly dataDir: string,
    readonly db: Db,
    private readonly world: KillWorld,
    private running: Running,
  ) {}

  /** Ready for rounds of `writes` writes. */
  static async in(dataDir: string, writes: number): Promise<Province> {
    const embedded = await openEmbedded(dataDir)
    const db = openDb(embedded.url, { max: 4 })
    const world = await KillWorld.make(db)
    const province = new Province(dataDir, db, world, await start('serve', settingsFor(dataDir)))
    // from here on the database is the server's alone to keep up
    await embedded.leave()
    province.inHand = await world.give(writes / 5)
    await province.accept([...province.inHand, ...world.shared])
    return province
  }

  private async accept(ids: number[]): Promise<void> {
    const [token] = this.world.tokens.leads
    const write = { mark: 'accept', token: token as string, path: 'tasks/acceptances', body: { ids } }
    await sendUntilAnswered(this.running.said, write)
  }

  /** Writes at once, a kill when `after` are acknowledged, a new start, and each write with a key once more. */
  async killUnder(count: number, after: number, victim: 'server' | 'database' = 'server'): Promise<Tally> {
    const material = await this.world.material(count / 5, this.inHand)
    const writes = writesOf(`${++this.rounds}`, count, material)
    const strike = victim === 'server' ? () => this.running.kill() : () => this.killDatabase()
    const sent = await sendAll(this.running.said, writes, after, strike)
    if (victim === 'server') this.running = await start('serve', settingsFor(this.dataDir))
    else await this.databaseIsBack()
    const atOnce = await effects(this.db)
    const again = await sendAgain(this.running.said, sent)
    const atLast = await effects(this.db)
    this.inHand = material.fresh
    const yes = sent.filter(({ answer }) => acknowledged(answer))
    return {
      sent: count,
      acknowledged: yes.length,
      lost: yes.filter(({ write }) => !atOnce.has(write.mark)).length,
      doubled: again.filter(({ write, answer }) => {
        const n = atLast.get(write.mark) ?? 0
        return n > 1 || (acknowledged(answer) && n !== 1) || (write.key !== undefined && n !== 1)
      }).length,
      otherAnswer: sent.filter(({ answer }, i) => !same(answer, again[i]?.answer)).length,
      halfWritten: await halfWritten(this.db),
    }
  }

  private async killDatabase(): Promise<void> {
    process.kill(runningIn(`${this.dataDir}/postgres`)?.pid ?? Number.NaN, 'SIGKILL')
  }

  private async databaseIsBack(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await effects(this.db).catch(() => undefined)) return
      await sleep(200)
    }
    throw new Error('the database did not come back')
  }

  /** Ends in order: the server, and with it the database. Gives the server's exit code. May be called twice. */
  stop(): Promise<number | null> {
    this.stopped ??= closeDb(this.db).then(() => this.running.stop())
    return this.stopped
  }
}

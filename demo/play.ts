import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { giveDemoPassword } from '../src/modules/identity/actions.ts'
import { demoAccounts as accountsOf } from '../src/modules/identity/facts.ts'
import { type Day, momentOn } from '../src/platform/day.ts'
import type { Db } from '../src/platform/db.ts'
import type { Deps } from '../src/platform/deps.ts'
import { runDueJobs } from '../src/platform/jobs.ts'
import { SetupProblem } from '../src/platform/setup-problem.ts'
import { jobsOf } from '../src/run/jobs.ts'
import { appraisalActs } from './acts/appraisal.ts'
import { committeeActs } from './acts/committee.ts'
import { communicationActs } from './acts/communication.ts'
import { dispatch2023 } from './acts/dispatch-2023.ts'
import { dispatch2025 } from './acts/dispatch-2025.ts'
import { founding } from './acts/founding.ts'
import { inspectionActs } from './acts/inspections.ts'
import { meetingActs } from './acts/meetings.ts'
import { papers } from './acts/papers.ts'
import { pilotActs } from './acts/pilots.ts'
import { reportActs } from './acts/reports.ts'
import { rewards } from './acts/rewards.ts'
import { scorecardActs } from './acts/scorecard.ts'
import { scoringRounds } from './acts/scoring-rounds.ts'
import { scoringSets } from './acts/scoring-sets.ts'
import { surveyAnswers } from './acts/survey-answers.ts'
import { surveyActs } from './acts/surveys.ts'
import { year2023 } from './acts/year-2023.ts'
import { year2024 } from './acts/year-2024.ts'
import { year2025 } from './acts/year-2025.ts'
import { type Act, stageOf } from './stage.ts'

/** The whole script in the order of its days; acts of one day keep the order in which they are written. */
export const script = (): Act[] =>
  [
    ...founding,
    ...papers,
    ...committeeActs,
    ...meetingActs,
    ...year2023,
    ...dispatch2023,
    ...year2024,
    ...scoringSets,
    ...surveyAnswers,
    ...scoringRounds,
    ...appraisalActs,
    ...rewards,
    ...reportActs,
    ...year2025,
    ...dispatch2025,
    ...inspectionActs,
    ...surveyActs,
    ...communicationActs,
    ...pilotActs,
    ...scorecardActs,
  ]
    .map((act, order) => ({ act, order }))
    .sort((a, b) => (a.act.day < b.act.day ? -1 : a.act.day > b.act.day ? 1 : a.order - b.order))
    .map(({ act }) => act)

type Played = { acts: number; until: Day }
const key = 'demo.played'

const played = async (db: Db): Promise<Played | null> => {
  const row = await sql<{ value: Played }>`select value from setting where key = ${key}`.execute(db)
  return row.rows[0]?.value ?? null
}

/** The day that the demonstration in this database stands at; null when it has not been played. */
export const playedUntil = async (db: Db): Promise<Day | null> => (await played(db))?.until ?? null

const note = async (db: Db, value: Played): Promise<void> => {
  await sql`insert into setting (key, valid_from, value) values (${key}, '2000-01-01', ${JSON.stringify(value)}::jsonb)
    on conflict (key, valid_from) do update set value = excluded.value`.execute(db)
}

const refuseUsed = async (db: Db): Promise<void> => {
  const row = await sql<{
    used: boolean
  }>`select exists (select 1 from person) or exists (select 1 from unit) as used`.execute(db)
  if (row.rows[0]?.used)
    throw new SetupProblem(
      'Cơ sở dữ liệu này đã có đơn vị hoặc tài khoản nên không dựng tỉnh trình diễn vào đó. Hãy dùng DATA_DIR khác.\n' +
        'This database holds units or accounts already; the demonstration is not played into it. Use another DATA_DIR.',
    )
}

/**
 * Plays the acts up to a day (included) that have not been played yet, through the actions, as the demo's people.
 * Refused on a database that is in use for something else. `say` hears how far it is.
 */
export const playDemo = async (
  deps: Deps,
  { until, say }: { until: Day; say?: (line: string) => void },
): Promise<void> => {
  const demo: Deps = { ...deps, config: { ...deps.config, CANHTAN_DEMO: true } }
  const before = await played(deps.db)
  if (!before) await refuseUsed(deps.db)
  const stage = stageOf(demo)
  const due = script()
    .slice(before?.acts ?? 0)
    .filter((act) => act.day <= until)
  let acts = before?.acts ?? 0
  let month = ''
  for (const act of due) {
    await act.play(stage)
    acts += 1
    await note(deps.db, { acts, until: act.day })
    if (say && act.day.slice(0, 7) !== month) say(`  ${act.day.slice(5, 7)}/${act.day.slice(0, 4)}`)
    month = act.day.slice(0, 7)
  }
  await note(deps.db, { acts, until })
  await tellAll(demo, until)
  await settlePassword(deps)
}

/** Runs the jobs that the acts left (word to those concerned); all but the newest notices count as read long ago. */
const tellAll = async (demo: Deps, until: Day): Promise<void> => {
  const clock = { today: () => until, now: () => momentOn(until, new Date()) }
  await runDueJobs(demo.db, jobsOf({ ...demo, clock }))
  await sql`update notification n set read_at = n.at from (
      select id, row_number() over (partition by person_id order by id desc) as place from notification
    ) p where p.id = n.id and p.place > 4 and n.read_at is null`.execute(demo.db)
}

const passwordFile = (deps: Deps): string => join(deps.config.DATA_DIR, 'demo.password')

const keptPassword = (deps: Deps): string | undefined =>
  existsSync(passwordFile(deps)) ? readFileSync(passwordFile(deps), 'utf8').trim() : undefined

// a new database beside an old data folder: the file remembers what the accounts have never had
const withoutPassword = async (db: Db): Promise<boolean> => {
  const row = await sql<{ lacking: boolean }>`
    select exists (select 1 from person p where p.demo and not exists (
      select 1 from auth_account a where a.person_id = p.id and a.password is not null)) as lacking`.execute(
    db,
  )
  return row.rows[0]?.lacking ?? false
}

/**
 * The password that all accounts of the demonstration have: DEMO_PASSWORD, else the one kept beside the data, else a
 * new one. Where it is not the one in force, the accounts get it.
 */
const settlePassword = async (deps: Deps): Promise<string> => {
  const kept = keptPassword(deps)
  const wanted = deps.config.DEMO_PASSWORD ?? kept ?? `Thu-${randomBytes(6).toString('base64url')}`
  if (wanted === kept && !(await withoutPassword(deps.db))) return wanted
  const demo: Deps = { ...deps, config: { ...deps.config, CANHTAN_DEMO: true } }
  await giveDemoPassword(stageOf(demo).system((await playedUntil(deps.db)) ?? deps.clock.today()), wanted)
  mkdirSync(deps.config.DATA_DIR, { recursive: true })
  writeFileSync(passwordFile(deps), `${wanted}\n`, { mode: 0o600 })
  return wanted
}

export type DemoAccount = { user: string; password: string; name: string; office: string; unit: string }

const fixed = ['quantri', 'thuongtruc', 'banhanh', 'thutruong', 'daumoi', 'uyvien', 'thanhtra', 'kiemtoan']

/** The fixed users of the demonstration, one for each role, with the password they share. */
export const demoAccounts = async (deps: Deps): Promise<DemoAccount[]> => {
  const password = await settlePassword(deps)
  const all = await accountsOf(deps.db)
  return fixed.flatMap((user) => {
    const found = all.find((account) => account.username === user)
    return found
      ? [{ user, password, name: found.name, office: found.office ?? '', unit: found.unit ?? '' }]
      : []
  })
}

import { sql } from 'kysely'
import { readAnchored, readAnchoring, verifyChain } from '../../modules/audit/facts.ts'
import type { Day } from '../../platform/day.ts'
import type { Db } from '../../platform/db.ts'
import { pendingMigrations } from '../../platform/migrate.ts'
import { SetupProblem } from '../../platform/setup-problem.ts'
import { bad, type Finding, ok, type Words, warn, words } from './finding.ts'

type Server = { version: string; number: number; used: number; most: number; now: Date }

const readServer = async (db: Db): Promise<Server> => {
  const found = await sql<Server>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as used,
      current_setting('max_connections')::int as most, clock_timestamp() as now`.execute(db)
  return found.rows[0] as Server
}

const latency = async (db: Db): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const start = performance.now()
    await sql`select 1`.execute(db)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[3] ?? 0
}

const slowMs = 20

/** The server's version, how fast it answers, and whether its connections run out. */
export const checkDatabase = async (db: Db): Promise<Finding> => {
  const { version, number, used, most } = await readServer(db)
  const ms = (await latency(db)).toFixed(1)
  const said = words(
    `PostgreSQL ${version}, trả lời sau ${ms} ms, ${used}/${most} kết nối`,
    `PostgreSQL ${version}, answers in ${ms} ms, ${used} of ${most} connections`,
  )
  if (number < 150_000)
    return bad('database', said, words('Cần PostgreSQL 15 trở lên.', 'PostgreSQL 15 or later is needed.'))
  if (used > most * 0.8)
    return warn(
      'database',
      said,
      words('Tăng max_connections hoặc giảm DATABASE_POOL.', 'Raise max_connections or lower DATABASE_POOL.'),
    )
  if (Number(ms) > slowMs)
    return warn(
      'database',
      said,
      words(
        'Đường tới máy chủ chậm; đặt phần mềm gần cơ sở dữ liệu.',
        'The way to the server is slow; run the software near the database.',
      ),
    )
  return ok('database', said)
}

/** Whether the schema is at this software's level. */
export const checkMigrations = async (db: Db): Promise<Finding> => {
  try {
    const pending = await pendingMigrations(db)
    if (pending.length === 0) return ok('migrations', words('Đúng phiên bản', 'Up to date'))
    return warn(
      'migrations',
      words(`Chưa áp dụng: ${pending.join(', ')}`, `Not applied: ${pending.join(', ')}`),
      words('Chạy: ./canhtan migrate', 'Run: ./canhtan migrate'),
    )
  } catch (fault) {
    if (!(fault instanceof SetupProblem)) throw fault
    const [vi = '', en = ''] = fault.message.split('\n')
    return bad('migrations', words(vi, en), words('Xem câu trên.', 'See above.'))
  }
}

/** How far this machine's clock is from the database's, whose clock dates sessions and jobs. */
export const checkClock = async (db: Db, fixed: string | undefined, demo: boolean): Promise<Finding> => {
  const sent = Date.now()
  const { now } = await readServer(db)
  const drift = Math.abs((sent + Date.now()) / 2 - now.getTime()) / 1000
  const said = words(
    `Lệch ${drift.toFixed(1)} giây so với cơ sở dữ liệu`,
    `${drift.toFixed(1)} s apart from the database`,
  )
  const todo = words(
    'Bật đồng bộ giờ (NTP) trên cả hai máy.',
    'Turn on time synchronisation (NTP) on both machines.',
  )
  if (drift > 60) return bad('clock', said, todo)
  if (drift > 2) return warn('clock', said, todo)
  if (fixed && !demo)
    return warn(
      'clock',
      words(`CANHTAN_TODAY cố định ngày ${fixed}`, `CANHTAN_TODAY fixes the day at ${fixed}`),
      words('Chỉ dùng cho trình diễn; hãy bỏ biến này.', 'For demonstrations only; unset it.'),
    )
  return ok('clock', said)
}

type Queue = { workers: number; failed: number; late: number; waiting: number; names: string[] }

const readQueue = async (db: Db): Promise<Queue> => {
  const found = await sql<Queue>`
    select
      (select count(distinct pid) from pg_stat_activity where application_name = 'canhtan jobs alive'
        and datname = current_database())::int as workers,
      count(*) filter (where attempts >= max_attempts)::int as failed,
      count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '10 minutes')::int as late,
      count(*)::int as waiting,
      coalesce(array_agg(distinct task_identifier) filter (where attempts >= max_attempts), '{}') as names
    from graphile_worker.jobs`.execute(db)
  return found.rows[0] as Queue
}

/** Whether somebody works on jobs, and whether some wait too long or were given up. */
export const checkJobs = async (db: Db): Promise<Finding> => {
  const { workers, failed, late, waiting, names } = await readQueue(db)
  const said = words(
    `${workers} tiến trình làm việc nền, ${waiting} việc chờ, ${late} việc trễ, ${failed} việc hỏng`,
    `${workers} workers, ${waiting} jobs waiting, ${late} late, ${failed} given up`,
  )
  if (failed > 0)
    return warn(
      'jobs',
      said,
      words(`Xem nhật ký lỗi của: ${names.join(', ')}`, `Look into the log for: ${names.join(', ')}`),
    )
  if (workers === 0)
    return (late > 0 ? bad : warn)(
      'jobs',
      said,
      words(
        'Không ai nhận việc nền: chạy ./canhtan serve hoặc ./canhtan work.',
        'Nobody works on jobs: run ./canhtan serve or ./canhtan work.',
      ),
    )
  if (late > 0)
    return warn(
      'jobs',
      said,
      words(
        'Thêm ./canhtan work, hoặc tăng JOBS_CONCURRENCY.',
        'Add a ./canhtan work, or raise JOBS_CONCURRENCY.',
      ),
    )
  return ok('jobs', said)
}

/** Whether the record's chain holds, and whether its head went outside lately. */
export const checkRecord = async (db: Db, today: Day, mail: boolean): Promise<Finding> => {
  const { holds, entries, found } = await verifyChain(db)
  if (!holds)
    return bad(
      'audit',
      words(`Nhật ký không nguyên vẹn: ${found} chỗ sai`, `The record does not hold: ${found} findings`),
      words(
        'Chạy ./canhtan audit verify và báo kiểm toán; so với bản sao lưu.',
        'Run ./canhtan audit verify and tell the auditors; compare with a backup.',
      ),
    )
  const said = words(`Chuỗi ${entries} dòng nguyên vẹn`, `A chain of ${entries} entries holds`)
  const { anchored } = await readAnchored(db)
  const { mailed } = await readAnchoring(db, today)
  const way = wayOut(mail, mailed)
  if (entries > 0 && !anchored)
    return warn(
      'audit',
      words(
        `${said.vi}; mốc chưa ra ngoài trong 2 ngày: ${way.vi}`,
        `${said.en}; its head has not gone outside for 2 days: ${way.en}`,
      ),
      words(
        'Lấy mốc ra và ghi nơi giữ: ./canhtan audit anchor "nơi giữ"; hoặc sao lưu hằng ngày; hoặc kiểm toán bật nhận thư.',
        'Take it out and note where it is kept: ./canhtan audit anchor PLACE; or back up daily; or auditors turn mail on.',
      ),
    )
  return ok('audit', words(`${said.vi}; ${way.vi}`, `${said.en}; ${way.en}`))
}

const wayOut = (mail: boolean, mailed: number): Words => {
  if (!mail)
    return words('không có thư, mốc chỉ báo trong hệ thống', 'no mail, the head is told in the app alone')
  if (mailed === 0)
    return words(
      'không kiểm toán nào nhận thư, mốc chỉ báo trong hệ thống',
      'no auditor takes mail, the head is told in the app alone',
    )
  return words(`mốc gửi vào thư của ${mailed} kiểm toán`, `the head is mailed to ${mailed} auditors`)
}

/** Whether a backup was made within a week or so. */
export const checkBackup = async (db: Db): Promise<Finding> => {
  const { entries, backed } = await readAnchored(db)
  if (entries === 0 || backed)
    return ok(
      'backup',
      words('Có trong 8 ngày qua, hoặc chưa có gì để sao lưu', 'Made within 8 days, or nothing to back up'),
    )
  return warn(
    'backup',
    words('Không có bản sao lưu nào trong 8 ngày qua', 'No backup within 8 days'),
    words(
      'Chạy ./canhtan backup TỆP, và hẹn giờ chạy hằng ngày.',
      'Run ./canhtan backup FILE, daily by a timer.',
    ),
  )
}

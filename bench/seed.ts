import { sql } from 'kysely'
import type { Db } from '../src/platform/db.ts'

/** What the bench measures on: 100,000 tasks over 500 units, 15,000 accounts, three years of events. */
export const sizes = { units: 500, tasks: 100_000, instructions: 2_000, accounts: 15_000 }

const units = async (db: Db): Promise<void> => {
  await sql`insert into unit_kind (code, name_vi, name_en, block, position) values
    ('province', 'Tỉnh', 'Province', 'province', 1), ('department', 'Sở', 'Department', 'department', 2),
    ('commune', 'Xã', 'Commune', 'commune', 3) on conflict do nothing`.execute(db)
  await sql`insert into unit (id, founded_on) overriding system value select i, '2000-01-01' from generate_series(1, ${sizes.units}::int) i`.execute(
    db,
  )
  await sql`select setval(pg_get_serial_sequence('unit', 'id'), ${sizes.units}::int)`.execute(db)
  await sql`insert into unit_version (unit_id, valid_from, name_vi, kind, parent_id)
    select i, '2000-01-01', case when i = 1 then 'Tỉnh Đo' when i <= 41 then 'Sở số ' || i else 'UBND xã số ' || i end,
      case when i = 1 then 'province' when i <= 41 then 'department' else 'commune' end, case when i > 1 then 1 end
    from generate_series(1, ${sizes.units}::int) i`.execute(db)
  await sql`insert into setting (key, valid_from, value) values ('installation.unit', '2000-01-01', '1')`.execute(
    db,
  )
}

const people = async (db: Db): Promise<void> => {
  await sql`insert into person (id, name, email, username, display_username)
    select 'p' || i, 'Người ' || i, 'p' || i || '@bench.test', 'p' || i, 'p' || i from generate_series(1, ${sizes.accounts}::int) i`.execute(
    db,
  )
  await sql`insert into mandate (person_id, office, unit_id, valid_from)
    select 'p' || i, case i when 1 then 'auditor' when 2 then 'standing-clerk' when 3 then 'head' when 4 then 'chairman'
        when 5 then 'administrator' else 'focal' end,
      case when i in (1, 4, 5) then 1 else 2 + i % (${sizes.units}::int - 1) end, '2020-01-01'
    from generate_series(1, ${sizes.accounts}::int) i`.execute(db)
}

const plan = async (db: Db): Promise<void> => {
  await sql`insert into programme (year) values (2023), (2024), (2025)`.execute(db)
  await sql`insert into plan (year, unit_id, kind, title, state, document_no, issued_on, made_at)
    select y, 1, 'peoples-committee', 'Kế hoạch ' || y, 'issued', '1/KH', make_date(y, 1, 5), now() from generate_series(2023, 2025) y`.execute(
    db,
  )
}

const tasks = async (db: Db): Promise<void> => {
  await sql`insert into instruction (id, source_kind, source_id, source_code, source_label, path, year, title, product,
      area_id, deadline_kind, deadline_on, issued_on, issuer_unit_id, made_at)
    overriding system value
    select i, 'plan', 1 + i % 3, 'KH', 'Kế hoạch ' || 2023 + i % 3, i::text, 2023 + i % 3, 'Nhiệm vụ số ' || i || ' về cải cách thủ tục', 'Báo cáo',
      (select id from reform_area order by id offset i % 7 limit 1), 'day', make_date(2023 + i % 3, 1 + i % 12, 15),
      make_date(2023 + i % 3, 1, 5), 1, now()
    from generate_series(1, ${sizes.instructions}::int) i`.execute(db)
  await sql`insert into task (instruction_id, code, title, source_kind, source_id, area_id, year, lead_unit_id, state,
      first_due_on, due_on, given_on, submitted_on, completed_on, touched_on, made_at)
    select i.id, 'KH-' || i.path || '-' || n, i.title, i.source_kind, i.source_id, i.area_id, i.year,
      2 + (i.id * 7 + n) % (${sizes.units}::int - 1), case when (i.id + n) % 10 < 6 then 'completed' when (i.id + n) % 10 < 8 then 'accepted' else 'issued' end,
      i.deadline_on, i.deadline_on, i.issued_on,
      case when (i.id + n) % 10 < 6 then i.deadline_on - 10 + n % 15 end, case when (i.id + n) % 10 < 6 then i.deadline_on - 10 + n % 15 end,
      i.issued_on + 5, now()
    from instruction i, generate_series(1, ${sizes.tasks / sizes.instructions}::int) n`.execute(db)
  await sql`insert into task_event (task_id, kind, on_day, at, state_to, lead_unit_id, due_to)
    select id, 'issued', given_on, given_on + time '09:00', 'issued', lead_unit_id, due_on from task`.execute(
    db,
  )
  await sql`insert into task_event (task_id, kind, on_day, at, state_to)
    select id, 'accepted', given_on + 3, given_on + 3 + time '09:00', 'accepted' from task where state <> 'issued'`.execute(
    db,
  )
  await sql`insert into task_event (task_id, kind, on_day, at, state_to)
    select id, k, completed_on, completed_on + time '10:00', k from task, unnest(array['submitted', 'completed']) k where state = 'completed'`.execute(
    db,
  )
}

/** Fills a migrated database with what the bench measures on; invented through and through. */
export const seed = async (db: Db): Promise<void> => {
  await units(db)
  await people(db)
  await plan(db)
  await tasks(db)
  await sql`vacuum analyze`.execute(db)
}

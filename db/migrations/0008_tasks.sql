-- One instruction, N tasks (assignments), each with one lead. What happened to a task is added as events;
-- the columns of task that mirror the last events are a copy for lists and are proved equal by a test.

create table instruction (
  id bigint generated always as identity primary key,
  -- the room that gave the work and its row there
  source_kind text not null check (source_kind in ('plan', 'directive', 'conclusion', 'inspection', 'own')),
  source_id bigint not null,
  -- as shown in lists: "KH", "8867", and "Kế hoạch cải cách hành chính năm 2023", "Công văn 8867/UBND-TH"
  source_code text not null,
  source_label text not null,
  path text not null,
  year int not null,
  title text not null check (length(title) between 1 and 2000),
  body text,
  product text not null,
  response text[] not null default '{}',
  area_id bigint references reform_area,
  basis_id bigint references basis,
  deadline_kind text not null check (deadline_kind in ('day', 'period-end', 'recurring', 'regular', 'none')),
  deadline_text text,
  deadline_reading text not null default 'inclusive' check (deadline_reading in ('strict', 'inclusive')),
  -- the date as written; a strict reading makes the day before the last day on time
  deadline_on date,
  issued_on date not null,
  document_no text,
  issuer_mandate_id bigint references mandate,
  -- the unit whose issuer decides about extensions, suspension and recall
  issuer_unit_id bigint references unit,
  made_at timestamptz not null
);
create index instruction_source on instruction (source_kind, source_id);
create index instruction_title on instruction using gin (folded(title) gin_trgm_ops);

create table task (
  id bigint generated always as identity primary key,
  instruction_id bigint not null references instruction,
  code text not null,
  title text not null check (length(title) between 1 and 2000),
  title_folded text not null generated always as (folded(title)) stored,
  -- copies of the instruction, which does not change
  source_kind text not null,
  source_id bigint not null,
  area_id bigint references reform_area,
  basis_id bigint references basis,
  year int not null,
  lead_unit_id bigint not null references unit,
  focal_person_id text references person,
  supervisor_mandate_id bigint references mandate,
  parent_id bigint references task,
  recurrence_id bigint,
  occurrence_on date,
  -- copies of what the events say as of now, for lists
  state text not null check (state in ('draft', 'issued', 'returned', 'accepted', 'submitted', 'rejected', 'completed', 'reopened', 'suspended', 'recalled')),
  state_before_suspension text,
  first_due_on date,
  due_on date,
  given_on date not null,
  submitted_on date,
  submitted_by text references person,
  completed_on date,
  issued_by text references person,
  objective boolean not null default false,
  extension_asked_on date,
  extension_proposed_on date,
  extensions_granted int not null default 0,
  submissions int not null default 0,
  reminders int not null default 0,
  last_reminded_at timestamptz,
  progress_done int,
  progress_total int,
  explained boolean not null default false,
  touched_on date not null,
  -- a day not before touched_on, known not before this moment, is told by the copies; else the events are asked
  last_event_at timestamptz not null default 'infinity',
  version int not null default 1,
  made_at timestamptz not null,
  unique (instruction_id, code),
  unique (recurrence_id, occurrence_on, lead_unit_id)
);
create index task_code on task (lower(code) text_pattern_ops);
create index task_source on task (source_kind, source_id);
create index task_area on task (area_id);
create index task_year on task (year);
create index task_lead on task (lead_unit_id, state, due_on);
-- the list's own order, nearest deadline first
create index task_due on task (coalesce(due_on, 'infinity'::date), id);
create index task_state_due on task (state, due_on);
create index task_parent on task (parent_id) where parent_id is not null;
create index task_supervisor on task (supervisor_mandate_id);
create index task_title on task using gin (title_folded gin_trgm_ops);

create table task_event (
  id bigint generated always as identity primary key,
  task_id bigint not null references task,
  kind text not null check (kind in (
    'issued', 'accepted', 'returned', 'reassigned', 'progressed', 'submitted', 'completed', 'rejected', 'reopened',
    'suspended', 'resumed', 'recalled', 'extension-asked', 'extension-granted', 'extension-refused',
    'objective-marked', 'objective-cleared', 'explained', 'reminded', 'corrected', 'delegated', 'letter')),
  -- the business day it counts at (a completion counts at the day of the accepted submission)
  on_day date not null,
  -- when the system knew
  at timestamptz not null,
  -- the state it leads to; null where the state stays
  state_to text,
  person_id text references person,
  mandate_id bigint references mandate,
  reason text,
  due_from date,
  due_to date,
  lead_unit_id bigint references unit,
  document_no text,
  facts jsonb not null default '{}'
);
create index task_event_task on task_event (task_id, id);
create index task_event_at on task_event (at);
create trigger task_event_kept before update or delete on task_event for each row execute function refuse_change();

-- Published: a task as its events tell it for a business day, as known at a moment (rules/history.ts says the same);
-- no row when it had not been given by then, or nobody knew.
create function task_then(id bigint, as_of date, known_at timestamptz)
  returns table (state text, lead_unit_id bigint, given_on date, first_due_on date, due_on date, submitted_on date,
    completed_on date, objective boolean, extensions_granted int, reminders int, explained boolean)
  language sql stable parallel safe
  as $$
    select k.state, k.lead_unit_id, k.given_on, k.first_due_on, k.due_on, k.submitted_on,
      case when k.state = 'completed' then k.accepted_on end, k.objective, k.extensions_granted, k.reminders, k.explained
    from (
      select
        (array_agg(e.state_to order by e.id desc) filter (where e.state_to is not null))[1] as state,
        (array_agg(e.lead_unit_id order by e.id desc) filter (where e.lead_unit_id is not null))[1] as lead_unit_id,
        min(e.on_day) filter (where e.kind = 'issued') as given_on,
        min(e.due_to) filter (where e.kind = 'issued') as first_due_on,
        (array_agg(e.due_to order by e.id desc) filter (where e.due_to is not null))[1] as due_on,
        (array_agg(e.on_day order by e.id desc) filter (where e.kind = 'submitted'))[1] as submitted_on,
        (array_agg(e.on_day order by e.id desc) filter (where e.kind = 'completed'))[1] as accepted_on,
        coalesce((array_agg(e.kind = 'objective-marked' order by e.id desc)
          filter (where e.kind in ('objective-marked', 'objective-cleared')))[1], false) as objective,
        (count(*) filter (where e.kind = 'extension-granted'))::int as extensions_granted,
        (count(*) filter (where e.kind = 'reminded'))::int as reminders,
        coalesce(bool_or(e.kind = 'explained'), false) as explained
      from task_event e
      where e.task_id = task_then.id and e.on_day <= as_of and e.at <= known_at
      having bool_or(e.kind = 'issued')
    ) k
  $$;

-- Published: the answers of a task, one a submission, each with the day on which it was given back (or the task recalled).
create function task_answers(id bigint)
  returns table (answer int, submitted_on date, ended_on date)
  language sql stable parallel safe
  as $$
    select (row_number() over (order by e.id))::int, e.on_day,
      (select x.on_day from task_event x where x.task_id = e.task_id and x.id > e.id
        and x.kind in ('rejected', 'reopened', 'recalled') order by x.id limit 1)
    from task_event e where e.task_id = task_answers.id and e.kind = 'submitted'
  $$;

create table task_coordinator (
  task_id bigint not null references task,
  unit_id bigint not null references unit,
  part text,
  due_on date,
  -- a copy for lists of what the unit told last
  done_on date,
  primary key (task_id, unit_id)
);
create index task_coordinator_unit on task_coordinator (unit_id);

-- What a coordinating unit told of its part, each time; only ever added.
create table task_contribution (
  id bigint generated always as identity primary key,
  task_id bigint not null,
  unit_id bigint not null,
  done boolean not null,
  on_day date not null,
  at timestamptz not null,
  person_id text not null references person,
  mandate_id bigint references mandate,
  note text,
  foreign key (task_id, unit_id) references task_coordinator
);
create index task_contribution_task on task_contribution (task_id, id);
create trigger task_contribution_kept before update or delete on task_contribution for each row execute function refuse_change();

create table task_evidence (
  id bigint generated always as identity primary key,
  task_id bigint not null references task,
  file_id bigint references file_upload,
  document_no text,
  title text not null,
  page_ref text,
  submission int,
  person_id text not null references person,
  mandate_id bigint references mandate,
  day date not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references person,
  withdrawn_reason text
);
create index task_evidence_task on task_evidence (task_id);
create index task_evidence_file on task_evidence (file_id);

create table task_note (
  id bigint generated always as identity primary key,
  task_id bigint not null references task,
  person_id text not null references person,
  mandate_id bigint references mandate,
  text text not null check (length(text) between 1 and 5000),
  mentions text[] not null default '{}',
  at timestamptz not null
);
create index task_note_task on task_note (task_id);

create table task_recurrence (
  id bigint generated always as identity primary key,
  instruction_id bigint not null references instruction,
  every text not null check (every in ('week', 'month', 'quarter', 'half-year', 'year')),
  day int not null check (day between 1 and 31),
  lead_unit_ids bigint[] not null,
  coordinator_unit_ids bigint[] not null default '{}',
  supervisor_mandate_id bigint references mandate,
  valid_from date not null,
  valid_to date,
  -- the last due day that has been made
  made_until date
);
create index task_recurrence_instruction on task_recurrence (instruction_id);

create table saved_view (
  id bigint generated always as identity primary key,
  person_id text not null references person on delete cascade,
  name text not null check (length(name) between 1 and 80),
  query text not null,
  position int not null default 0,
  unique (person_id, name)
);

-- Published: what rooms that gave the work may join: where each task stands now.
create view task_standing as
  select id as task_id, instruction_id, source_kind, source_id, code, title, title_folded, lead_unit_id, state, due_on, submitted_on, completed_on
  from task;

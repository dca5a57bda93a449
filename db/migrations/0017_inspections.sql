-- Yearly inspections: a plan with teams and visits (some unannounced, drawn at random), checklists as data, minutes
-- signed by both sides, a conclusion whose findings are followed until they are verified.

create table inspection_checklist (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[a-z0-9-]{1,60}$'),
  edition int not null check (edition > 0),
  title_vi text not null check (length(title_vi) between 1 and 300),
  title_en text not null check (length(title_en) between 1 and 300),
  state text not null default 'draft' check (state in ('draft', 'issued')),
  -- rules/checklist.ts Content: seven blocks, each with its items
  content jsonb not null,
  source text,
  issued_on date,
  version int not null default 1,
  made_at timestamptz not null,
  unique (code, edition),
  check (state = 'draft' or issued_on is not null)
);
create function keep_issued_checklist() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' then
    raise exception 'an issued checklist is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger inspection_checklist_kept before update or delete on inspection_checklist for each row execute function keep_issued_checklist();

-- One plan a year. Shares and days are the dated settings as they stood when the plan was drafted.
create table inspection_plan (
  id bigint generated always as identity primary key,
  year int not null unique check (year between 2000 and 2100),
  title text not null check (length(title) between 1 and 300),
  -- the blocks whose units are counted as "all units"
  blocks text[] not null,
  checklist_id bigint not null references inspection_checklist,
  target_percent int not null check (target_percent between 1 and 100),
  self_percent int not null check (self_percent between 1 and 100),
  remedy_days int not null check (remedy_days between 1 and 365),
  state text not null default 'draft' check (state in ('draft', 'issued')),
  decision_no text,
  decided_on date,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  check (state = 'draft' or (decision_no is not null and decided_on is not null))
);

create table inspection_team (
  id bigint generated always as identity primary key,
  plan_id bigint not null references inspection_plan,
  name text not null check (length(name) between 1 and 120),
  unique (plan_id, name)
);
create table inspection_seat (
  team_id bigint not null references inspection_team,
  mandate_id bigint not null references mandate,
  head boolean not null default false,
  primary key (team_id, mandate_id)
);
create index inspection_seat_mandate on inspection_seat (mandate_id);
create unique index inspection_seat_head on inspection_seat (team_id) where head;

-- A draw at random: anybody with the seed and the frame gets the same units (rules/draw.ts). Only ever added.
create table inspection_draw (
  id bigint generated always as identity primary key,
  plan_id bigint not null references inspection_plan,
  seed text not null check (length(seed) between 8 and 64),
  -- [{unitId, code, name}]
  frame jsonb not null,
  take int not null check (take > 0),
  taken_unit_ids bigint[] not null,
  on_day date not null,
  person_id text not null references person,
  at timestamptz not null
);
create index inspection_draw_plan on inspection_draw (plan_id);
create trigger inspection_draw_kept before update or delete on inspection_draw for each row execute function refuse_change();

create table inspection (
  id bigint generated always as identity primary key,
  plan_id bigint not null references inspection_plan,
  unit_id bigint not null references unit,
  mode text not null check (mode in ('planned', 'unannounced')),
  team_id bigint references inspection_team,
  draw_id bigint references inspection_draw,
  from_on date not null,
  to_on date not null,
  -- a copy of what the steps say, for lists
  state text not null default 'planned' check (state in ('planned', 'ordered', 'noticed', 'reported', 'visiting', 'recorded', 'signed', 'concluded', 'closed', 'cancelled')),
  report_by date,
  -- the day the visit began; an unannounced visit is known to the unit from here on
  begun_on date,
  started_at text check (started_at ~ '^\d\d:\d\d$'),
  ended_at text check (ended_at ~ '^\d\d:\d\d$'),
  attendance text,
  summary text,
  concluded_on date,
  version int not null default 1,
  made_at timestamptz not null,
  check (to_on >= from_on),
  check (state in ('planned', 'ordered', 'noticed', 'reported', 'cancelled') or begun_on is not null),
  check (state not in ('concluded', 'closed') or concluded_on is not null)
);
create unique index inspection_unit on inspection (plan_id, unit_id, mode) where state <> 'cancelled';
create index inspection_by_unit on inspection (unit_id, begun_on);
create index inspection_team_id on inspection (team_id);

create table inspection_step (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  kind text not null check (kind in ('ordered', 'noticed', 'reported', 'begun', 'recorded', 'team-signed', 'unit-signed', 'unit-refused', 'reopened', 'concluded', 'closed', 'cancelled')),
  on_day date not null,
  document_no text,
  note text,
  file_id bigint references file_upload,
  -- of the minutes: the hash of what both sides sign
  hash text,
  person_id text references person,
  mandate_id bigint references mandate,
  at timestamptz not null
);
create index inspection_step_inspection on inspection_step (inspection_id, id);
create index inspection_step_file on inspection_step (file_id) where file_id is not null;
create trigger inspection_step_kept before update or delete on inspection_step for each row execute function refuse_change();

-- What was found to an item of the checklist: only ever added, the newest counts, so that two phones lose nothing.
create table inspection_answer (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  item text not null,
  verdict text not null check (verdict in ('met', 'partly', 'not-met', 'not-seen')),
  note text,
  person_id text not null references person,
  at timestamptz not null
);
create index inspection_answer_item on inspection_answer (inspection_id, item, id desc);
create trigger inspection_answer_kept before update or delete on inspection_answer for each row execute function refuse_change();

create table inspection_photo (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  item text,
  file_id bigint not null references file_upload,
  person_id text not null references person,
  at timestamptz not null
);
create index inspection_photo_inspection on inspection_photo (inspection_id);
create index inspection_photo_file on inspection_photo (file_id);

create table inspection_finding (
  id bigint generated always as identity primary key,
  inspection_id bigint not null references inspection,
  no int not null,
  -- of the checklist; what the finding is compared by with earlier inspections of the unit
  item text not null,
  criterion text,
  text text not null check (length(text) between 1 and 4000),
  severity text not null check (severity in ('minor', 'major', 'serious')),
  owner_unit_id bigint not null references unit,
  owner_mandate_id bigint references mandate,
  basis text,
  evidence text,
  due_on date,
  -- a copy of what the events say; overdue and repeated are derived, never stored
  state text not null default 'draft' check (state in ('draft', 'withdrawn', 'open', 'in-progress', 'remedied', 'verified')),
  instruction_id bigint references instruction,
  version int not null default 1,
  made_at timestamptz not null,
  unique (inspection_id, no),
  check (state in ('draft', 'withdrawn') or due_on is not null)
);
create index inspection_finding_owner on inspection_finding (owner_unit_id, state);
create index inspection_finding_item on inspection_finding (item);
create index inspection_finding_text on inspection_finding using gin (folded(text) gin_trgm_ops);

create table finding_event (
  id bigint generated always as identity primary key,
  finding_id bigint not null references inspection_finding,
  kind text not null check (kind in ('noted', 'changed', 'withdrawn', 'issued', 'started', 'remedied', 'returned', 'verified', 'tasked')),
  on_day date not null,
  note text,
  document_no text,
  person_id text references person,
  mandate_id bigint references mandate,
  at timestamptz not null
);
create index finding_event_finding on finding_event (finding_id, id);
create trigger finding_event_kept before update or delete on finding_event for each row execute function refuse_change();

create table finding_file (
  id bigint generated always as identity primary key,
  event_id bigint not null references finding_event,
  file_id bigint not null references file_upload
);
create index finding_file_event on finding_file (event_id);
create index finding_file_file on finding_file (file_id);

-- What a unit told of its own inspections of its sub-units; only ever added, the newest counts.
create table self_inspection (
  id bigint generated always as identity primary key,
  plan_id bigint not null references inspection_plan,
  unit_id bigint not null references unit,
  sub_units int not null check (sub_units > 0),
  inspected int not null check (inspected between 0 and sub_units),
  findings int not null check (findings >= 0),
  note text,
  file_id bigint references file_upload,
  on_day date not null,
  person_id text not null references person,
  mandate_id bigint references mandate,
  at timestamptz not null
);
create index self_inspection_unit on self_inspection (plan_id, unit_id, id desc);
create index self_inspection_file on self_inspection (file_id) where file_id is not null;
create trigger self_inspection_kept before update or delete on self_inspection for each row execute function refuse_change();

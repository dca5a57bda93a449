-- Plans and their annex. A plan's rows become instructions when it is issued; later changes need a decision number.

create table plan (
  id bigint generated always as identity primary key,
  year int not null references programme,
  unit_id bigint not null references unit,
  kind text not null check (kind in ('peoples-committee', 'committee', 'unit')),
  title text not null check (length(title) between 1 and 500),
  state text not null default 'draft' check (state in ('draft', 'issued')),
  document_id bigint references official_document,
  document_no text,
  issued_on date,
  parent_id bigint references plan,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null
);
create index plan_year on plan (year, unit_id);
create unique index plan_one_issued on plan (year, unit_id, kind) where state = 'issued';

create table plan_task (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan,
  position int not null,
  number text not null,
  part text,
  area_id bigint references reform_area,
  basis_id bigint references basis,
  title text not null,
  product text not null,
  lead_unit_ids bigint[] not null default '{}',
  lead_text text not null default '',
  coordinator_unit_ids bigint[] not null default '{}',
  coordinator_text text not null default '',
  deadline_kind text not null check (deadline_kind in ('day', 'period-end', 'regular', 'none')),
  deadline_on date,
  deadline_text text not null default '',
  deadline_reading text not null default 'inclusive' check (deadline_reading in ('strict', 'inclusive')),
  money numeric,
  money_source text,
  staff int,
  note text,
  -- set when the plan is issued
  instruction_id bigint references instruction,
  added_by_change_id bigint,
  -- a task merged into another is dropped by the very change that added the other
  dropped_by_change_id bigint,
  -- counts the saves of a draft's row: a save on an older one is refused
  version int not null default 1,
  unique (plan_id, position)
);
create index plan_task_instruction on plan_task (instruction_id);

create table plan_change (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan,
  kind text not null check (kind in ('add', 'drop', 'merge')),
  decision_no text not null,
  decided_on date not null,
  reason text not null,
  facts jsonb not null default '{}',
  person_id text not null references person,
  at timestamptz not null
);
create index plan_change_plan on plan_change (plan_id);
create trigger plan_change_kept before update or delete on plan_change for each row execute function refuse_change();

create table plan_spending (
  id bigint generated always as identity primary key,
  plan_task_id bigint not null references plan_task,
  period_from date not null,
  period_to date not null,
  amount numeric not null,
  note text,
  person_id text not null references person,
  at timestamptz not null
);
create index plan_spending_task on plan_spending (plan_task_id);

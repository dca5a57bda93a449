-- The year: motto, reform areas, bases that tasks cite, targets, groups. Committee: members' reach is in mandate_scope.

create table programme (
  year int primary key check (year between 2000 and 2100),
  motto_vi text,
  motto_en text,
  note text
);

create table reform_area (
  id bigint generated always as identity primary key,
  code text not null,
  name_vi text not null,
  name_en text not null,
  position int not null,
  valid_from date not null,
  valid_to date,
  decision_no text,
  unique (code, valid_from)
);

-- Published: every reform area there is or was.
create view area_name as
  select id as area_id, code, name_vi, name_en, position from reform_area;

-- What a task may cite as its basis: Project 06, a resolution, a programme line.
create table basis (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  document_no text,
  parent_id bigint references basis,
  valid_from date not null,
  valid_to date
);

-- Published: a basis and all below it, for a roll-up by basis.
create function basis_below(root bigint) returns table (basis_id bigint)
  language sql stable
  as $$
    with recursive below as (
      select id from basis where id = root
      union
      select b.id from below join basis b on b.parent_id = below.id
    )
    select id from below
  $$;

create table target (
  id bigint generated always as identity primary key,
  year int not null references programme,
  area_id bigint references reform_area,
  text_vi text not null,
  operator text not null check (operator in ('>=', '>', '=', '<=', '<')),
  value numeric not null,
  unit text not null,
  source text
);

create table programme_group (
  id bigint generated always as identity primary key,
  year int not null references programme,
  kind text not null check (kind in ('task-group', 'solution-group', 'slogan')),
  position int not null,
  text_vi text not null,
  text_en text,
  unique (year, kind, position)
);

-- The scorecard of the year ("3 tăng, 2 giảm, 2 không"). A line says which way is good; its wording, what it is measured
-- by and what is wanted of it are dated, so that a later reader sees what held on a day.
create table scorecard_line (
  id bigint generated always as identity primary key,
  year int not null references programme,
  direction text not null check (direction in ('increase', 'decrease', 'never')),
  position int not null,
  withdrawn_on date,
  version int not null default 1,
  unique (year, direction, position)
);

create table scorecard_wording (
  id bigint generated always as identity primary key,
  line_id bigint not null references scorecard_line,
  text_vi text not null check (length(text_vi) between 1 and 300),
  text_en text,
  valid_from date not null,
  person_id text references person,
  at timestamptz not null
);
create index scorecard_wording_line on scorecard_wording (line_id);

-- A measure that rooms to the right offer, by its key; its name as it stood when it was bound.
create table scorecard_binding (
  id bigint generated always as identity primary key,
  line_id bigint not null references scorecard_line,
  measure text not null check (length(measure) between 1 and 100),
  part text not null default '' check (length(part) <= 200),
  name_vi text not null,
  name_en text not null,
  unit text not null,
  decimals int not null check (decimals between 0 and 4),
  better text not null check (better in ('more', 'less')),
  valid_from date not null,
  valid_to date,
  person_id text references person,
  at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index scorecard_binding_now on scorecard_binding (line_id, measure, part) where valid_to is null;

-- What is wanted of a measure by a day; the newest counts.
create table scorecard_target (
  id bigint generated always as identity primary key,
  binding_id bigint not null references scorecard_binding,
  value numeric not null,
  due_on date not null,
  source text,
  set_on date not null,
  person_id text references person,
  at timestamptz not null
);
create index scorecard_target_binding on scorecard_target (binding_id);

create table pilot_unit (
  year int not null references programme,
  unit_id bigint not null references unit,
  decision_no text,
  key_tasks text,
  -- the item of a meeting's notice by which it was chosen; meetings are kept to the right of here
  conclusion_id bigint,
  -- the year-end report is due by the end of this day
  report_due_on date not null,
  primary key (year, unit_id)
);

-- A key task of a pilot unit, linked to the task that carries it out where there is one (kept to the right of here).
create table pilot_task (
  id bigint generated always as identity primary key,
  year int not null,
  unit_id bigint not null,
  text text not null check (length(text) between 1 and 500),
  task_id bigint,
  foreign key (year, unit_id) references pilot_unit (year, unit_id)
);
create index pilot_task_of on pilot_task (year, unit_id);

-- What a pilot unit says of its year. `first_sent_on` stays when it is returned: late is late.
create table pilot_report (
  year int not null,
  unit_id bigint not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'returned', 'accepted')),
  done text,
  result text,
  lessons text,
  proposal text,
  first_sent_on date,
  version int not null default 1,
  primary key (year, unit_id),
  foreign key (year, unit_id) references pilot_unit (year, unit_id),
  check (state = 'draft' or (done is not null and result is not null and lessons is not null and proposal is not null
    and first_sent_on is not null))
);

-- Every sending with what was sent, and every verdict with its reason.
create table pilot_report_step (
  id bigint generated always as identity primary key,
  year int not null,
  unit_id bigint not null,
  kind text not null check (kind in ('sent', 'returned', 'accepted')),
  on_day date not null,
  content jsonb,
  reason text,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null,
  foreign key (year, unit_id) references pilot_report (year, unit_id),
  check ((kind = 'sent') = (content is not null)),
  check ((kind = 'returned') = (reason is not null))
);
create index pilot_report_step_of on pilot_report_step (year, unit_id, id);
create trigger pilot_report_step_kept before update or delete on pilot_report_step
  for each row execute function refuse_change();

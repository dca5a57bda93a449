-- Documents that give work, made here or received from above, item by item; every paragraph accounted for.

create table directive (
  id bigint generated always as identity primary key,
  origin text not null check (origin in ('made', 'received')),
  -- the unit that gives the work here (for a received one: that passes it down)
  unit_id bigint not null references unit,
  issuer_name text not null check (length(issuer_name) between 1 and 300),
  -- the short name that task codes are made of ("8867"); given at issue at the latest
  code text check (code ~ '^[[:alnum:]ĐđÀ-ỹ.-]{1,20}$'),
  document_no text,
  issued_on date,
  received_on date,
  subject text not null check (length(subject) between 1 and 500),
  state text not null default 'draft' check (state in ('draft', 'sent', 'issued', 'passed-down')),
  document_id bigint references official_document,
  file_id bigint references file_upload,
  -- lineage: the document from above that this one passes down
  parent_id bigint references directive,
  recipients_text text[] not null default '{}',
  -- what the closing lines ask of everybody; handed to items that name no response
  default_response text[] not null default '{}',
  -- frozen at issue: leads, coordinators, recipients and stations, who all may read it
  participant_unit_ids bigint[] not null default '{}',
  year int not null,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  sent_by text references person,
  sent_at timestamptz,
  issued_by text references person,
  check (parent_id is distinct from id),
  check (state <> 'issued' or (code is not null and document_no is not null and issued_on is not null))
);
create unique index directive_code on directive (unit_id, year, lower(code)) where state = 'issued';
create index directive_year on directive (year, state);
create index directive_parent on directive (parent_id);
create index directive_participant on directive using gin (participant_unit_ids);
create index directive_subject on directive using gin (folded(subject) gin_trgm_ops);

create table directive_paragraph (
  directive_id bigint not null references directive,
  no int not null,
  text text not null,
  fate text not null check (fate in ('item', 'no-work', 'uncovered')),
  -- the reader's key, or a person's words (then with who marked it)
  why text,
  marked_by text references person,
  primary key (directive_id, no),
  check (fate <> 'no-work' or why is not null)
);

create table directive_item (
  id bigint generated always as identity primary key,
  directive_id bigint not null references directive,
  position int not null,
  number text not null,
  text text not null,
  title text not null check (length(title) between 1 and 500),
  product text,
  response text[] not null default '{}' check (response <@ '{report,product,explanation}'),
  area_id bigint references reform_area,
  basis_id bigint references basis,
  deadline_kind text not null check (deadline_kind in ('day', 'period-end', 'recurring', 'regular', 'none')),
  -- the date as written; "trước ngày 30/10" strictly read keeps 30/10 and makes 29/10 the last day
  deadline_on date,
  deadline_text text not null default '',
  deadline_reading text not null default 'strict' check (deadline_reading in ('strict', 'inclusive')),
  recurrence jsonb,
  -- empty: each recipient does it itself
  lead_unit_ids bigint[] not null default '{}',
  coordinator_unit_ids bigint[] not null default '{}',
  route_unit_ids bigint[] not null default '{}',
  -- the sentence and the paragraphs it came from (reader/shape.ts Evidence)
  evidence jsonb not null default '{}',
  -- names in the document that are no unit's: [{field, name}]; emptied when a person saves the item
  unmatched jsonb not null default '[]',
  confirmed_by text references person,
  -- set at issue
  instruction_id bigint references instruction,
  unique (directive_id, position) deferrable initially immediate
);
create index directive_item_instruction on directive_item (instruction_id);

create table directive_recipient (
  id bigint generated always as identity primary key,
  item_id bigint not null references directive_item on delete cascade,
  position int not null,
  kind text not null check (kind in ('all-departments', 'all-districts', 'all-communes', 'unit', 'condition')),
  text text not null,
  unit_id bigint references unit,
  -- a condition: by whom or what it was resolved: a person, tasks (not) done, documents (not) on the register
  resolved_by text check (resolved_by in ('hand', 'tasks', 'register')),
  -- what was asked of the tasks or the register, and on which day
  resolved_from jsonb,
  -- a condition: once resolved; the rest: frozen at issue
  resolved_unit_ids bigint[]
);
create index directive_recipient_item on directive_recipient (item_id);

-- The route as a workflow: an answer passes its stations, each with its own clock.
create table route_station (
  id bigint generated always as identity primary key,
  item_id bigint not null references directive_item,
  position int not null,
  unit_id bigint not null references unit,
  -- working days a station has for an answer: the dated setting as it stood on the day of issue
  days int not null check (days between 0 and 366),
  unique (item_id, position)
);
create index route_station_unit on route_station (unit_id);

create table route_passage (
  id bigint generated always as identity primary key,
  station_id bigint not null references route_station,
  task_id bigint not null references task,
  -- which of the task's answers it is: one that was given back goes its whole way again, with clocks of its own
  answer int not null check (answer > 0),
  arrived_on date not null,
  due_on date not null,
  received_on date,
  synthesised_on date,
  forwarded_on date,
  -- the day the answer was given back while it lay here; nobody waits for the station any more
  ended_on date,
  person_id text references person,
  note text,
  unique (station_id, task_id, answer),
  check (received_on >= arrived_on and synthesised_on >= received_on and forwarded_on >= synthesised_on),
  check (forwarded_on is null or ended_on is null)
);
create index route_passage_task on route_passage (task_id);

-- Official letters about late answers; the document itself stands on the register.
create table directive_letter (
  id bigint generated always as identity primary key,
  directive_id bigint not null references directive,
  task_ids bigint[] not null,
  unit_id bigint not null references unit,
  kind text not null check (kind in ('reminder', 'criticism')),
  document_id bigint not null references official_document,
  person_id text not null references person,
  at timestamptz not null,
  -- when the tasks were told of the issued letter
  settled_at timestamptz
);
create index directive_letter_directive on directive_letter (directive_id);
create index directive_letter_unit on directive_letter (unit_id);

-- One click to remind all who have not answered: how often, when, and by whom.
create table directive_reminder (
  id bigint generated always as identity primary key,
  directive_id bigint not null references directive,
  item_id bigint references directive_item,
  tasks int not null check (tasks > 0),
  person_id text references person,
  at timestamptz not null
);
create index directive_reminder_directive on directive_reminder (directive_id);
create trigger directive_reminder_kept before update or delete on directive_reminder for each row execute function refuse_change();

-- Documents that give work, made here or received from above, item by item; every paragraph accounted for.

create table directive (
  id bigint generated always as identity primary key,
  origin text not null check (origin in ('made', 'received')),
  -- the unit that gives the work here (for a received one: that passes it down)
  unit_id bigint not null references unit,
  issuer_name text not null,
  code text not null,
  document_no text,
  issued_on date,
  received_on date,
  subject text not null check (length(subject) between 1 and 500),
  state text not null default 'draft' check (state in ('draft', 'sent', 'issued')),
  document_id bigint references official_document,
  file_id bigint references file_upload,
  -- lineage: the document from above that this one passes down
  parent_id bigint references directive,
  recipients_text text[] not null default '{}',
  default_response text[] not null default '{}',
  year int not null,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  unique (unit_id, code, year)
);
create index directive_subject on directive using gin (folded(subject) gin_trgm_ops);

create table directive_paragraph (
  directive_id bigint not null references directive,
  no int not null,
  text text not null,
  fate text not null check (fate in ('item', 'no-work', 'uncovered')),
  why text,
  primary key (directive_id, no)
);

create table directive_item (
  id bigint generated always as identity primary key,
  directive_id bigint not null references directive,
  position int not null,
  number text not null,
  text text not null,
  title text not null,
  product text,
  response text[] not null default '{}',
  area_id bigint references reform_area,
  basis_id bigint references basis,
  deadline_kind text not null check (deadline_kind in ('day', 'period-end', 'recurring', 'regular', 'none')),
  deadline_on date,
  deadline_text text not null default '',
  deadline_reading text not null default 'strict' check (deadline_reading in ('strict', 'inclusive')),
  recurrence jsonb,
  -- empty: each recipient does it itself
  lead_unit_ids bigint[] not null default '{}',
  coordinator_unit_ids bigint[] not null default '{}',
  route_unit_ids bigint[] not null default '{}',
  evidence jsonb not null default '{}',
  confirmed boolean not null default false,
  -- set at issue
  instruction_id bigint references instruction,
  unique (directive_id, position)
);
create index directive_item_instruction on directive_item (instruction_id);

create table directive_recipient (
  id bigint generated always as identity primary key,
  item_id bigint not null references directive_item on delete cascade,
  kind text not null check (kind in ('all-departments', 'all-districts', 'all-communes', 'unit', 'condition')),
  text text not null,
  unit_id bigint references unit,
  condition text,
  -- frozen at issue
  resolved_unit_ids bigint[]
);
create index directive_recipient_item on directive_recipient (item_id);

-- The route as a workflow: an answer passes its stations, each with its own clock.
create table route_station (
  id bigint generated always as identity primary key,
  item_id bigint not null references directive_item,
  position int not null,
  unit_id bigint not null references unit,
  days int not null default 5,
  unique (item_id, position)
);

create table route_passage (
  id bigint generated always as identity primary key,
  station_id bigint not null references route_station,
  task_id bigint not null references task,
  received_on date not null,
  due_on date not null,
  synthesised_on date,
  forwarded_on date,
  person_id text references person,
  note text,
  unique (station_id, task_id)
);
create index route_passage_task on route_passage (task_id);

create table directive_letter (
  id bigint generated always as identity primary key,
  directive_id bigint references directive,
  task_id bigint references task,
  unit_id bigint not null references unit,
  kind text not null check (kind in ('reminder', 'criticism')),
  document_id bigint not null references official_document,
  person_id text not null references person,
  at timestamptz not null
);
create index directive_letter_unit on directive_letter (unit_id);

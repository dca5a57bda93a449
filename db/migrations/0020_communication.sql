-- Communication of reform (tuyên truyền): what was told, by which channel, to how many, with whose money; and documents
-- brought to all staff (quán triệt), acknowledged unit by unit.

-- Channels are dated data: one that has ended keeps what was counted in it.
create table communication_channel (
  id bigint generated always as identity primary key,
  -- of those that come with the system (db/reference/communication-channels.csv); null for the province's own
  code text unique,
  name_vi text not null check (length(name_vi) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  -- what is counted in it: news items, broadcasts, sheets
  counted_vi text not null check (length(counted_vi) between 1 and 60),
  counted_en text not null check (length(counted_en) between 1 and 60),
  position int not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);

create table communication_activity (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  channel_id bigint not null references communication_channel,
  title text not null check (length(title) between 1 and 300),
  from_on date not null,
  to_on date not null,
  items int not null check (items > 0),
  -- people reached, and how that is known; not known is not zero
  reach bigint check (reach >= 0),
  reach_how text check (reach_how in ('measured', 'estimated')),
  -- VND; not told is not zero
  state_money bigint check (state_money >= 0),
  other_money bigint check (other_money >= 0),
  task_id bigint references task,
  link text,
  note text,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  check (to_on >= from_on),
  check ((reach is null) = (reach_how is null)),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index communication_activity_unit on communication_activity (unit_id, from_on);
create index communication_activity_days on communication_activity (from_on);
create index communication_activity_title on communication_activity using gin (folded(title) gin_trgm_ops);

-- What an activity said before it was corrected, and why; a withdrawal too.
create table communication_change (
  id bigint generated always as identity primary key,
  activity_id bigint not null references communication_activity,
  kind text not null check (kind in ('corrected', 'withdrawn')),
  reason text not null check (length(reason) between 1 and 500),
  before jsonb not null,
  after jsonb,
  person_id text references person,
  mandate_id bigint references mandate,
  on_day date not null,
  at timestamptz not null
);
create index communication_change_activity on communication_change (activity_id);
create trigger communication_change_kept before update or delete on communication_change for each row execute function refuse_change();

-- A document to be brought to all staff of units: of our register, or told by number and title, with a file.
create table communication_request (
  id bigint generated always as identity primary key,
  -- who asks: the province (its standing agency), or a unit for those below it
  unit_id bigint not null references unit,
  document_id bigint references official_document,
  document_no text not null check (length(document_no) between 1 and 200),
  title text not null check (length(title) between 1 and 500),
  file_id bigint references file_upload,
  note text,
  asked_on date not null,
  due_on date not null,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  check (due_on >= asked_on),
  check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index communication_request_due on communication_request (due_on);

create table communication_addressee (
  request_id bigint not null references communication_request,
  unit_id bigint not null references unit,
  asked_on date not null,
  primary key (request_id, unit_id)
);
create index communication_addressee_unit on communication_addressee (unit_id);

-- More days for everybody asked, decided before the last day passed.
create table communication_extension (
  id bigint generated always as identity primary key,
  request_id bigint not null references communication_request,
  from_on date not null,
  to_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  person_id text references person,
  mandate_id bigint references mandate,
  on_day date not null,
  at timestamptz not null,
  check (to_on > from_on)
);
create index communication_extension_request on communication_extension (request_id);
create trigger communication_extension_kept before update or delete on communication_extension for each row execute function refuse_change();

-- "Done here": what counts is the day it was sent (on_day), not the day it tells of.
create table communication_acknowledgement (
  id bigint generated always as identity primary key,
  request_id bigint not null references communication_request,
  unit_id bigint not null references unit,
  done_on date not null,
  form text not null check (form in ('conference', 'meeting', 'written-copy', 'e-office', 'message', 'other')),
  reached int not null check (reached > 0),
  staff int not null check (staff > 0),
  note text,
  file_id bigint references file_upload,
  person_id text references person,
  mandate_id bigint references mandate,
  on_day date not null,
  at timestamptz not null,
  returned_on date,
  returned_at timestamptz,
  returned_by text references person,
  returned_reason text,
  check (reached <= staff),
  check (done_on <= on_day),
  check ((returned_on is null) = (returned_reason is null)),
  foreign key (request_id, unit_id) references communication_addressee
);
create unique index communication_acknowledgement_one on communication_acknowledgement (request_id, unit_id) where returned_on is null;
create index communication_acknowledgement_unit on communication_acknowledgement (unit_id);

-- Whoever has not answered is reminded once a day at most.
create table communication_reminder (
  request_id bigint not null references communication_request,
  on_day date not null,
  units int not null,
  person_id text references person,
  mandate_id bigint references mandate,
  at timestamptz not null,
  primary key (request_id, on_day)
);
create trigger communication_reminder_kept before update or delete on communication_reminder for each row execute function refuse_change();

-- Evidence of an activity.
create table communication_file (
  id bigint generated always as identity primary key,
  activity_id bigint not null references communication_activity,
  file_id bigint not null references file_upload,
  person_id text references person,
  at timestamptz not null
);
create index communication_file_activity on communication_file (activity_id);

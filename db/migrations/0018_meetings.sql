-- Meetings of a steering committee: agenda, invitations, papers, attendance, opinions, minutes, the notice of conclusions
-- (Thông báo kết luận) whose items are given as work, recommendations of units and members, and members' quarterly reports.

create table meeting (
  id bigint generated always as identity primary key,
  committee_id bigint not null references committee,
  kind text not null check (kind in ('regular', 'thematic', 'extraordinary')),
  title text not null check (length(title) between 1 and 300),
  held_on date not null,
  starts_at text not null check (starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
  place text not null,
  state text not null default 'draft' check (state in ('draft', 'called', 'held', 'concluded', 'cancelled')),
  minutes text,
  minutes_by text references person,
  minutes_approved_by text references person,
  minutes_approved_at timestamptz,
  -- the notice of conclusions, on the register
  document_id bigint references official_document,
  concluded_on date,
  notice_no text,
  cancelled_reason text,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  called_at timestamptz,
  check (state <> 'concluded' or (document_id is not null and notice_no is not null and concluded_on is not null))
);
create index meeting_committee on meeting (committee_id, held_on);

create table meeting_agenda (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting,
  position int not null,
  text text not null check (length(text) between 1 and 500),
  speaker text,
  unique (meeting_id, position)
);

create table meeting_paper (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting,
  title text not null check (length(title) between 1 and 300),
  file_id bigint not null references file_upload,
  person_id text references person,
  at timestamptz not null
);
create index meeting_paper_meeting on meeting_paper (meeting_id);

-- Who is invited: the holder of a seat as it stood that day, or a unit (its head and focal officer answer).
create table meeting_invitee (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting,
  seat_id bigint references committee_seat,
  unit_id bigint references unit,
  person_id text references person,
  name text not null,
  answer text check (answer in ('yes', 'no', 'substitute')),
  substitute text,
  reason text,
  answered_at timestamptz,
  attended text check (attended in ('present', 'substitute', 'absent')),
  unique (meeting_id, seat_id),
  unique (meeting_id, unit_id),
  check ((seat_id is null) <> (unit_id is null)),
  check (answer is distinct from 'substitute' or substitute is not null)
);
create index meeting_invitee_person on meeting_invitee (person_id);

create table meeting_opinion (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting,
  name text not null,
  text text not null check (length(text) between 1 and 4000),
  person_id text references person,
  at timestamptz not null
);
create index meeting_opinion_meeting on meeting_opinion (meeting_id);

-- What was concluded, item by item: work for units, or a finding that gives no work.
create table meeting_conclusion (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting,
  position int not null,
  text text not null check (length(text) between 1 and 2000),
  lead_unit_ids bigint[] not null default '{}',
  coordinator_unit_ids bigint[] not null default '{}',
  product text,
  due_on date,
  -- given when the notice is issued
  instruction_id bigint references instruction,
  unique (meeting_id, position),
  check (lead_unit_ids = '{}' or product is not null)
);
create index meeting_conclusion_instruction on meeting_conclusion (instruction_id);

-- What a member reports for a quarter on their areas and units: the words as they are being written.
create table member_report (
  id bigint generated always as identity primary key,
  seat_id bigint not null references committee_seat,
  year int not null check (year between 2000 and 2200),
  quarter int not null check (quarter between 1 and 4),
  done text not null default '' check (length(done) <= 8000),
  difficulties text not null default '' check (length(difficulties) <= 8000),
  proposals text[] not null default '{}',
  version int not null default 1,
  made_at timestamptz not null,
  unique (seat_id, year, quarter)
);

-- Each time it was sent, whole: words and figures as they stood then. What was sent late stays late: the first counts.
create table member_report_sending (
  id bigint generated always as identity primary key,
  report_id bigint not null references member_report,
  on_day date not null,
  at timestamptz not null,
  person_id text not null references person,
  mandate_id bigint references mandate,
  -- whose report it is: who sat in the seat
  holder text not null,
  done text not null,
  difficulties text not null,
  proposals text[] not null,
  figures jsonb not null,
  returned_on date,
  returned_by text references person,
  return_reason text,
  check ((returned_on is null) = (return_reason is null))
);
create index member_report_sending_report on member_report_sending (report_id);

-- Recommendations of units and members: shown until they are answered.
create table recommendation (
  id bigint generated always as identity primary key,
  committee_id bigint not null references committee,
  meeting_id bigint references meeting,
  from_unit_id bigint references unit,
  person_id text not null references person,
  mandate_id bigint references mandate,
  -- the quarterly report that proposed it
  member_report_id bigint references member_report,
  text text not null check (length(text) between 1 and 4000),
  -- to whom it is addressed, in the words of who makes it
  addressed_to text not null check (length(addressed_to) between 1 and 300),
  owner_unit_id bigint references unit,
  due_on date,
  assigned_at timestamptz,
  answer text,
  answer_document_no text,
  answered_on date,
  answered_by text references person,
  withdrawn_on date,
  made_on date not null,
  made_at timestamptz not null,
  check ((owner_unit_id is null) = (due_on is null)),
  check ((answer is null) = (answered_on is null)),
  check (answered_on is null or owner_unit_id is not null)
);
create index recommendation_owner on recommendation (owner_unit_id) where answered_on is null;
create index recommendation_from on recommendation (from_unit_id);
-- one proposal of a report is recommended once
create unique index recommendation_proposal on recommendation (member_report_id, md5(text)) where withdrawn_on is null;

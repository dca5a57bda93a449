-- The PAR Index: criteria sets, rounds, sheets, marks, results. A set and a result keep their content whole, so that a
-- past year is computed again from what it was made of, whatever came later.

create table criteria_set (
  id bigint generated always as identity primary key,
  code text not null check (length(code) between 1 and 100),
  version int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  title_vi text not null,
  title_en text not null default '',
  year int,
  -- the block of units that it scores ("department"), and of these only some kinds; none: all of the block
  block text not null,
  unit_kinds text[] not null default '{}',
  frame_id bigint references criteria_set,
  cloned_from_id bigint references criteria_set,
  decision_no text,
  decided_on date,
  effective_from date,
  effective_to date,
  synthetic boolean not null default false,
  complete boolean not null default true,
  -- the tree with its rules (src/modules/scoring/rules/set.ts); a framed set holds the frame's part as well
  content jsonb not null,
  content_hash text not null,
  row_version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  -- put before the issuer as it stands; a change of the draft takes it back
  submitted_by text references person,
  submitted_at timestamptz,
  issued_by text references person,
  issued_at timestamptz,
  unique (code, version)
);
create function keep_issued_set() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'criteria set % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger criteria_set_kept before update or delete on criteria_set for each row execute function keep_issued_set();

create table scoring_round (
  id bigint generated always as identity primary key,
  year int not null,
  title text not null check (length(title) between 1 and 300),
  -- whose round: a unit here, or (imported from print) a name of elsewhere
  place text,
  block text not null,
  set_id bigint references criteria_set,
  state text not null default 'draft' check (state in ('draft', 'open', 'decided', 'published', 'imported')),
  opens_on date,
  self_by date,
  first_by date,
  explain_by date,
  second_by date,
  decide_by date,
  publish_by date,
  objection_by date,
  source text,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  opened_at timestamptz
);
create unique index scoring_round_one on scoring_round (year, block) where state <> 'imported';

-- one unit's sheet in a round; code and name as they stood when the round opened
create table score_sheet (
  id bigint generated always as identity primary key,
  round_id bigint not null references scoring_round,
  unit_id bigint not null references unit,
  unit_code text not null,
  unit_name text not null,
  ranked boolean not null default true,
  unranked_reason text,
  signed_at timestamptz,
  signed_on date,
  signed_by text references person,
  signed_office_id bigint references mandate,
  signed_file_id bigint references file_upload,
  explained_at timestamptz,
  explained_on date,
  explained_by text references person,
  explained_file_id bigint references file_upload,
  version int not null default 1,
  unique (round_id, unit_id)
);
create index score_sheet_unit on score_sheet (unit_id);

-- who appraises which domain; a council is appointed by a decision and reaches every domain (domain null)
create table scoring_appointment (
  id bigint generated always as identity primary key,
  round_id bigint not null references scoring_round,
  seat text not null check (seat in ('appraiser', 'council-head', 'council')),
  domain text,
  unit_id bigint references unit,
  person_id text references person,
  decision_no text,
  decided_on date,
  made_by text references person,
  made_at timestamptz not null,
  ended_at timestamptz,
  check (unit_id is not null or person_id is not null),
  check ((seat = 'appraiser') = (domain is not null))
);
create index scoring_appointment_round on scoring_appointment (round_id);

-- the value of a leaf at a stage as it stands; every save is in score_history as well
create table score_value (
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  stage text not null check (stage in ('self', 'first', 'second', 'council', 'correction')),
  inputs jsonb not null default '{}',
  -- by input: {"from": "tasks…", "value": …, "url": …, "reason": "why overridden"}
  sources jsonb not null default '{}',
  not_applicable boolean not null default false,
  -- points set by hand instead of the rule's, with a reason
  hand_points numeric,
  -- the rule's points for these inputs, for lists; null while they do not suffice, 'N/A' is not_applicable or excluded
  points numeric,
  excluded boolean not null default false,
  note text,
  reason text,
  agreed boolean not null default false,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null,
  version int not null default 1,
  primary key (sheet_id, leaf, stage)
);

create table score_history (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  stage text not null,
  before jsonb,
  after jsonb not null,
  reason text,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index score_history_leaf on score_history (sheet_id, leaf, id);
create trigger score_history_kept before update or delete on score_history for each row execute function refuse_change();

create table score_evidence (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  stage text not null check (stage in ('self', 'explanation', 'objection')),
  file_id bigint references file_upload,
  document_id bigint references official_document,
  title text not null,
  pages text,
  person_id text not null references person,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check (file_id is not null or document_id is not null)
);
create index score_evidence_leaf on score_evidence (sheet_id, leaf);
create index score_evidence_file on score_evidence (file_id);

-- the appraiser's request for explanation and the unit's answer
create table score_request (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  question text not null,
  asked_by text not null references person,
  asked_office_id bigint references mandate,
  asked_at timestamptz not null,
  answer text,
  answered_by text references person,
  answered_office_id bigint references mandate,
  answered_at timestamptz,
  withdrawn_at timestamptz
);
create index score_request_sheet on score_request (sheet_id, leaf);

-- bonus and penalty points: claimed, explained, appraised like criteria
create table score_extra (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  kind text not null check (kind in ('bonus', 'penalty')),
  points numeric not null check (points > 0),
  reason text not null,
  file_id bigint references file_upload,
  person_id text not null references person,
  at timestamptz not null,
  appraised_points numeric check (appraised_points >= 0),
  appraised_reason text,
  appraised_by text references person,
  appraised_at timestamptz,
  withdrawn_at timestamptz
);
create index score_extra_sheet on score_extra (sheet_id);

-- an appraiser's domain of a sheet told as finished
create table score_finished (
  sheet_id bigint not null references score_sheet,
  domain text not null,
  stage text not null check (stage in ('first', 'second')),
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null,
  primary key (sheet_id, domain, stage)
);

-- a stage opened again for one sheet until a day, with the reason on record
create table scoring_reopening (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  stage text not null check (stage in ('self', 'first', 'explain', 'second')),
  until date not null,
  reason text not null,
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index scoring_reopening_sheet on scoring_reopening (sheet_id);

-- a computed result; a correction is a new version beside the old one
create table scoring_result (
  id bigint generated always as identity primary key,
  round_id bigint not null references scoring_round,
  version int not null,
  state text not null default 'draft' check (state in ('draft', 'decided', 'published')),
  -- the open-data bundle exactly as published: rules, inputs, results, hashes
  bundle text,
  bundle_hash text,
  reason text,
  decision_no text,
  decided_on date,
  document_id bigint references official_document,
  computed_by text references person,
  computed_at timestamptz not null,
  decided_at timestamptz,
  published_on date,
  published_at timestamptz,
  unique (round_id, version)
);
create function keep_published_result() returns trigger language plpgsql as $$
begin
  if old.state = 'published' and (tg_op = 'DELETE' or new.bundle is distinct from old.bundle
    or new.bundle_hash is distinct from old.bundle_hash or new.state <> 'published' or new.version <> old.version) then
    raise exception 'result % is published and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger scoring_result_kept before update or delete on scoring_result
  for each row execute function keep_published_result();

create table scoring_result_row (
  result_id bigint not null references scoring_result,
  position int not null,
  sheet_id bigint references score_sheet,
  unit_id bigint references unit,
  unit_code text not null,
  unit_name text not null,
  points numeric,
  max numeric,
  percent numeric,
  rank int,
  class text,
  -- of last year's published result through successions; null with a note ("không so sánh") when not comparable
  previous_points numeric,
  previous_percent numeric,
  previous_rank int,
  previous_note text,
  domains jsonb not null default '[]',
  primary key (result_id, position)
);
create index scoring_result_row_unit on scoring_result_row (unit_id);

-- how sure the ranks of a result are: drawn anew under stated doubts. Seed, draws and doubts are enough to do it again
create table scoring_interval (
  id bigint generated always as identity primary key,
  result_id bigint not null unique references scoring_result on delete cascade,
  seed bigint not null check (seed between 0 and 4294967295),
  draws int not null check (draws > 0),
  -- src/modules/scoring/rules/intervals/doubts.ts
  doubts jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  percent int not null default 0 check (percent between 0 and 100),
  -- by unit code; what the sentence says of all of them
  rows jsonb,
  facts jsonb,
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'done') = (rows is not null and facts is not null and finished_at is not null))
);
create function keep_published_interval() returns trigger language plpgsql as $$
begin
  if old.state = 'done' and exists (select 1 from scoring_result s where s.id = old.result_id and s.state = 'published') then
    raise exception 'the intervals of result % are published and stay as they are', old.result_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger scoring_interval_kept before update or delete on scoring_interval
  for each row execute function keep_published_interval();

-- calibration: a random part of a round's first appraisals is appraised a second time by people who do not know the first
create table scoring_calibration (
  id bigint generated always as identity primary key,
  round_id bigint not null unique references scoring_round,
  -- in percent of the values that could be drawn, of which there were so many
  share int not null check (share between 1 and 100),
  seed bigint not null check (seed between 0 and 4294967295),
  pool int not null,
  -- drawn, but nobody could take it without being of kin or knowing the first points
  unassigned int not null,
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create table scoring_blind (
  id bigint generated always as identity primary key,
  calibration_id bigint not null references scoring_calibration,
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  -- the first appraisal as it stood when the sample was drawn
  first_person_id text not null references person,
  first_points numeric not null,
  first_at timestamptz not null,
  -- who appraises it blind
  person_id text not null references person,
  points numeric,
  reason text,
  office_id bigint references mandate,
  at timestamptz,
  unique (calibration_id, sheet_id, leaf),
  check (person_id <> first_person_id),
  check ((points is null) = (at is null) and (reason is null) = (at is null))
);
create index scoring_blind_person on scoring_blind (person_id) where at is null;

create table score_objection (
  id bigint generated always as identity primary key,
  result_id bigint not null references scoring_result,
  sheet_id bigint not null references score_sheet,
  leaf text,
  text text not null,
  file_id bigint references file_upload,
  filed_by text not null references person,
  filed_office_id bigint references mandate,
  filed_on date not null,
  filed_at timestamptz not null,
  answer_by date not null,
  decision text check (decision in ('accepted', 'partly', 'rejected')),
  answer text,
  answered_by text references person,
  answered_office_id bigint references mandate,
  answered_on date,
  answered_at timestamptz,
  corrected_in_id bigint references scoring_result
);
create index score_objection_sheet on score_objection (sheet_id);

-- a weak criterion turned into work: the instruction given, and what was lost when it was given
create table score_improvement (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references score_sheet,
  leaf text not null,
  lost numeric not null,
  instruction_id bigint not null references instruction,
  person_id text not null references person,
  at timestamptz not null
);
create index score_improvement_sheet on score_improvement (sheet_id);

-- the register of initiatives and good practices
create table initiative (
  id bigint generated always as identity primary key,
  year int not null,
  unit_id bigint not null references unit,
  title text not null check (length(title) between 1 and 500),
  description text not null default '',
  benefit text not null default '',
  recognised_no text,
  recognised_on date,
  recognised_by text,
  file_id bigint references file_upload,
  area_id bigint references reform_area,
  withdrawn_at timestamptz,
  version int not null default 1,
  person_id text not null references person,
  at timestamptz not null
);
create index initiative_unit on initiative (unit_id, year);
create table initiative_adoption (
  id bigint generated always as identity primary key,
  initiative_id bigint not null references initiative,
  unit_id bigint not null references unit,
  adopted_on date not null,
  note text,
  instruction_id bigint references instruction,
  person_id text not null references person,
  at timestamptz not null,
  unique (initiative_id, unit_id)
);

-- what other rooms may read: the newest published result of each unit and year
create view unit_index as
  select distinct on (w.unit_id, r.year) w.unit_id, r.year, r.block, r.id as round_id, s.id as result_id, s.version,
    w.points, w.max, w.percent, w.rank, w.class, w.previous_points, w.previous_percent, w.previous_rank,
    (select count(*)::int from scoring_result_row o where o.result_id = s.id and o.rank is not null) as ranked_units,
    s.published_on
  from scoring_result_row w
  join scoring_result s on s.id = w.result_id and s.state = 'published'
  join scoring_round r on r.id = s.round_id
  where w.unit_id is not null
  order by w.unit_id, r.year, s.version desc;

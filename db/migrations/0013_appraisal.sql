-- Leaders' ratings. A scheme keeps its content whole, so that a past year is read by what held then. A proposal is
-- computed and kept with its reasons; people decide, by vote and decision, and each version of a decision stays.

create table rating_scheme (
  id bigint generated always as identity primary key,
  code text not null check (length(code) between 1 and 100),
  version int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  title_vi text not null,
  title_en text not null,
  -- inputs, conditions, levels, vetoes, cap (src/modules/appraisal/rules/scheme.ts)
  content jsonb not null,
  content_hash text not null,
  decision_no text,
  decided_on date,
  effective_from date not null,
  effective_to date,
  invented boolean not null default false,
  made_by text references person,
  made_at timestamptz not null,
  issued_by text references person,
  issued_at timestamptz,
  unique (code, version)
);
create function keep_issued_scheme() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'rating scheme % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger rating_scheme_kept before update or delete on rating_scheme
  for each row execute function keep_issued_scheme();

-- disciplinary decisions, as the standing agency enters them from the papers
create table discipline_event (
  id bigint generated always as identity primary key,
  person_id text not null references person,
  form text not null check (form in ('reprimand', 'warning', 'salary', 'demotion', 'removal', 'dismissal')),
  decision_no text not null,
  decided_on date not null,
  -- last day of its effect; null is without end
  until date,
  source text not null,
  note text,
  entered_by text not null references person,
  entered_office_id bigint references mandate,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references person,
  withdrawn_reason text,
  check (until is null or until >= decided_on)
);
create index discipline_event_person on discipline_event (person_id);

create table rating_round (
  id bigint generated always as identity primary key,
  year int not null,
  title text not null check (length(title) between 1 and 300),
  -- whose round: here, or (imported from print) a name of elsewhere
  place text,
  -- the group of like posts: heads of the units of a block
  block text not null,
  scheme_id bigint references rating_scheme,
  state text not null default 'draft' check (state in ('draft', 'open', 'decided', 'imported')),
  -- who holds the posts on this day is rated
  posts_on date,
  self_by date,
  comments_by date,
  meeting_on date,
  decide_by date,
  quorum_percent int not null default 67 check (quorum_percent between 1 and 100),
  objection_days int not null default 15 check (objection_days between 1 and 365),
  -- another share than the scheme's, by the exception that the scheme allows, with its reason
  cap_percent numeric check (cap_percent > 0 and cap_percent <= 100),
  cap_reason text,
  meeting_at timestamptz,
  meeting_by text references person,
  minutes_no text,
  meeting_closed_at timestamptz,
  source text,
  -- of an imported round: what the source says and does not, in both languages
  caveat_vi text,
  caveat_en text,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  opened_at timestamptz,
  check ((cap_percent is null) = (cap_reason is null))
);

-- the council of a round, named by persons in a decision
create table rating_seat (
  id bigint generated always as identity primary key,
  round_id bigint not null references rating_round,
  seat text not null check (seat in ('head', 'member')),
  person_id text not null references person,
  decision_no text not null,
  decided_on date not null,
  made_by text references person,
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index rating_seat_one on rating_seat (round_id, person_id) where ended_at is null;
create index rating_seat_person on rating_seat (person_id);

-- one person's case in a round; unit and title as they stood on the round's day
create table rated_person (
  id bigint generated always as identity primary key,
  round_id bigint not null references rating_round,
  person_id text not null references person,
  mandate_id bigint not null references mandate,
  unit_id bigint not null references unit,
  unit_name text not null,
  title text not null,
  title_en text not null,
  -- days in this office within the year, and the offices held elsewhere in it
  days int not null,
  elsewhere jsonb not null default '[]',
  rated boolean not null default true,
  unrated_reason text,
  self_level text,
  self_text text,
  self_at timestamptz,
  -- the proposal as computed: level, reasons, what is missing; and the facts it was made of
  proposal jsonb,
  facts jsonb,
  proposed_at timestamptz,
  proposed_by text references person,
  version int not null default 1,
  unique (round_id, person_id)
);
create index rated_person_person on rated_person (person_id);

-- what no room measures yet, typed with its source; the newest of a key counts, null takes it back. With a reason it
-- stands in the place of what is measured
create table rating_fact (
  id bigint generated always as identity primary key,
  rated_id bigint not null references rated_person,
  key text not null,
  value jsonb,
  source text not null,
  reason text check (length(reason) between 1 and 500),
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index rating_fact_rated on rating_fact (rated_id, key, id);
create trigger rating_fact_kept before update or delete on rating_fact for each row execute function refuse_change();

-- an objective cause, confirmed, lifts a condition
create table rating_cause (
  id bigint generated always as identity primary key,
  rated_id bigint not null references rated_person,
  condition text not null,
  reason text not null,
  document_no text not null,
  confirmed_by text not null references person,
  office_id bigint references mandate,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create index rating_cause_rated on rating_cause (rated_id);

create table rating_comment (
  id bigint generated always as identity primary key,
  rated_id bigint not null references rated_person,
  kind text not null check (kind in ('unit', 'superior', 'member')),
  level text,
  text text not null,
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index rating_comment_rated on rating_comment (rated_id, id);
create trigger rating_comment_kept before update or delete on rating_comment
  for each row execute function refuse_change();

-- a member's vote as it stands; null is an abstention
create table rating_vote (
  rated_id bigint not null references rated_person,
  person_id text not null references person,
  level text,
  reason text,
  at timestamptz not null,
  primary key (rated_id, person_id)
);

-- a decision on a round; a changed rating is a new version beside the old one
create table rating_decision (
  id bigint generated always as identity primary key,
  round_id bigint not null references rating_round,
  version int not null,
  state text not null default 'draft' check (state in ('draft', 'decided')),
  reason text,
  decision_no text,
  decided_on date,
  document_id bigint references official_document,
  -- what of it is made public
  publish text check (publish in ('none', 'counts', 'names')),
  counts jsonb,
  objection_by date,
  prepared_by text references person,
  prepared_at timestamptz not null,
  decided_by text references person,
  decided_at timestamptz,
  unique (round_id, version)
);
create function keep_rating_decision() returns trigger language plpgsql as $$
begin
  if old.state = 'decided' then
    raise exception 'rating decision % is made and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger rating_decision_kept before update or delete on rating_decision
  for each row execute function keep_rating_decision();

create table rating_decision_row (
  decision_id bigint not null references rating_decision,
  rated_id bigint not null references rated_person,
  level text not null,
  -- why it differs from the council's majority, or from the version before
  reason text,
  votes jsonb not null default '{}',
  primary key (decision_id, rated_id)
);
create index rating_decision_row_rated on rating_decision_row (rated_id);
create function keep_rating_row() returns trigger language plpgsql as $$
begin
  if exists (select 1 from rating_decision where id = old.decision_id and state = 'decided') then
    raise exception 'a line of rating decision % stays as it is', old.decision_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger rating_decision_row_kept before update or delete on rating_decision_row
  for each row execute function keep_rating_row();

create table rating_objection (
  id bigint generated always as identity primary key,
  rated_id bigint not null references rated_person,
  decision_id bigint not null references rating_decision,
  text text not null,
  file_id bigint references file_upload,
  filed_by text not null references person,
  filed_on date not null,
  filed_at timestamptz not null,
  answer_by date not null,
  outcome text check (outcome in ('upheld', 'changed')),
  level text,
  answer text,
  answered_by text references person,
  answered_office_id bigint references mandate,
  answered_on date,
  answered_at timestamptz,
  changed_in_id bigint references rating_decision
);
create index rating_objection_rated on rating_objection (rated_id);
create unique index rating_objection_one on rating_objection (rated_id, decision_id);

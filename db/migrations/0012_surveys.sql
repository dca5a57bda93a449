-- Surveys: questionnaires, campaigns, samples, answers. Anonymous by construction: no row here, and no log line, ties an
-- answer or a code to a person. An invitation names a person and never a code; a code names a stratum and never a
-- person; answers wait in a box and are moved in random order, a whole day's at once, with no hour and no code.

create table questionnaire (
  id bigint generated always as identity primary key,
  code text not null check (length(code) between 1 and 60),
  version int not null default 1,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  title_vi text not null check (length(title_vi) between 1 and 300),
  title_en text not null default '',
  synthetic boolean not null default false,
  source text,
  -- questions, scales, factors (src/modules/surveys/rules/questionnaire.ts)
  content jsonb not null,
  content_hash text not null,
  cloned_from_id bigint references questionnaire,
  row_version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  issued_by text references person,
  issued_at timestamptz,
  unique (code, version)
);
create function keep_issued_questionnaire() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'questionnaire % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger questionnaire_kept before update or delete on questionnaire
  for each row execute function keep_issued_questionnaire();

-- one asking: a questionnaire to groups of people about units of a block (or about no unit: block null)
create table survey_campaign (
  id bigint generated always as identity primary key,
  year int not null,
  title text not null check (length(title) between 1 and 300),
  questionnaire_id bigint not null references questionnaire,
  block text,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  -- the margin that the sample's size was computed for, and whether each stratum or each group gets that size
  sample_error numeric not null default 0.05 check (sample_error > 0 and sample_error < 0.5),
  sampling text not null default 'group' check (sampling in ('group', 'stratum')),
  -- of the draw; on record so that anybody with the frame draws the same sample
  seed text not null,
  -- results of fewer answers than this are not shown
  min_cell int not null default 5 check (min_cell between 3 and 50),
  -- the dated method as it stood when the campaign opened (rules/method.ts)
  method jsonb not null default '{}',
  decision_no text,
  decided_on date,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz
);

-- the kinds of people asked, with the weight of each in the result
create table survey_group (
  campaign_id bigint not null references survey_campaign,
  code text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name_vi text not null,
  name_en text not null default '',
  weight numeric not null default 1 check (weight >= 0),
  position int not null,
  primary key (campaign_id, code)
);

-- a cell of the sample: how many people there are, how many are asked, how many answers are wanted. Answers are counted
-- by the cell, and by nothing finer.
create table survey_stratum (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references survey_campaign,
  group_code text not null,
  name text not null check (length(name) between 1 and 200),
  -- the unit that people of this cell are asked about; null: each unit of the block, or none
  unit_id bigint references unit,
  population int check (population >= 0),
  sample int not null default 0 check (sample >= 0),
  quota int not null default 0 check (quota >= 0),
  issued int not null default 0,
  answered int not null default 0,
  -- too small to stand alone: its people get codes of this cell, and their answers count there
  asked_as bigint references survey_stratum,
  foreign key (campaign_id, group_code) references survey_group (campaign_id, code),
  unique (campaign_id, group_code, name)
);

-- who is asked, when a list of people is used; says that a letter went out, never whether it was answered
create table survey_invitation (
  id bigint generated always as identity primary key,
  stratum_id bigint not null references survey_stratum,
  name text not null,
  email text,
  lang text not null default 'vi' check (lang in ('vi', 'en')),
  drawn boolean not null default false,
  sent_on date,
  reminded_on date,
  failed text
);
create index survey_invitation_stratum on survey_invitation (stratum_id);

-- a code good for one answer; only its hash is kept, in random order within the cell
create table survey_code (
  hash bytea primary key,
  stratum_id bigint not null references survey_stratum,
  used boolean not null default false
);
create index survey_code_stratum on survey_code (stratum_id);

-- the box: answers of today, before they are mixed; read by nothing but the mixing
create table survey_box (
  id uuid primary key default gen_random_uuid(),
  stratum_id bigint not null references survey_stratum,
  channel text not null check (channel in ('link', 'card', 'phone', 'paper', 'file')),
  -- how long the filling took; null where nobody measured
  seconds int check (seconds >= 0),
  lang text not null default 'vi',
  -- by unit number ("" when about no unit): {"12": {"Q1": "A", "Q9": {"A1": 4}}}
  answers jsonb not null
);

create table survey_response (
  id uuid primary key,
  campaign_id bigint not null references survey_campaign,
  stratum_id bigint not null references survey_stratum,
  channel text not null check (channel in ('link', 'card', 'phone', 'paper', 'file')),
  -- the day on which the box was emptied
  day date not null,
  seconds int check (seconds >= 0),
  lang text not null,
  answers jsonb not null
);
create index survey_response_campaign on survey_response (campaign_id, stratum_id);

-- answers to look at again (rules/sound.ts), found anew each time the answers are looked through
create table survey_flag (
  id bigint generated always as identity primary key,
  response_id uuid not null references survey_response,
  reason text not null check (reason in ('duplicate', 'straight-line', 'too-fast')),
  facts jsonb not null,
  unique (response_id, reason)
);

-- left out of the results, with the reason; put back by a second row
create table survey_exclusion (
  id bigint generated always as identity primary key,
  response_id uuid not null references survey_response,
  excluded boolean not null,
  reason text not null check (length(reason) between 1 and 2000),
  person_id text not null references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index survey_exclusion_response on survey_exclusion (response_id, id);

-- the results as computed at the end and whenever they are computed again; what feeds the index names one of these
create table survey_result (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references survey_campaign,
  version int not null,
  content jsonb not null,
  content_hash text not null,
  reason text,
  person_id text references person,
  at timestamptz not null,
  unique (campaign_id, version)
);
create trigger survey_result_kept before update or delete on survey_result for each row execute function refuse_change();

-- Rewards: rounds, nominations, the council's votes, certificates and their register. A certificate keeps every word
-- that stands on it; its number follows the one before it without a gap, and nothing of it changes but its revocation.

-- law-given (db/reference/reward-forms.csv) and the province's own. What a round used stays as it is: a change is a new
-- form from a day on, and the old one ends the day before
create table reward_form (
  code text primary key,
  position int not null,
  name_vi text not null,
  name_en text not null,
  -- what stands on the paper: "BẰNG KHEN", and who honours ("Chủ tịch Ủy ban nhân dân"), before the place
  certificate_title text not null,
  honours text not null,
  kinds text[] not null,
  -- how much each check weighs: block, warn or off (src/modules/rewards/rules/checks.ts)
  checks jsonb not null,
  -- a collective's rank is looked for among the first so many
  rank_within int not null default 5,
  -- how many a round of this form may honour at most; null: no limit of the form's own
  most_collectives int check (most_collectives >= 0),
  most_individuals int check (most_individuals >= 0),
  legal text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  replaces text references reward_form,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz
);

create table reward_round (
  id bigint generated always as identity primary key,
  year int not null,
  title text not null check (length(title) between 1 and 300),
  occasion text not null,
  -- the citation that certificates bear where a nomination says no other
  achievement text not null,
  form text not null references reward_form,
  legal text not null default '',
  state text not null default 'draft' check (state in ('draft', 'open', 'voting', 'voted', 'decided', 'imported')),
  opens_on date not null,
  nominate_by date not null check (nominate_by >= opens_on),
  council_on date not null check (council_on >= nominate_by),
  decide_by date not null check (decide_by >= council_on),
  max_collectives int not null default 0,
  max_individuals int not null default 0,
  -- the council's own decision
  council_no text,
  council_decided_on date,
  -- the meeting: members that the share is taken of, and the share, as they stood when the vote was opened
  met_on date,
  met_at text,
  members int,
  vote_share int,
  conclusion text,
  opened_at timestamptz,
  closed_at timestamptz,
  closed_by text references person,
  decision_no text,
  decided_on date,
  decided_by text references person,
  document_id bigint references official_document,
  -- taken over as announced: whose round it was, and where it is printed
  place text,
  source text,
  invented boolean not null default false,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  check (state not in ('decided', 'imported') or (decision_no is not null and decided_on is not null))
);
create index reward_round_year on reward_round (year);

create table reward_council (
  id bigint generated always as identity primary key,
  round_id bigint not null references reward_round,
  person_id text not null references person,
  seat text not null check (seat in ('head', 'member')),
  unique (round_id, person_id)
);
create unique index reward_council_head on reward_council (round_id) where seat = 'head';

create table reward_nomination (
  id bigint generated always as identity primary key,
  round_id bigint not null references reward_round,
  kind text not null check (kind in ('collective', 'individual')),
  origin text not null check (origin in ('result', 'unit', 'imported')),
  -- who nominates
  from_unit_id bigint references unit,
  -- who is nominated: a unit of the house, a person with an account, or a free name with an address
  unit_id bigint references unit,
  person_id text references person,
  outside text check (outside in ('enterprise', 'post', 'association', 'agency', 'person')),
  name text not null check (length(name) between 1 and 200),
  post text not null default '',
  address text not null default '',
  leader boolean,
  achievement text not null check (length(achievement) between 1 and 400),
  reason text not null default '',
  rank int,
  rank_of int,
  result_round_id bigint references scoring_round,
  report text not null default '',
  report_file_id bigint references file_upload,
  confirmed_at timestamptz,
  confirmed_on date,
  confirmed_by text references person,
  state text not null default 'draft'
    check (state in ('draft', 'sent', 'returned', 'listed', 'passed', 'failed', 'awarded', 'withdrawn')),
  note text,
  -- why the council goes on though a check warns
  council_reason text,
  council_reason_by text references person,
  -- what the checks said when the vote was closed
  checks jsonb,
  votes_for int,
  votes_against int,
  votes_abstained int,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  check (origin = 'imported' or from_unit_id is not null),
  check (kind = 'individual' or leader is null)
);
create index reward_nomination_round on reward_nomination (round_id);
create index reward_nomination_from on reward_nomination (from_unit_id);
create unique index reward_nomination_unit on reward_nomination (round_id, unit_id)
  where kind = 'collective' and unit_id is not null and state <> 'withdrawn';
create unique index reward_nomination_person on reward_nomination (round_id, person_id)
  where person_id is not null and state <> 'withdrawn';

create table reward_vote (
  nomination_id bigint not null references reward_nomination,
  person_id text not null references person,
  choice text not null check (choice in ('for', 'against', 'abstain')),
  -- one's own, or one's unit's: abstains by rule
  recused boolean not null default false,
  at timestamptz not null,
  primary key (nomination_id, person_id),
  check (not recused or choice = 'abstain')
);

-- the last number of each register: '' is the province's own, others are of rounds taken over
create table reward_series (
  series text not null,
  year int not null,
  last_number int not null,
  primary key (series, year)
);

create table reward_certificate (
  id bigint generated always as identity primary key,
  nomination_id bigint not null unique references reward_nomination,
  round_id bigint not null references reward_round,
  series text not null default '',
  year int not null,
  number int not null check (number > 0),
  -- 19 random signs and one that checks them (src/modules/rewards/rules/code.ts)
  code text not null unique check (length(code) = 20),
  kind text not null,
  name text not null,
  of_line text not null,
  achievement text not null,
  title text not null,
  office text not null,
  place text not null,
  authority text[] not null,
  signer text not null,
  decision_no text not null,
  decided_on date not null,
  state text not null default 'valid' check (state in ('valid', 'revoked')),
  revoked_no text,
  revoked_on date,
  revoked_reason text,
  revoked_by text references person,
  revoked_at timestamptz,
  made_at timestamptz not null,
  unique (series, year, number),
  check ((state = 'revoked') = (revoked_no is not null and revoked_on is not null and revoked_reason is not null))
);
create index reward_certificate_round on reward_certificate (round_id);
create function keep_certificate() returns trigger language plpgsql as $$
declare
  words_before jsonb := to_jsonb(old) - array['state', 'revoked_no', 'revoked_on', 'revoked_reason', 'revoked_by', 'revoked_at'];
  words_after jsonb;
begin
  if tg_op = 'DELETE' or old.state = 'revoked' then
    raise exception 'certificate % stays as it is', old.id using errcode = 'integrity_constraint_violation';
  end if;
  words_after := to_jsonb(new) - array['state', 'revoked_no', 'revoked_on', 'revoked_reason', 'revoked_by', 'revoked_at'];
  if words_before <> words_after then
    raise exception 'certificate % stays as it is', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger reward_certificate_kept before update or delete on reward_certificate
  for each row execute function keep_certificate();

-- awards that others decided, or that were decided before this system: no certificate of ours, but known when the same
-- act is nominated again. Entered from papers, append only but for being taken back
create table reward_earlier (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('collective', 'individual')),
  name text not null check (length(name) between 1 and 200),
  unit_id bigint references unit,
  form text not null default '',
  achievement text not null check (length(achievement) between 1 and 400),
  year int not null,
  decision_no text not null check (length(decision_no) between 1 and 100),
  decided_on date not null,
  honoured_by text not null default '',
  -- the paper that this was taken from
  source text not null,
  entered_by text not null references person,
  entered_office_id bigint references mandate,
  entered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references person,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index reward_earlier_year on reward_earlier (year);
create index reward_earlier_unit on reward_earlier (unit_id);

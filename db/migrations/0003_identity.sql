-- Accounts belong to persons, never to units; authority is a mandate with two days.

create table person (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  two_factor_enabled boolean not null default false,
  lang text check (lang in ('vi', 'en')),
  mail_mode text not null default 'digest' check (mail_mode in ('at-once', 'digest', 'none')),
  phone text,
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index person_name_folded on person using gin (folded(name) gin_trgm_ops);

create table auth_session (
  id text primary key,
  token text not null unique,
  person_id text not null references person on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index auth_session_person on auth_session (person_id);

create table auth_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  person_id text not null references person on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (provider_id, account_id)
);
create index auth_account_person on auth_account (person_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_two_factor (
  id text primary key,
  secret text not null,
  backup_codes text not null,
  person_id text not null references person on delete cascade,
  verified boolean,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index auth_two_factor_person on auth_two_factor (person_id);

-- Tries of sign-in, by account and address; shape and order of columns as rate-limiter-flexible wants them.
create table auth_rate_limit (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);
create index auth_rate_limit_expire on auth_rate_limit (expire);

-- The office gives the roles (domain/roles.md); offices are data.
create table office (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  roles text[] not null,
  position int not null default 0,
  check (roles <@ array['administrator', 'standing-agency', 'issuer', 'head', 'focal', 'member', 'inspector', 'appraiser', 'auditor', 'unit-administrator'])
);

create table mandate (
  id bigint generated always as identity primary key,
  person_id text not null references person,
  office text not null references office,
  unit_id bigint not null references unit,
  -- as it stands on documents, where it differs from the office's name
  title text,
  title_en text,
  valid_from date not null,
  valid_to date,
  decision_no text,
  -- a deputy acts under somebody's mandate while they are on leave
  for_mandate_id bigint references mandate,
  made_at timestamptz not null default clock_timestamp(),
  check (valid_to is null or valid_to >= valid_from),
  check (for_mandate_id is null or valid_to is not null)
);
create index mandate_person on mandate (person_id);
create index mandate_unit on mandate (unit_id);

-- What a mandate reaches beside its unit: a committee member's areas and units, an inspector's units.
create table mandate_scope (
  id bigint generated always as identity primary key,
  mandate_id bigint not null references mandate,
  kind text not null check (kind in ('unit', 'area')),
  target_id bigint not null,
  purpose text not null default 'supervision' check (purpose in ('supervision', 'inspection', 'appraisal')),
  valid_from date not null,
  valid_to date,
  decision_no text,
  check (valid_to is null or valid_to >= valid_from)
);
create index mandate_scope_mandate on mandate_scope (mandate_id);
create index mandate_scope_target on mandate_scope (kind, target_id);

-- Published: who holds which office on a day. A deputy bears the title of the mandate stood in for; a title that was
-- given in Vietnamese alone stays so, since it names somebody's post.
create function mandate_on(day date)
  returns table (mandate_id bigint, person_id text, person_name text, office text, roles text[], title text, title_en text, unit_id bigint, for_mandate_id bigint)
  language sql stable
  as $$
    select m.id, m.person_id, p.name, m.office, o.roles, coalesce(m.title, f.title, o.name_vi),
      coalesce(m.title_en, f.title_en, m.title, f.title, o.name_en), m.unit_id, m.for_mandate_id
    from mandate m join person p on p.id = m.person_id join office o on o.code = m.office
    left join mandate f on f.id = m.for_mandate_id
    where m.valid_from <= day and (m.valid_to is null or m.valid_to >= day) and p.disabled_at is null
  $$;

-- Published: who held which office between two days, deputies left out, with the days of it; the name as it is now.
create function mandates_between(from_day date, to_day date)
  returns table (mandate_id bigint, person_id text, person_name text, office text, roles text[], title text, title_en text,
    unit_id bigint, valid_from date, valid_to date)
  language sql stable
  as $$
    select m.id, m.person_id, p.name, m.office, o.roles, coalesce(m.title, o.name_vi), coalesce(m.title_en, m.title, o.name_en),
      m.unit_id, m.valid_from, m.valid_to
    from mandate m join person p on p.id = m.person_id join office o on o.code = m.office
    where m.valid_from <= to_day and (m.valid_to is null or m.valid_to >= from_day) and m.for_mandate_id is null
  $$;

-- Published: who supervises which unit on a day: the members it was assigned to, itself or with a unit above it.
create function supervisors_on(day date)
  returns table (unit_id bigint, mandate_id bigint, person_name text, title text, title_en text, since date)
  language sql stable
  as $$
    select b.unit_id, h.mandate_id, h.person_name, h.title, h.title_en, s.valid_from
    from mandate_scope s join mandate_on(day) h on h.mandate_id = s.mandate_id
    cross join lateral unit_subtree(s.target_id, day) b
    where s.kind = 'unit' and s.purpose = 'supervision' and h.for_mandate_id is null
      and s.valid_from <= day and (s.valid_to is null or s.valid_to >= day)
  $$;

-- Published: the name behind a person's number, also of those who have left.
create view person_name as select id as person_id, name from person;

-- Published: where and how those with an open account wish to be told.
create view addressee as
  select id as person_id, name, email as address, coalesce(lang, 'vi') as lang, mail_mode from person where disabled_at is null;

-- Published: the holder and the title of every mandate, also of those that have ended; a deputy's says for whom.
create view mandate_name as
  select m.id as mandate_id, m.person_id, p.name as person_name,
    coalesce(m.title, f.title, o.name_vi) || coalesce(', thay ' || fp.name, '') as title_vi,
    coalesce(m.title_en, f.title_en, m.title, f.title, o.name_en) || coalesce(', for ' || fp.name, '') as title_en,
    m.unit_id
  from mandate m join person p on p.id = m.person_id join office o on o.code = m.office
  left join mandate f on f.id = m.for_mandate_id left join person fp on fp.id = f.person_id;

create table one_time_link (
  token_hash text primary key,
  person_id text references person on delete cascade,
  purpose text not null check (purpose in ('first-administrator', 'first-password', 'reset-password', 'forgotten-password')),
  expires_at timestamptz not null,
  used_at timestamptz,
  made_by text,
  made_at timestamptz not null default clock_timestamp()
);

create table api_token (
  id bigint generated always as identity primary key,
  token_hash text not null unique,
  person_id text not null references person on delete cascade,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_token_person on api_token (person_id);

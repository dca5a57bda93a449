-- What every room stands on: text search without marks, rows that are only ever added, settings with dates,
-- answers kept for repeated requests, and long work that can be watched.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- "Giao thông" and "giao thong" are the same word to somebody who searches.
create function folded(value text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

-- Rows of record are added, never changed: the trigger that says so.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create table setting (
  key text not null,
  valid_from date not null,
  value jsonb not null,
  primary key (key, valid_from)
);

create table idempotency_key (
  person_id text not null,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  status int not null,
  body jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (person_id, key)
);

create table job_progress (
  id bigint generated always as identity primary key,
  kind text not null,
  title text not null,
  person_id text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  total int not null default 0,
  done int not null default 0,
  refused int not null default 0,
  -- what it is done to, and what it is done with as long as it is not done
  subject_id bigint,
  report jsonb not null default '{}',
  load jsonb,
  made_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz
);

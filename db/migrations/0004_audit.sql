-- The record of acts: chained by hash, one chain for the installation, only ever added to.

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  day date not null,
  person_id text,
  mandate_id bigint,
  for_person_id text,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  unit_id bigint,
  reason text,
  before jsonb,
  after jsonb,
  -- hash of the personal part beside, so that it can be erased without breaking the chain
  personal_hash text not null,
  prev_hash text not null,
  hash text not null unique
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id);
create index audit_entry_person on audit_entry (person_id, seq);
create index audit_entry_unit on audit_entry (unit_id, seq);
create index audit_entry_verb on audit_entry (verb, seq);
create trigger audit_entry_kept before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_entry_not_emptied before truncate on audit_entry for each statement execute function refuse_change();

create table audit_personal (
  seq bigint primary key references audit_entry,
  salt text not null,
  person_name text,
  ip text,
  user_agent text,
  erased_at timestamptz
);

create table audit_anchor (
  id bigint generated always as identity primary key,
  seq bigint not null,
  hash text not null,
  at timestamptz not null default clock_timestamp(),
  -- where the head was put outside: a mail address, a backup file's name
  place text not null
);
create trigger audit_anchor_kept before update or delete on audit_anchor for each row execute function refuse_change();

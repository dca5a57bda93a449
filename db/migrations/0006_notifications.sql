-- What a person was told, in the app and by mail; what was sent is kept as sent.

create table notification (
  id bigint generated always as identity primary key,
  person_id text not null references person on delete cascade,
  kind text not null,
  url text not null,
  -- the figures of the sentence, taken from the same query as the screen's
  facts jsonb not null default '{}',
  -- one notice for one occasion, whatever restarts
  occasion text not null,
  at timestamptz not null,
  read_at timestamptz,
  mail_id bigint,
  unique (person_id, occasion)
);
create index notification_person on notification (person_id, at desc);
create index notification_unsent on notification (at) where mail_id is null;

create table sent_mail (
  id bigint generated always as identity primary key,
  person_id text references person on delete set null,
  address text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  error text,
  made_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz
);

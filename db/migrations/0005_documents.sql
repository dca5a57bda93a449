-- Files by hash, the registry of issued and received documents, and signing as offices do it.

create table stored_file (
  hash text primary key check (length(hash) = 64),
  size bigint not null,
  mime text not null,
  made_at timestamptz not null default clock_timestamp()
);

-- One upload: bytes may be shared by many uploads, the name and the uploader are this one's.
create table file_upload (
  id bigint generated always as identity primary key,
  hash text not null references stored_file,
  name text not null check (length(name) between 1 and 255),
  mime text not null,
  size bigint not null,
  pages int,
  person_id text not null references person,
  unit_id bigint references unit,
  replaces_id bigint references file_upload,
  at timestamptz not null
);
create index file_upload_hash on file_upload (hash);

-- Published: what an upload is called and how large it is; its bytes are served by the room that owns the row naming it.
create view file_name as
  select id as file_id, hash, name, mime, size, pages, person_id, at from file_upload;


create table letterhead (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  parent_agency text,
  agency text not null,
  symbol text not null,
  sub_symbol text,
  place text not null,
  contact text,
  valid_from date not null,
  valid_to date
);
create index letterhead_unit on letterhead (unit_id);

create table signer (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  mandate_id bigint references mandate,
  authority text[] not null,
  name text not null,
  valid_from date not null,
  valid_to date
);

create table recipient_list (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  name text not null,
  entries text[] not null
);

create table document_series (
  unit_id bigint not null references unit,
  year int not null,
  series text not null default '',
  last_number int not null default 0,
  primary key (unit_id, year, series)
);

create table official_document (
  id bigint generated always as identity primary key,
  direction text not null check (direction in ('out', 'in')),
  unit_id bigint not null references unit,
  type text not null,
  subject text not null check (length(subject) between 1 and 500),
  state text not null check (state in ('draft', 'in-review', 'returned', 'approved', 'signed', 'issued', 'received', 'withdrawn')),
  -- the document model (documents/layout/model.ts); fixed once issued
  body jsonb,
  letterhead_id bigint references letterhead,
  signer_id bigint references signer,
  number int,
  year int,
  symbol text,
  issued_on date,
  -- received documents: who issued it, when it came
  issuer_name text,
  arrived_on date,
  arrival_number int,
  draft_hash text,
  docx_file_id bigint references file_upload,
  pdf_file_id bigint references file_upload,
  signed_file_id bigint references file_upload,
  corrects_id bigint references official_document,
  source_kind text,
  source_id bigint,
  reply_to_id bigint references official_document,
  version int not null default 1,
  person_id text not null references person,
  made_at timestamptz not null,
  check (direction = 'in' or state <> 'issued' or (number is not null and issued_on is not null and symbol is not null))
);
create unique index official_document_number on official_document (unit_id, year, coalesce(symbol, ''), number) where direction = 'out' and number is not null;
create index official_document_unit on official_document (unit_id, issued_on);
create index official_document_source on official_document (source_kind, source_id);
create index official_document_subject on official_document using gin (folded(subject) gin_trgm_ops);

-- An issued document does not change; a mistake is corrected by a new one.
create function keep_issued_document() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (
    tg_op = 'DELETE' or row(old.number, old.symbol, old.issued_on, old.subject, old.body, old.type, old.signed_file_id, old.state)
      is distinct from row(new.number, new.symbol, new.issued_on, new.subject, new.body, new.type, new.signed_file_id, new.state)
  ) then
    raise exception 'an issued document is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger official_document_kept before update or delete on official_document for each row execute function keep_issued_document();

create table document_step (
  id bigint generated always as identity primary key,
  document_id bigint not null references official_document,
  kind text not null check (kind in ('drafted', 'edited', 'sent-for-review', 'reviewed', 'returned', 'approved', 'signed', 'numbered', 'signed-file-attached', 'issued', 'withdrawn', 'received')),
  person_id text not null references person,
  mandate_id bigint references mandate,
  note text,
  day date not null,
  at timestamptz not null
);
create index document_step_document on document_step (document_id);
create trigger document_step_kept before update or delete on document_step for each row execute function refuse_change();

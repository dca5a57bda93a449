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
create index file_upload_replaces on file_upload (replaces_id);

-- Published: what an upload is called and how large it is; its bytes are served by the room that owns the row naming it.
create view file_name as
  select id as file_id, hash, name, mime, size, pages, person_id, at from file_upload;

-- Bytes that no row names, as the daily sweep first saw them: a day later they go.
create table stray_file (
  hash text primary key,
  seen_at timestamptz not null
);

-- Whose paper: the lines at its head, the symbol, and the series its numbers come from. `by_type`: each type of
-- document has a series of its own, where the body so decides (NĐ 30/2020/NĐ-CP, Phụ lục I).
create table letterhead (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  parent_agency text,
  agency text not null,
  symbol text not null,
  sub_symbol text,
  place text not null,
  contact text[] not null default '{}',
  series text not null default '',
  by_type boolean not null default false,
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
create index signer_unit on signer (unit_id);

create table recipient_list (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  name text not null,
  entries text[] not null
);
create index recipient_list_unit on recipient_list (unit_id);

-- The last number given; taken in the transaction that issues, so that a rollback leaves no gap.
create table document_series (
  unit_id bigint not null references unit,
  year int not null,
  series text not null,
  last_number int not null,
  last_on date not null,
  primary key (unit_id, year, series)
);

create table official_document (
  id bigint generated always as identity primary key,
  direction text not null check (direction in ('out', 'in')),
  unit_id bigint not null references unit,
  -- of the installation's own unit: the standing agency and the issuers act for it
  provincial boolean not null,
  type text not null,
  subject text not null check (length(subject) between 1 and 500),
  state text not null check (state in ('draft', 'in-review', 'returned', 'approved', 'signed', 'issued', 'received', 'withdrawn')),
  -- the document model (documents/layout/model.ts); fixed once issued
  body jsonb,
  letterhead_id bigint references letterhead,
  signer_id bigint references signer,
  recipients text[] not null default '{}',
  signer_name text,
  copies int check (copies between 1 and 9999),
  series text,
  number int check (number between 1 and 99999),
  year int,
  -- "BC-SNV"; of a received document its number with the symbol: "123/BNV-CCHC"
  symbol text,
  issued_on date,
  -- received documents: who issued it, when and under which number it came, who answers until when
  issuer_name text,
  arrived_on date,
  due_on date,
  note text,
  docx_file_id bigint references file_upload,
  pdf_file_id bigint references file_upload,
  -- of the whole document as issued: the hash of its model's canonical JSON
  body_hash text,
  corrects_id bigint references official_document,
  source_kind text,
  source_id bigint,
  reply_to_id bigint references official_document,
  version int not null default 1,
  person_id text not null references person,
  made_at timestamptz not null,
  check (direction = 'in' or state <> 'issued'
    or (number is not null and issued_on is not null and symbol is not null and docx_file_id is not null
      and pdf_file_id is not null and body is not null)),
  check (direction = 'out' or (number is not null and arrived_on is not null and issuer_name is not null))
);
create unique index official_document_number on official_document (unit_id, year, series, number) where number is not null;
create index official_document_unit on official_document (unit_id, issued_on);
create index official_document_register on official_document (direction, year, number);
create index official_document_open on official_document (state)
  where state in ('in-review', 'returned', 'approved', 'signed') or (state = 'received' and due_on is not null);
create index official_document_drafts on official_document (state) where state not in ('issued', 'received', 'withdrawn');
create index official_document_source on official_document (source_kind, source_id);
create index official_document_reply on official_document (reply_to_id) where reply_to_id is not null;
create index official_document_corrects on official_document (corrects_id) where corrects_id is not null;
create index official_document_subject on official_document using gin (folded(subject) gin_trgm_ops);

-- An issued document does not change; a mistake is corrected by a new one. Neither does an entry of the incoming register.
create function keep_issued_document() returns trigger language plpgsql as $$
begin
  if old.state in ('issued', 'received') then
    raise exception 'an issued document is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger official_document_kept before update or delete on official_document for each row execute function keep_issued_document();

-- A document nobody is to hear of yet (the order of an unannounced inspection): issued, but seen by those alone who see
-- all and by whoever made it, until the room that sealed it lifts the seal.
create table document_seal (
  document_id bigint primary key references official_document,
  lifted_at timestamptz
);

create table document_step (
  id bigint generated always as identity primary key,
  document_id bigint not null references official_document,
  kind text not null check (kind in ('drafted', 'edited', 'sent-for-review', 'returned', 'approved', 'signed', 'issued', 'signed-file-attached', 'withdrawn', 'received')),
  person_id text not null references person,
  mandate_id bigint references mandate,
  note text,
  day date not null,
  at timestamptz not null
);
create index document_step_document on document_step (document_id);
create trigger document_step_kept before update or delete on document_step for each row execute function refuse_change();

-- The signed copy of an issued document and how far its text agrees with what was issued; the newest one counts.
create table document_signed_file (
  id bigint generated always as identity primary key,
  document_id bigint not null references official_document,
  file_id bigint not null references file_upload,
  -- words of the issued text that the copy has, in order, of all its words; null where the copy has no text (a scan)
  words int,
  of_words int,
  agrees boolean not null,
  differences jsonb not null,
  -- why a copy that does not agree was taken
  reason text,
  person_id text not null references person,
  at timestamptz not null,
  check (agrees or reason is not null)
);
create index document_signed_file_document on document_signed_file (document_id);
create trigger document_signed_file_kept before update or delete on document_signed_file for each row execute function refuse_change();

-- A received file.
create table document_received_file (
  document_id bigint not null references official_document,
  file_id bigint not null references file_upload,
  primary key (document_id, file_id)
);
create trigger document_received_file_kept before update or delete on document_received_file for each row execute function refuse_change();

-- Published: how an official document is cited, "05/BC-SNV", and when it was issued.
create view document_name as
  select id as document_id, direction, unit_id, state, type, subject, issued_on,
    case when direction = 'in' then symbol
      when number is null then symbol
      else lpad(number::text, greatest(2, length(number::text)), '0') || '/' || symbol end as cited
  from official_document;

-- Periodic reports: forms as dated data, periods with their windows, a sheet for each unit and period, what was handed
-- in each time, what the province issued from it and what it amended.

create table report_form (
  id bigint generated always as identity primary key,
  code text not null check (length(code) between 1 and 60),
  version int not null default 1,
  kind text not null default 'thematic' check (kind in ('periodic', 'thematic')),
  state text not null default 'draft' check (state in ('draft', 'issued')),
  title_vi text not null check (length(title_vi) between 1 and 300),
  title_en text not null default '',
  -- periods and indicators in the shape of db/reference/report-indicators.json
  content jsonb not null,
  content_hash text not null,
  row_version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  issued_by text references person,
  issued_at timestamptz,
  unique (code, version)
);
create function keep_issued_form() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'report form % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger report_form_kept before update or delete on report_form for each row execute function keep_issued_form();

create table report_period (
  id bigint generated always as identity primary key,
  form_id bigint not null references report_form,
  -- Q1, H1, Q3, Y, or a name of its own for a thematic report
  code text not null check (length(code) between 1 and 30),
  year int not null,
  title text not null check (length(title) between 1 and 300),
  title_en text not null default '',
  data_from date not null,
  data_to date not null,
  -- units hand in by the end of this day; the ministry waits until that one
  unit_due_on date not null,
  ministry_due_on date,
  state text not null default 'open' check (state in ('open', 'locked', 'issued')),
  opened_on date not null,
  opened_by text references person,
  opened_at timestamptz not null,
  locked_at timestamptz,
  -- the last day on which units without a report were reminded by hand: once a day
  reminded_on date,
  version int not null default 1,
  check (data_from <= data_to),
  unique (form_id, year, code)
);

-- the unit tree of a period as it stood on its opening, and where each unit's report is; `asked`: the form asks it something
create table report_sheet (
  id bigint generated always as identity primary key,
  period_id bigint not null references report_period,
  unit_id bigint not null references unit,
  parent_unit_id bigint references unit,
  unit_code text not null,
  unit_name text not null,
  unit_name_en text,
  unit_kind text not null,
  asked boolean not null,
  state text not null default 'draft' check (state in ('draft', 'signed', 'returned', 'accepted')),
  -- the first time it was handed in, and how many days after the last day; a return changes neither
  submitted_on date,
  days_late int,
  signed_on date,
  signed_by text references person,
  on_paper boolean not null default false,
  accepted_id bigint,
  touched_at timestamptz,
  version int not null default 1,
  unique (period_id, unit_id)
);
create index report_sheet_unit on report_sheet (unit_id);

-- what stands in a field now; null was emptied, which is not sent and not zero
create table report_value (
  sheet_id bigint not null references report_sheet,
  indicator text not null,
  value numeric,
  source text not null check (source in ('system', 'typed', 'file')),
  -- what the system said when this was saved, and why it was overridden
  system_value numeric,
  reason text,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null,
  primary key (sheet_id, indicator)
);

create table report_history (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  indicator text not null,
  before numeric,
  after numeric,
  source text not null,
  reason text,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null
);
create index report_history_field on report_history (sheet_id, indicator, id);
create trigger report_history_kept before update or delete on report_history for each row execute function refuse_change();

-- each time a report was handed in, with its figures as they were; what was accepted is what counts
create table report_submission (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  no int not null,
  kind text not null default 'report' check (kind in ('report', 'correction')),
  -- {"1.1.1": "12", "1.5.1": true}: read whole, so kept as text
  figures json not null,
  on_day date not null,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null,
  verdict text check (verdict in ('accepted', 'returned')),
  verdict_on date,
  verdict_by text references person,
  verdict_office_id bigint references mandate,
  verdict_reason text,
  verdict_at timestamptz,
  unique (sheet_id, no)
);
alter table report_sheet add foreign key (accepted_id) references report_submission;

-- the checker's notes on what was handed in, by indicator
create table report_note (
  id bigint generated always as identity primary key,
  submission_id bigint not null references report_submission,
  sheet_id bigint not null references report_sheet,
  indicator text not null,
  text text not null,
  person_id text references person,
  at timestamptz not null
);
create index report_note_sheet on report_note (sheet_id);

-- what the province issues of a period: no 1 is the report, each later one amends it
create table report_issue (
  id bigint generated always as identity primary key,
  period_id bigint not null references report_period,
  no int not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'issued')),
  reason text,
  -- the outline's parts with {{indicator}} where a figure stands
  narrative jsonb not null,
  -- the figures as they went into the document: of the province, and what each unit had handed in
  figures json,
  sources jsonb,
  document_id bigint references official_document,
  cited text,
  issued_on date,
  version int not null default 1,
  made_by text references person,
  made_at timestamptz not null,
  submitted_at timestamptz,
  issued_by text references person,
  issued_at timestamptz,
  unique (period_id, no)
);
create unique index report_issue_one on report_issue (period_id) where state <> 'issued';
create function keep_issued_report() returns trigger language plpgsql as $$
begin
  if old.state = 'issued' then
    raise exception 'report % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger report_issue_kept before update or delete on report_issue for each row execute function keep_issued_report();

-- what a unit asks to be changed after its report was accepted
create table report_correction (
  id bigint generated always as identity primary key,
  sheet_id bigint not null references report_sheet,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'refused')),
  -- {"1.1.1": "13"}; null takes the figure away
  changes json not null,
  reason text not null,
  person_id text references person,
  office_id bigint references mandate,
  at timestamptz not null,
  on_day date not null,
  submission_id bigint references report_submission,
  decided_by text references person,
  decided_at timestamptz,
  decided_reason text
);
create unique index report_correction_one on report_correction (sheet_id) where state = 'proposed';

-- Published: which unit owed which report by when, and when it came. A return afterwards changes none of it.
create view report_punctuality as
  select s.unit_id, p.year, p.id as period_id, p.code as period_code, f.kind as form_kind, s.id as sheet_id,
    p.unit_due_on as due_on, s.submitted_on, s.days_late, s.state
  from report_sheet s join report_period p on p.id = s.period_id join report_form f on f.id = p.form_id
  where s.asked;

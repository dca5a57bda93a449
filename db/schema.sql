-- Made by `npm run schema` from db/migrations. Do not edit.
-- A listing to read and to compare in review; the database is built by the migrations.


create extension pg_trgm;

create extension unaccent;

create table api_token (
  id bigint not null generated always as identity,
  token_hash text not null,
  person_id text not null,
  name text not null,
  scope text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint api_token_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text])))
);
CREATE INDEX api_token_person ON public.api_token USING btree (person_id);

create table audit_anchor (
  id bigint not null generated always as identity,
  seq bigint not null,
  hash text not null,
  at timestamp with time zone not null default clock_timestamp(),
  place text not null,
  constraint audit_anchor_pkey PRIMARY KEY (id)
);
CREATE TRIGGER audit_anchor_kept BEFORE DELETE OR UPDATE ON public.audit_anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table audit_entry (
  seq bigint not null,
  at timestamp with time zone not null,
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
  personal_hash text not null,
  prev_hash text not null,
  hash text not null,
  constraint audit_entry_pkey PRIMARY KEY (seq),
  constraint audit_entry_hash_key UNIQUE (hash)
);
CREATE INDEX audit_entry_person ON public.audit_entry USING btree (person_id, seq);
CREATE INDEX audit_entry_subject ON public.audit_entry USING btree (subject_kind, subject_id);
CREATE INDEX audit_entry_unit ON public.audit_entry USING btree (unit_id, seq);
CREATE INDEX audit_entry_verb ON public.audit_entry USING btree (verb, seq);
CREATE TRIGGER audit_entry_kept BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_personal (
  seq bigint not null,
  salt text not null,
  person_name text,
  ip text,
  user_agent text,
  erased_at timestamp with time zone,
  constraint audit_personal_pkey PRIMARY KEY (seq),
  constraint audit_personal_seq_fkey FOREIGN KEY (seq) REFERENCES audit_entry(seq)
);

create table auth_account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  person_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint auth_account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_person ON public.auth_account USING btree (person_id);

create table auth_rate_limit (
  key character varying(255) not null,
  points integer not null default 0,
  expire bigint,
  constraint auth_rate_limit_pkey PRIMARY KEY (key)
);
CREATE INDEX auth_rate_limit_expire ON public.auth_rate_limit USING btree (expire);

create table auth_session (
  id text not null,
  token text not null,
  person_id text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX auth_session_person ON public.auth_session USING btree (person_id);

create table auth_two_factor (
  id text not null,
  secret text not null,
  backup_codes text not null,
  person_id text not null,
  verified boolean,
  failed_verification_count integer default 0,
  locked_until timestamp with time zone,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint auth_two_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX auth_two_factor_person ON public.auth_two_factor USING btree (person_id);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);

create table basis (
  id bigint not null generated always as identity,
  code text not null,
  name_vi text not null,
  name_en text not null,
  document_no text,
  parent_id bigint,
  valid_from date not null,
  valid_to date,
  constraint basis_pkey PRIMARY KEY (id),
  constraint basis_code_key UNIQUE (code),
  constraint basis_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES basis(id)
);

create table committee (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  name_vi text not null,
  name_en text,
  decision_no text not null,
  decided_on date not null,
  standing_unit_id bigint,
  source text,
  valid_to date,
  made_by text,
  made_at timestamp with time zone not null,
  constraint committee_pkey PRIMARY KEY (id),
  constraint committee_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint committee_standing_unit_id_fkey FOREIGN KEY (standing_unit_id) REFERENCES unit(id),
  constraint committee_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint committee_check CHECK (((valid_to IS NULL) OR (valid_to >= decided_on))),
  constraint committee_name_vi_check CHECK (((length(name_vi) >= 1) AND (length(name_vi) <= 300)))
);
CREATE INDEX committee_unit ON public.committee USING btree (unit_id);

create table committee_assignment (
  id bigint not null generated always as identity,
  seat_id bigint not null,
  kind text not null,
  target_id bigint not null,
  year integer,
  valid_from date not null,
  valid_to date,
  decision_no text,
  constraint committee_assignment_pkey PRIMARY KEY (id),
  constraint committee_assignment_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES committee_seat(id),
  constraint committee_assignment_year_fkey FOREIGN KEY (year) REFERENCES programme(year),
  constraint committee_assignment_check CHECK (((kind = 'pilot'::text) = (year IS NOT NULL))),
  constraint committee_assignment_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint committee_assignment_kind_check CHECK ((kind = ANY (ARRAY['area'::text, 'unit'::text, 'pilot'::text])))
);
CREATE INDEX committee_assignment_seat ON public.committee_assignment USING btree (seat_id);

create table committee_duty (
  id bigint not null generated always as identity,
  committee_id bigint not null,
  text_vi text not null,
  text_en text,
  valid_from date not null,
  decision_no text not null,
  constraint committee_duty_pkey PRIMARY KEY (id),
  constraint committee_duty_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES committee(id),
  constraint committee_duty_text_vi_check CHECK (((length(text_vi) >= 1) AND (length(text_vi) <= 500)))
);
CREATE INDEX committee_duty_committee ON public.committee_duty USING btree (committee_id);

create table committee_holding (
  id bigint not null generated always as identity,
  seat_id bigint not null,
  person_id text,
  holder_name text,
  mandate_id bigint,
  valid_from date not null,
  valid_to date,
  decision_no text,
  made_at timestamp with time zone not null,
  constraint committee_holding_pkey PRIMARY KEY (id),
  constraint committee_holding_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint committee_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint committee_holding_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES committee_seat(id),
  constraint committee_holding_check CHECK (((person_id IS NULL) <> (holder_name IS NULL))),
  constraint committee_holding_check1 CHECK (((mandate_id IS NULL) OR (person_id IS NOT NULL))),
  constraint committee_holding_check2 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE UNIQUE INDEX committee_holding_now ON public.committee_holding USING btree (seat_id) WHERE (valid_to IS NULL);
CREATE INDEX committee_holding_seat ON public.committee_holding USING btree (seat_id);

create table committee_seat (
  id bigint not null generated always as identity,
  committee_id bigint not null,
  role text not null,
  position integer not null,
  post_vi text not null,
  post_en text,
  unit_id bigint,
  office text,
  valid_from date not null,
  valid_to date,
  decision_no text not null,
  constraint committee_seat_pkey PRIMARY KEY (id),
  constraint committee_seat_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES committee(id),
  constraint committee_seat_office_fkey FOREIGN KEY (office) REFERENCES office(code),
  constraint committee_seat_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint committee_seat_check CHECK (((unit_id IS NULL) = (office IS NULL))),
  constraint committee_seat_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint committee_seat_post_vi_check CHECK (((length(post_vi) >= 1) AND (length(post_vi) <= 300))),
  constraint committee_seat_role_check CHECK ((role = ANY (ARRAY['head'::text, 'standing-deputy'::text, 'deputy'::text, 'standing-member'::text, 'member'::text, 'team-leader'::text, 'team-deputy'::text, 'team-member'::text])))
);
CREATE INDEX committee_seat_committee ON public.committee_seat USING btree (committee_id);

create table communication_acknowledgement (
  id bigint not null generated always as identity,
  request_id bigint not null,
  unit_id bigint not null,
  done_on date not null,
  form text not null,
  reached integer not null,
  staff integer not null,
  note text,
  file_id bigint,
  person_id text,
  mandate_id bigint,
  on_day date not null,
  at timestamp with time zone not null,
  returned_on date,
  returned_at timestamp with time zone,
  returned_by text,
  returned_reason text,
  constraint communication_acknowledgement_pkey PRIMARY KEY (id),
  constraint communication_acknowledgement_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint communication_acknowledgement_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint communication_acknowledgement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint communication_acknowledgement_request_id_fkey FOREIGN KEY (request_id) REFERENCES communication_request(id),
  constraint communication_acknowledgement_request_id_unit_id_fkey FOREIGN KEY (request_id, unit_id) REFERENCES communication_addressee(request_id, unit_id),
  constraint communication_acknowledgement_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id),
  constraint communication_acknowledgement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint communication_acknowledgement_check CHECK ((reached <= staff)),
  constraint communication_acknowledgement_check1 CHECK ((done_on <= on_day)),
  constraint communication_acknowledgement_check2 CHECK (((returned_on IS NULL) = (returned_reason IS NULL))),
  constraint communication_acknowledgement_form_check CHECK ((form = ANY (ARRAY['conference'::text, 'meeting'::text, 'written-copy'::text, 'e-office'::text, 'message'::text, 'other'::text]))),
  constraint communication_acknowledgement_reached_check CHECK ((reached > 0)),
  constraint communication_acknowledgement_staff_check CHECK ((staff > 0))
);
CREATE UNIQUE INDEX communication_acknowledgement_one ON public.communication_acknowledgement USING btree (request_id, unit_id) WHERE (returned_on IS NULL);
CREATE INDEX communication_acknowledgement_unit ON public.communication_acknowledgement USING btree (unit_id);

create table communication_activity (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  channel_id bigint not null,
  title text not null,
  from_on date not null,
  to_on date not null,
  items integer not null,
  reach bigint,
  reach_how text,
  state_money bigint,
  other_money bigint,
  task_id bigint,
  link text,
  note text,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  withdrawn_on date,
  withdrawn_reason text,
  constraint communication_activity_pkey PRIMARY KEY (id),
  constraint communication_activity_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES communication_channel(id),
  constraint communication_activity_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint communication_activity_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint communication_activity_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint communication_activity_check CHECK ((to_on >= from_on)),
  constraint communication_activity_check1 CHECK (((reach IS NULL) = (reach_how IS NULL))),
  constraint communication_activity_check2 CHECK (((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))),
  constraint communication_activity_items_check CHECK ((items > 0)),
  constraint communication_activity_other_money_check CHECK ((other_money >= 0)),
  constraint communication_activity_reach_check CHECK ((reach >= 0)),
  constraint communication_activity_reach_how_check CHECK ((reach_how = ANY (ARRAY['measured'::text, 'estimated'::text]))),
  constraint communication_activity_state_money_check CHECK ((state_money >= 0)),
  constraint communication_activity_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX communication_activity_days ON public.communication_activity USING btree (from_on);
CREATE INDEX communication_activity_title ON public.communication_activity USING gin (folded(title) gin_trgm_ops);
CREATE INDEX communication_activity_unit ON public.communication_activity USING btree (unit_id, from_on);

create table communication_addressee (
  request_id bigint not null,
  unit_id bigint not null,
  asked_on date not null,
  constraint communication_addressee_pkey PRIMARY KEY (request_id, unit_id),
  constraint communication_addressee_request_id_fkey FOREIGN KEY (request_id) REFERENCES communication_request(id),
  constraint communication_addressee_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX communication_addressee_unit ON public.communication_addressee USING btree (unit_id);

create table communication_change (
  id bigint not null generated always as identity,
  activity_id bigint not null,
  kind text not null,
  reason text not null,
  before jsonb not null,
  after jsonb,
  person_id text,
  mandate_id bigint,
  on_day date not null,
  at timestamp with time zone not null,
  constraint communication_change_pkey PRIMARY KEY (id),
  constraint communication_change_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES communication_activity(id),
  constraint communication_change_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint communication_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint communication_change_kind_check CHECK ((kind = ANY (ARRAY['corrected'::text, 'withdrawn'::text]))),
  constraint communication_change_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);
CREATE INDEX communication_change_activity ON public.communication_change USING btree (activity_id);
CREATE TRIGGER communication_change_kept BEFORE DELETE OR UPDATE ON public.communication_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table communication_channel (
  id bigint not null generated always as identity,
  code text,
  name_vi text not null,
  name_en text not null,
  counted_vi text not null,
  counted_en text not null,
  position integer not null,
  valid_from date not null,
  valid_to date,
  constraint communication_channel_pkey PRIMARY KEY (id),
  constraint communication_channel_code_key UNIQUE (code),
  constraint communication_channel_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint communication_channel_counted_en_check CHECK (((length(counted_en) >= 1) AND (length(counted_en) <= 60))),
  constraint communication_channel_counted_vi_check CHECK (((length(counted_vi) >= 1) AND (length(counted_vi) <= 60))),
  constraint communication_channel_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 120))),
  constraint communication_channel_name_vi_check CHECK (((length(name_vi) >= 1) AND (length(name_vi) <= 120)))
);

create table communication_extension (
  id bigint not null generated always as identity,
  request_id bigint not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  person_id text,
  mandate_id bigint,
  on_day date not null,
  at timestamp with time zone not null,
  constraint communication_extension_pkey PRIMARY KEY (id),
  constraint communication_extension_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint communication_extension_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint communication_extension_request_id_fkey FOREIGN KEY (request_id) REFERENCES communication_request(id),
  constraint communication_extension_check CHECK ((to_on > from_on)),
  constraint communication_extension_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);
CREATE INDEX communication_extension_request ON public.communication_extension USING btree (request_id);
CREATE TRIGGER communication_extension_kept BEFORE DELETE OR UPDATE ON public.communication_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table communication_file (
  id bigint not null generated always as identity,
  activity_id bigint not null,
  file_id bigint not null,
  person_id text,
  at timestamp with time zone not null,
  constraint communication_file_pkey PRIMARY KEY (id),
  constraint communication_file_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES communication_activity(id),
  constraint communication_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint communication_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX communication_file_activity ON public.communication_file USING btree (activity_id);

create table communication_reminder (
  request_id bigint not null,
  on_day date not null,
  units integer not null,
  person_id text,
  mandate_id bigint,
  at timestamp with time zone not null,
  constraint communication_reminder_pkey PRIMARY KEY (request_id, on_day),
  constraint communication_reminder_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint communication_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint communication_reminder_request_id_fkey FOREIGN KEY (request_id) REFERENCES communication_request(id)
);
CREATE TRIGGER communication_reminder_kept BEFORE DELETE OR UPDATE ON public.communication_reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table communication_request (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  document_id bigint,
  document_no text not null,
  title text not null,
  file_id bigint,
  note text,
  asked_on date not null,
  due_on date not null,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  withdrawn_on date,
  withdrawn_reason text,
  constraint communication_request_pkey PRIMARY KEY (id),
  constraint communication_request_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint communication_request_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint communication_request_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint communication_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint communication_request_check CHECK ((due_on >= asked_on)),
  constraint communication_request_check1 CHECK (((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))),
  constraint communication_request_document_no_check CHECK (((length(document_no) >= 1) AND (length(document_no) <= 200))),
  constraint communication_request_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE INDEX communication_request_due ON public.communication_request USING btree (due_on);

create table criteria_set (
  id bigint not null generated always as identity,
  code text not null,
  version integer not null default 1,
  state text not null default 'draft'::text,
  title_vi text not null,
  title_en text not null default ''::text,
  year integer,
  block text not null,
  unit_kinds text[] not null default '{}'::text[],
  frame_id bigint,
  cloned_from_id bigint,
  decision_no text,
  decided_on date,
  effective_from date,
  effective_to date,
  synthetic boolean not null default false,
  complete boolean not null default true,
  content jsonb not null,
  content_hash text not null,
  row_version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  submitted_by text,
  submitted_at timestamp with time zone,
  issued_by text,
  issued_at timestamp with time zone,
  constraint criteria_set_pkey PRIMARY KEY (id),
  constraint criteria_set_code_version_key UNIQUE (code, version),
  constraint criteria_set_cloned_from_id_fkey FOREIGN KEY (cloned_from_id) REFERENCES criteria_set(id),
  constraint criteria_set_frame_id_fkey FOREIGN KEY (frame_id) REFERENCES criteria_set(id),
  constraint criteria_set_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint criteria_set_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint criteria_set_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id),
  constraint criteria_set_code_check CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  constraint criteria_set_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text])))
);
CREATE TRIGGER criteria_set_kept BEFORE DELETE OR UPDATE ON public.criteria_set FOR EACH ROW EXECUTE FUNCTION keep_issued_set();

create table directive (
  id bigint not null generated always as identity,
  origin text not null,
  unit_id bigint not null,
  issuer_name text not null,
  code text,
  document_no text,
  issued_on date,
  received_on date,
  subject text not null,
  state text not null default 'draft'::text,
  document_id bigint,
  file_id bigint,
  parent_id bigint,
  recipients_text text[] not null default '{}'::text[],
  default_response text[] not null default '{}'::text[],
  participant_unit_ids bigint[] not null default '{}'::bigint[],
  year integer not null,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  sent_by text,
  sent_at timestamp with time zone,
  issued_by text,
  constraint directive_pkey PRIMARY KEY (id),
  constraint directive_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint directive_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint directive_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint directive_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint directive_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES directive(id),
  constraint directive_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id),
  constraint directive_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint directive_check CHECK ((parent_id IS DISTINCT FROM id)),
  constraint directive_check1 CHECK (((state <> 'issued'::text) OR ((code IS NOT NULL) AND (document_no IS NOT NULL) AND (issued_on IS NOT NULL)))),
  constraint directive_code_check CHECK ((code ~ '^[[:alnum:]ĐđÀ-ỹ.-]{1,20}$'::text)),
  constraint directive_issuer_name_check CHECK (((length(issuer_name) >= 1) AND (length(issuer_name) <= 300))),
  constraint directive_origin_check CHECK ((origin = ANY (ARRAY['made'::text, 'received'::text]))),
  constraint directive_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'issued'::text, 'passed-down'::text]))),
  constraint directive_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 500)))
);
CREATE UNIQUE INDEX directive_code ON public.directive USING btree (unit_id, year, lower(code)) WHERE (state = 'issued'::text);
CREATE INDEX directive_parent ON public.directive USING btree (parent_id);
CREATE INDEX directive_participant ON public.directive USING gin (participant_unit_ids);
CREATE INDEX directive_subject ON public.directive USING gin (folded(subject) gin_trgm_ops);
CREATE INDEX directive_year ON public.directive USING btree (year, state);

create table directive_item (
  id bigint not null generated always as identity,
  directive_id bigint not null,
  position integer not null,
  number text not null,
  text text not null,
  title text not null,
  product text,
  response text[] not null default '{}'::text[],
  area_id bigint,
  basis_id bigint,
  deadline_kind text not null,
  deadline_on date,
  deadline_text text not null default ''::text,
  deadline_reading text not null default 'strict'::text,
  recurrence jsonb,
  lead_unit_ids bigint[] not null default '{}'::bigint[],
  coordinator_unit_ids bigint[] not null default '{}'::bigint[],
  route_unit_ids bigint[] not null default '{}'::bigint[],
  evidence jsonb not null default '{}'::jsonb,
  unmatched jsonb not null default '[]'::jsonb,
  confirmed_by text,
  instruction_id bigint,
  constraint directive_item_pkey PRIMARY KEY (id),
  constraint directive_item_directive_id_position_key UNIQUE (directive_id, "position") DEFERRABLE,
  constraint directive_item_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint directive_item_basis_id_fkey FOREIGN KEY (basis_id) REFERENCES basis(id),
  constraint directive_item_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint directive_item_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_item_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint directive_item_deadline_kind_check CHECK ((deadline_kind = ANY (ARRAY['day'::text, 'period-end'::text, 'recurring'::text, 'regular'::text, 'none'::text]))),
  constraint directive_item_deadline_reading_check CHECK ((deadline_reading = ANY (ARRAY['strict'::text, 'inclusive'::text]))),
  constraint directive_item_response_check CHECK ((response <@ '{report,product,explanation}'::text[])),
  constraint directive_item_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE INDEX directive_item_instruction ON public.directive_item USING btree (instruction_id);

create table directive_letter (
  id bigint not null generated always as identity,
  directive_id bigint not null,
  task_ids bigint[] not null,
  unit_id bigint not null,
  kind text not null,
  document_id bigint not null,
  person_id text not null,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint directive_letter_pkey PRIMARY KEY (id),
  constraint directive_letter_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_letter_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint directive_letter_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint directive_letter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint directive_letter_kind_check CHECK ((kind = ANY (ARRAY['reminder'::text, 'criticism'::text])))
);
CREATE INDEX directive_letter_directive ON public.directive_letter USING btree (directive_id);
CREATE INDEX directive_letter_unit ON public.directive_letter USING btree (unit_id);

create table directive_paragraph (
  directive_id bigint not null,
  no integer not null,
  text text not null,
  fate text not null,
  why text,
  marked_by text,
  constraint directive_paragraph_pkey PRIMARY KEY (directive_id, no),
  constraint directive_paragraph_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_paragraph_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id),
  constraint directive_paragraph_check CHECK (((fate <> 'no-work'::text) OR (why IS NOT NULL))),
  constraint directive_paragraph_fate_check CHECK ((fate = ANY (ARRAY['item'::text, 'no-work'::text, 'uncovered'::text])))
);

create table directive_recipient (
  id bigint not null generated always as identity,
  item_id bigint not null,
  position integer not null,
  kind text not null,
  text text not null,
  unit_id bigint,
  resolved_by text,
  resolved_from jsonb,
  resolved_unit_ids bigint[],
  constraint directive_recipient_pkey PRIMARY KEY (id),
  constraint directive_recipient_item_id_fkey FOREIGN KEY (item_id) REFERENCES directive_item(id) ON DELETE CASCADE,
  constraint directive_recipient_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint directive_recipient_kind_check CHECK ((kind = ANY (ARRAY['all-departments'::text, 'all-districts'::text, 'all-communes'::text, 'unit'::text, 'condition'::text]))),
  constraint directive_recipient_resolved_by_check CHECK ((resolved_by = ANY (ARRAY['hand'::text, 'tasks'::text, 'register'::text])))
);
CREATE INDEX directive_recipient_item ON public.directive_recipient USING btree (item_id);

create table directive_reminder (
  id bigint not null generated always as identity,
  directive_id bigint not null,
  item_id bigint,
  tasks integer not null,
  person_id text,
  at timestamp with time zone not null,
  constraint directive_reminder_pkey PRIMARY KEY (id),
  constraint directive_reminder_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_reminder_item_id_fkey FOREIGN KEY (item_id) REFERENCES directive_item(id),
  constraint directive_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint directive_reminder_tasks_check CHECK ((tasks > 0))
);
CREATE INDEX directive_reminder_directive ON public.directive_reminder USING btree (directive_id);
CREATE TRIGGER directive_reminder_kept BEFORE DELETE OR UPDATE ON public.directive_reminder FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table discipline_event (
  id bigint not null generated always as identity,
  person_id text not null,
  form text not null,
  decision_no text not null,
  decided_on date not null,
  until date,
  source text not null,
  note text,
  entered_by text not null,
  entered_office_id bigint,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint discipline_event_pkey PRIMARY KEY (id),
  constraint discipline_event_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  constraint discipline_event_entered_office_id_fkey FOREIGN KEY (entered_office_id) REFERENCES mandate(id),
  constraint discipline_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint discipline_event_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint discipline_event_check CHECK (((until IS NULL) OR (until >= decided_on))),
  constraint discipline_event_form_check CHECK ((form = ANY (ARRAY['reprimand'::text, 'warning'::text, 'salary'::text, 'demotion'::text, 'removal'::text, 'dismissal'::text])))
);
CREATE INDEX discipline_event_person ON public.discipline_event USING btree (person_id);

create table document_received_file (
  document_id bigint not null,
  file_id bigint not null,
  constraint document_received_file_pkey PRIMARY KEY (document_id, file_id),
  constraint document_received_file_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint document_received_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id)
);
CREATE TRIGGER document_received_file_kept BEFORE DELETE OR UPDATE ON public.document_received_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table document_seal (
  document_id bigint not null,
  lifted_at timestamp with time zone,
  constraint document_seal_pkey PRIMARY KEY (document_id),
  constraint document_seal_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id)
);

create table document_series (
  unit_id bigint not null,
  year integer not null,
  series text not null,
  last_number integer not null,
  last_on date not null,
  constraint document_series_pkey PRIMARY KEY (unit_id, year, series),
  constraint document_series_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table document_signed_file (
  id bigint not null generated always as identity,
  document_id bigint not null,
  file_id bigint not null,
  words integer,
  of_words integer,
  agrees boolean not null,
  differences jsonb not null,
  reason text,
  person_id text not null,
  at timestamp with time zone not null,
  constraint document_signed_file_pkey PRIMARY KEY (id),
  constraint document_signed_file_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint document_signed_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint document_signed_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint document_signed_file_check CHECK ((agrees OR (reason IS NOT NULL)))
);
CREATE INDEX document_signed_file_document ON public.document_signed_file USING btree (document_id);
CREATE TRIGGER document_signed_file_kept BEFORE DELETE OR UPDATE ON public.document_signed_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table document_step (
  id bigint not null generated always as identity,
  document_id bigint not null,
  kind text not null,
  person_id text not null,
  mandate_id bigint,
  note text,
  day date not null,
  at timestamp with time zone not null,
  constraint document_step_pkey PRIMARY KEY (id),
  constraint document_step_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint document_step_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint document_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint document_step_kind_check CHECK ((kind = ANY (ARRAY['drafted'::text, 'edited'::text, 'sent-for-review'::text, 'returned'::text, 'approved'::text, 'signed'::text, 'issued'::text, 'signed-file-attached'::text, 'withdrawn'::text, 'received'::text])))
);
CREATE INDEX document_step_document ON public.document_step USING btree (document_id);
CREATE TRIGGER document_step_kept BEFORE DELETE OR UPDATE ON public.document_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table file_upload (
  id bigint not null generated always as identity,
  hash text not null,
  name text not null,
  mime text not null,
  size bigint not null,
  pages integer,
  person_id text not null,
  unit_id bigint,
  replaces_id bigint,
  at timestamp with time zone not null,
  constraint file_upload_pkey PRIMARY KEY (id),
  constraint file_upload_hash_fkey FOREIGN KEY (hash) REFERENCES stored_file(hash),
  constraint file_upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint file_upload_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES file_upload(id),
  constraint file_upload_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint file_upload_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255)))
);
CREATE INDEX file_upload_hash ON public.file_upload USING btree (hash);
CREATE INDEX file_upload_replaces ON public.file_upload USING btree (replaces_id);

create table finding_event (
  id bigint not null generated always as identity,
  finding_id bigint not null,
  kind text not null,
  on_day date not null,
  note text,
  document_no text,
  person_id text,
  mandate_id bigint,
  at timestamp with time zone not null,
  constraint finding_event_pkey PRIMARY KEY (id),
  constraint finding_event_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES inspection_finding(id),
  constraint finding_event_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint finding_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint finding_event_kind_check CHECK ((kind = ANY (ARRAY['noted'::text, 'changed'::text, 'withdrawn'::text, 'issued'::text, 'started'::text, 'remedied'::text, 'returned'::text, 'verified'::text, 'tasked'::text])))
);
CREATE INDEX finding_event_finding ON public.finding_event USING btree (finding_id, id);
CREATE TRIGGER finding_event_kept BEFORE DELETE OR UPDATE ON public.finding_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table finding_file (
  id bigint not null generated always as identity,
  event_id bigint not null,
  file_id bigint not null,
  constraint finding_file_pkey PRIMARY KEY (id),
  constraint finding_file_event_id_fkey FOREIGN KEY (event_id) REFERENCES finding_event(id),
  constraint finding_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id)
);
CREATE INDEX finding_file_event ON public.finding_file USING btree (event_id);
CREATE INDEX finding_file_file ON public.finding_file USING btree (file_id);

create table idempotency_key (
  person_id text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  at timestamp with time zone not null default clock_timestamp(),
  constraint idempotency_key_pkey PRIMARY KEY (person_id, key),
  constraint idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);

create table initiative (
  id bigint not null generated always as identity,
  year integer not null,
  unit_id bigint not null,
  title text not null,
  description text not null default ''::text,
  benefit text not null default ''::text,
  recognised_no text,
  recognised_on date,
  recognised_by text,
  file_id bigint,
  area_id bigint,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  person_id text not null,
  at timestamp with time zone not null,
  constraint initiative_pkey PRIMARY KEY (id),
  constraint initiative_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint initiative_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint initiative_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint initiative_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint initiative_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE INDEX initiative_unit ON public.initiative USING btree (unit_id, year);

create table initiative_adoption (
  id bigint not null generated always as identity,
  initiative_id bigint not null,
  unit_id bigint not null,
  adopted_on date not null,
  note text,
  instruction_id bigint,
  person_id text not null,
  at timestamp with time zone not null,
  constraint initiative_adoption_pkey PRIMARY KEY (id),
  constraint initiative_adoption_initiative_id_unit_id_key UNIQUE (initiative_id, unit_id),
  constraint initiative_adoption_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiative(id),
  constraint initiative_adoption_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint initiative_adoption_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint initiative_adoption_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table inspection (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  unit_id bigint not null,
  mode text not null,
  team_id bigint,
  draw_id bigint,
  from_on date not null,
  to_on date not null,
  state text not null default 'planned'::text,
  report_by date,
  begun_on date,
  started_at text,
  ended_at text,
  attendance text,
  summary text,
  concluded_on date,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  constraint inspection_pkey PRIMARY KEY (id),
  constraint inspection_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES inspection_draw(id),
  constraint inspection_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspection_plan(id),
  constraint inspection_team_id_fkey FOREIGN KEY (team_id) REFERENCES inspection_team(id),
  constraint inspection_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint inspection_check CHECK ((to_on >= from_on)),
  constraint inspection_check1 CHECK (((state = ANY (ARRAY['planned'::text, 'ordered'::text, 'noticed'::text, 'reported'::text, 'cancelled'::text])) OR (begun_on IS NOT NULL))),
  constraint inspection_check2 CHECK (((state <> ALL (ARRAY['concluded'::text, 'closed'::text])) OR (concluded_on IS NOT NULL))),
  constraint inspection_ended_at_check CHECK ((ended_at ~ '^\d\d:\d\d$'::text)),
  constraint inspection_mode_check CHECK ((mode = ANY (ARRAY['planned'::text, 'unannounced'::text]))),
  constraint inspection_started_at_check CHECK ((started_at ~ '^\d\d:\d\d$'::text)),
  constraint inspection_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'ordered'::text, 'noticed'::text, 'reported'::text, 'visiting'::text, 'recorded'::text, 'signed'::text, 'concluded'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX inspection_by_unit ON public.inspection USING btree (unit_id, begun_on);
CREATE INDEX inspection_team_id ON public.inspection USING btree (team_id);
CREATE UNIQUE INDEX inspection_unit ON public.inspection USING btree (plan_id, unit_id, mode) WHERE (state <> 'cancelled'::text);

create table inspection_answer (
  id bigint not null generated always as identity,
  inspection_id bigint not null,
  item text not null,
  verdict text not null,
  note text,
  person_id text not null,
  at timestamp with time zone not null,
  constraint inspection_answer_pkey PRIMARY KEY (id),
  constraint inspection_answer_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint inspection_answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint inspection_answer_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'partly'::text, 'not-met'::text, 'not-seen'::text])))
);
CREATE INDEX inspection_answer_item ON public.inspection_answer USING btree (inspection_id, item, id DESC);
CREATE TRIGGER inspection_answer_kept BEFORE DELETE OR UPDATE ON public.inspection_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table inspection_checklist (
  id bigint not null generated always as identity,
  code text not null,
  edition integer not null,
  title_vi text not null,
  title_en text not null,
  state text not null default 'draft'::text,
  content jsonb not null,
  source text,
  issued_on date,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  constraint inspection_checklist_pkey PRIMARY KEY (id),
  constraint inspection_checklist_code_edition_key UNIQUE (code, edition),
  constraint inspection_checklist_check CHECK (((state = 'draft'::text) OR (issued_on IS NOT NULL))),
  constraint inspection_checklist_code_check CHECK ((code ~ '^[a-z0-9-]{1,60}$'::text)),
  constraint inspection_checklist_edition_check CHECK ((edition > 0)),
  constraint inspection_checklist_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  constraint inspection_checklist_title_en_check CHECK (((length(title_en) >= 1) AND (length(title_en) <= 300))),
  constraint inspection_checklist_title_vi_check CHECK (((length(title_vi) >= 1) AND (length(title_vi) <= 300)))
);
CREATE TRIGGER inspection_checklist_kept BEFORE DELETE OR UPDATE ON public.inspection_checklist FOR EACH ROW EXECUTE FUNCTION keep_issued_checklist();

create table inspection_draw (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  seed text not null,
  frame jsonb not null,
  take integer not null,
  taken_unit_ids bigint[] not null,
  on_day date not null,
  person_id text not null,
  at timestamp with time zone not null,
  constraint inspection_draw_pkey PRIMARY KEY (id),
  constraint inspection_draw_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint inspection_draw_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspection_plan(id),
  constraint inspection_draw_seed_check CHECK (((length(seed) >= 8) AND (length(seed) <= 64))),
  constraint inspection_draw_take_check CHECK ((take > 0))
);
CREATE INDEX inspection_draw_plan ON public.inspection_draw USING btree (plan_id);
CREATE TRIGGER inspection_draw_kept BEFORE DELETE OR UPDATE ON public.inspection_draw FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table inspection_finding (
  id bigint not null generated always as identity,
  inspection_id bigint not null,
  no integer not null,
  item text not null,
  criterion text,
  text text not null,
  severity text not null,
  owner_unit_id bigint not null,
  owner_mandate_id bigint,
  basis text,
  evidence text,
  due_on date,
  state text not null default 'draft'::text,
  instruction_id bigint,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  constraint inspection_finding_pkey PRIMARY KEY (id),
  constraint inspection_finding_inspection_id_no_key UNIQUE (inspection_id, no),
  constraint inspection_finding_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint inspection_finding_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint inspection_finding_owner_mandate_id_fkey FOREIGN KEY (owner_mandate_id) REFERENCES mandate(id),
  constraint inspection_finding_owner_unit_id_fkey FOREIGN KEY (owner_unit_id) REFERENCES unit(id),
  constraint inspection_finding_check CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (due_on IS NOT NULL))),
  constraint inspection_finding_severity_check CHECK ((severity = ANY (ARRAY['minor'::text, 'major'::text, 'serious'::text]))),
  constraint inspection_finding_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'withdrawn'::text, 'open'::text, 'in-progress'::text, 'remedied'::text, 'verified'::text]))),
  constraint inspection_finding_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX inspection_finding_item ON public.inspection_finding USING btree (item);
CREATE INDEX inspection_finding_owner ON public.inspection_finding USING btree (owner_unit_id, state);
CREATE INDEX inspection_finding_text ON public.inspection_finding USING gin (folded(text) gin_trgm_ops);

create table inspection_photo (
  id bigint not null generated always as identity,
  inspection_id bigint not null,
  item text,
  file_id bigint not null,
  person_id text not null,
  at timestamp with time zone not null,
  constraint inspection_photo_pkey PRIMARY KEY (id),
  constraint inspection_photo_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint inspection_photo_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint inspection_photo_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX inspection_photo_file ON public.inspection_photo USING btree (file_id);
CREATE INDEX inspection_photo_inspection ON public.inspection_photo USING btree (inspection_id);

create table inspection_plan (
  id bigint not null generated always as identity,
  year integer not null,
  title text not null,
  blocks text[] not null,
  checklist_id bigint not null,
  target_percent integer not null,
  self_percent integer not null,
  remedy_days integer not null,
  state text not null default 'draft'::text,
  decision_no text,
  decided_on date,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  constraint inspection_plan_pkey PRIMARY KEY (id),
  constraint inspection_plan_year_key UNIQUE (year),
  constraint inspection_plan_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES inspection_checklist(id),
  constraint inspection_plan_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint inspection_plan_check CHECK (((state = 'draft'::text) OR ((decision_no IS NOT NULL) AND (decided_on IS NOT NULL)))),
  constraint inspection_plan_remedy_days_check CHECK (((remedy_days >= 1) AND (remedy_days <= 365))),
  constraint inspection_plan_self_percent_check CHECK (((self_percent >= 1) AND (self_percent <= 100))),
  constraint inspection_plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  constraint inspection_plan_target_percent_check CHECK (((target_percent >= 1) AND (target_percent <= 100))),
  constraint inspection_plan_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint inspection_plan_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);

create table inspection_seat (
  team_id bigint not null,
  mandate_id bigint not null,
  head boolean not null default false,
  constraint inspection_seat_pkey PRIMARY KEY (team_id, mandate_id),
  constraint inspection_seat_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint inspection_seat_team_id_fkey FOREIGN KEY (team_id) REFERENCES inspection_team(id)
);
CREATE UNIQUE INDEX inspection_seat_head ON public.inspection_seat USING btree (team_id) WHERE head;
CREATE INDEX inspection_seat_mandate ON public.inspection_seat USING btree (mandate_id);

create table inspection_step (
  id bigint not null generated always as identity,
  inspection_id bigint not null,
  kind text not null,
  on_day date not null,
  document_no text,
  note text,
  file_id bigint,
  hash text,
  person_id text,
  mandate_id bigint,
  at timestamp with time zone not null,
  constraint inspection_step_pkey PRIMARY KEY (id),
  constraint inspection_step_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint inspection_step_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint inspection_step_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint inspection_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint inspection_step_kind_check CHECK ((kind = ANY (ARRAY['ordered'::text, 'noticed'::text, 'reported'::text, 'begun'::text, 'recorded'::text, 'team-signed'::text, 'unit-signed'::text, 'unit-refused'::text, 'reopened'::text, 'concluded'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX inspection_step_file ON public.inspection_step USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX inspection_step_inspection ON public.inspection_step USING btree (inspection_id, id);
CREATE TRIGGER inspection_step_kept BEFORE DELETE OR UPDATE ON public.inspection_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table inspection_team (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  name text not null,
  constraint inspection_team_pkey PRIMARY KEY (id),
  constraint inspection_team_plan_id_name_key UNIQUE (plan_id, name),
  constraint inspection_team_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspection_plan(id),
  constraint inspection_team_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);

create table instruction (
  id bigint not null generated always as identity,
  source_kind text not null,
  source_id bigint not null,
  source_code text not null,
  source_label text not null,
  path text not null,
  year integer not null,
  title text not null,
  body text,
  product text not null,
  response text[] not null default '{}'::text[],
  area_id bigint,
  basis_id bigint,
  deadline_kind text not null,
  deadline_text text,
  deadline_reading text not null default 'inclusive'::text,
  deadline_on date,
  issued_on date not null,
  document_no text,
  issuer_mandate_id bigint,
  issuer_unit_id bigint,
  made_at timestamp with time zone not null,
  constraint instruction_pkey PRIMARY KEY (id),
  constraint instruction_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint instruction_basis_id_fkey FOREIGN KEY (basis_id) REFERENCES basis(id),
  constraint instruction_issuer_mandate_id_fkey FOREIGN KEY (issuer_mandate_id) REFERENCES mandate(id),
  constraint instruction_issuer_unit_id_fkey FOREIGN KEY (issuer_unit_id) REFERENCES unit(id),
  constraint instruction_deadline_kind_check CHECK ((deadline_kind = ANY (ARRAY['day'::text, 'period-end'::text, 'recurring'::text, 'regular'::text, 'none'::text]))),
  constraint instruction_deadline_reading_check CHECK ((deadline_reading = ANY (ARRAY['strict'::text, 'inclusive'::text]))),
  constraint instruction_source_kind_check CHECK ((source_kind = ANY (ARRAY['plan'::text, 'directive'::text, 'conclusion'::text, 'inspection'::text, 'own'::text]))),
  constraint instruction_title_check CHECK (((length(title) >= 1) AND (length(title) <= 2000)))
);
CREATE INDEX instruction_source ON public.instruction USING btree (source_kind, source_id);
CREATE INDEX instruction_title ON public.instruction USING gin (folded(title) gin_trgm_ops);

create table job_progress (
  id bigint not null generated always as identity,
  kind text not null,
  title text not null,
  person_id text,
  state text not null default 'waiting'::text,
  total integer not null default 0,
  done integer not null default 0,
  refused integer not null default 0,
  subject_id bigint,
  report jsonb not null default '{}'::jsonb,
  load jsonb,
  made_at timestamp with time zone not null default clock_timestamp(),
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint job_progress_pkey PRIMARY KEY (id),
  constraint job_progress_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

create table letterhead (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  parent_agency text,
  agency text not null,
  symbol text not null,
  sub_symbol text,
  place text not null,
  contact text[] not null default '{}'::text[],
  series text not null default ''::text,
  by_type boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint letterhead_pkey PRIMARY KEY (id),
  constraint letterhead_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX letterhead_unit ON public.letterhead USING btree (unit_id);

create table mandate (
  id bigint not null generated always as identity,
  person_id text not null,
  office text not null,
  unit_id bigint not null,
  title text,
  title_en text,
  valid_from date not null,
  valid_to date,
  decision_no text,
  for_mandate_id bigint,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint mandate_pkey PRIMARY KEY (id),
  constraint mandate_for_mandate_id_fkey FOREIGN KEY (for_mandate_id) REFERENCES mandate(id),
  constraint mandate_office_fkey FOREIGN KEY (office) REFERENCES office(code),
  constraint mandate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mandate_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint mandate_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint mandate_check1 CHECK (((for_mandate_id IS NULL) OR (valid_to IS NOT NULL)))
);
CREATE INDEX mandate_person ON public.mandate USING btree (person_id);
CREATE INDEX mandate_unit ON public.mandate USING btree (unit_id);

create table mandate_scope (
  id bigint not null generated always as identity,
  mandate_id bigint not null,
  kind text not null,
  target_id bigint not null,
  purpose text not null default 'supervision'::text,
  valid_from date not null,
  valid_to date,
  decision_no text,
  constraint mandate_scope_pkey PRIMARY KEY (id),
  constraint mandate_scope_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint mandate_scope_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint mandate_scope_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'area'::text]))),
  constraint mandate_scope_purpose_check CHECK ((purpose = ANY (ARRAY['supervision'::text, 'inspection'::text, 'appraisal'::text])))
);
CREATE INDEX mandate_scope_mandate ON public.mandate_scope USING btree (mandate_id);
CREATE INDEX mandate_scope_target ON public.mandate_scope USING btree (kind, target_id);

create table meeting (
  id bigint not null generated always as identity,
  committee_id bigint not null,
  kind text not null,
  title text not null,
  held_on date not null,
  starts_at text not null,
  place text not null,
  state text not null default 'draft'::text,
  minutes text,
  minutes_by text,
  minutes_approved_by text,
  minutes_approved_at timestamp with time zone,
  document_id bigint,
  concluded_on date,
  notice_no text,
  cancelled_reason text,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  called_at timestamp with time zone,
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES committee(id),
  constraint meeting_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint meeting_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint meeting_minutes_approved_by_fkey FOREIGN KEY (minutes_approved_by) REFERENCES person(id),
  constraint meeting_minutes_by_fkey FOREIGN KEY (minutes_by) REFERENCES person(id),
  constraint meeting_check CHECK (((state <> 'concluded'::text) OR ((document_id IS NOT NULL) AND (notice_no IS NOT NULL) AND (concluded_on IS NOT NULL)))),
  constraint meeting_kind_check CHECK ((kind = ANY (ARRAY['regular'::text, 'thematic'::text, 'extraordinary'::text]))),
  constraint meeting_starts_at_check CHECK ((starts_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text)),
  constraint meeting_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'called'::text, 'held'::text, 'concluded'::text, 'cancelled'::text]))),
  constraint meeting_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX meeting_committee ON public.meeting USING btree (committee_id, held_on);

create table meeting_agenda (
  id bigint not null generated always as identity,
  meeting_id bigint not null,
  position integer not null,
  text text not null,
  speaker text,
  constraint meeting_agenda_pkey PRIMARY KEY (id),
  constraint meeting_agenda_meeting_id_position_key UNIQUE (meeting_id, "position"),
  constraint meeting_agenda_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_agenda_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);

create table meeting_conclusion (
  id bigint not null generated always as identity,
  meeting_id bigint not null,
  position integer not null,
  text text not null,
  lead_unit_ids bigint[] not null default '{}'::bigint[],
  coordinator_unit_ids bigint[] not null default '{}'::bigint[],
  product text,
  due_on date,
  instruction_id bigint,
  constraint meeting_conclusion_pkey PRIMARY KEY (id),
  constraint meeting_conclusion_meeting_id_position_key UNIQUE (meeting_id, "position"),
  constraint meeting_conclusion_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint meeting_conclusion_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_conclusion_check CHECK (((lead_unit_ids = '{}'::bigint[]) OR (product IS NOT NULL))),
  constraint meeting_conclusion_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE INDEX meeting_conclusion_instruction ON public.meeting_conclusion USING btree (instruction_id);

create table meeting_invitee (
  id bigint not null generated always as identity,
  meeting_id bigint not null,
  seat_id bigint,
  unit_id bigint,
  person_id text,
  name text not null,
  answer text,
  substitute text,
  reason text,
  answered_at timestamp with time zone,
  attended text,
  constraint meeting_invitee_pkey PRIMARY KEY (id),
  constraint meeting_invitee_meeting_id_seat_id_key UNIQUE (meeting_id, seat_id),
  constraint meeting_invitee_meeting_id_unit_id_key UNIQUE (meeting_id, unit_id),
  constraint meeting_invitee_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_invitee_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint meeting_invitee_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES committee_seat(id),
  constraint meeting_invitee_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint meeting_invitee_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'substitute'::text]))),
  constraint meeting_invitee_attended_check CHECK ((attended = ANY (ARRAY['present'::text, 'substitute'::text, 'absent'::text]))),
  constraint meeting_invitee_check CHECK (((seat_id IS NULL) <> (unit_id IS NULL))),
  constraint meeting_invitee_check1 CHECK (((answer IS DISTINCT FROM 'substitute'::text) OR (substitute IS NOT NULL)))
);
CREATE INDEX meeting_invitee_person ON public.meeting_invitee USING btree (person_id);

create table meeting_opinion (
  id bigint not null generated always as identity,
  meeting_id bigint not null,
  name text not null,
  text text not null,
  person_id text,
  at timestamp with time zone not null,
  constraint meeting_opinion_pkey PRIMARY KEY (id),
  constraint meeting_opinion_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_opinion_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint meeting_opinion_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX meeting_opinion_meeting ON public.meeting_opinion USING btree (meeting_id);

create table meeting_paper (
  id bigint not null generated always as identity,
  meeting_id bigint not null,
  title text not null,
  file_id bigint not null,
  person_id text,
  at timestamp with time zone not null,
  constraint meeting_paper_pkey PRIMARY KEY (id),
  constraint meeting_paper_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint meeting_paper_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint meeting_paper_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint meeting_paper_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX meeting_paper_meeting ON public.meeting_paper USING btree (meeting_id);

create table member_report (
  id bigint not null generated always as identity,
  seat_id bigint not null,
  year integer not null,
  quarter integer not null,
  done text not null default ''::text,
  difficulties text not null default ''::text,
  proposals text[] not null default '{}'::text[],
  version integer not null default 1,
  made_at timestamp with time zone not null,
  constraint member_report_pkey PRIMARY KEY (id),
  constraint member_report_seat_id_year_quarter_key UNIQUE (seat_id, year, quarter),
  constraint member_report_seat_id_fkey FOREIGN KEY (seat_id) REFERENCES committee_seat(id),
  constraint member_report_difficulties_check CHECK ((length(difficulties) <= 8000)),
  constraint member_report_done_check CHECK ((length(done) <= 8000)),
  constraint member_report_quarter_check CHECK (((quarter >= 1) AND (quarter <= 4))),
  constraint member_report_year_check CHECK (((year >= 2000) AND (year <= 2200)))
);

create table member_report_sending (
  id bigint not null generated always as identity,
  report_id bigint not null,
  on_day date not null,
  at timestamp with time zone not null,
  person_id text not null,
  mandate_id bigint,
  holder text not null,
  done text not null,
  difficulties text not null,
  proposals text[] not null,
  figures jsonb not null,
  returned_on date,
  returned_by text,
  return_reason text,
  constraint member_report_sending_pkey PRIMARY KEY (id),
  constraint member_report_sending_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint member_report_sending_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint member_report_sending_report_id_fkey FOREIGN KEY (report_id) REFERENCES member_report(id),
  constraint member_report_sending_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id),
  constraint member_report_sending_check CHECK (((returned_on IS NULL) = (return_reason IS NULL)))
);
CREATE INDEX member_report_sending_report ON public.member_report_sending USING btree (report_id);

create table notification (
  id bigint not null generated always as identity,
  person_id text not null,
  kind text not null,
  url text not null,
  facts jsonb not null default '{}'::jsonb,
  occasion text not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail_id bigint,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_person_id_occasion_key UNIQUE (person_id, occasion),
  constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);
CREATE INDEX notification_person ON public.notification USING btree (person_id, at DESC);
CREATE INDEX notification_unsent ON public.notification USING btree (at) WHERE (mail_id IS NULL);

create table office (
  code text not null,
  name_vi text not null,
  name_en text not null,
  roles text[] not null,
  position integer not null default 0,
  constraint office_pkey PRIMARY KEY (code),
  constraint office_roles_check CHECK ((roles <@ ARRAY['administrator'::text, 'standing-agency'::text, 'issuer'::text, 'head'::text, 'focal'::text, 'member'::text, 'inspector'::text, 'appraiser'::text, 'auditor'::text, 'unit-administrator'::text]))
);

create table official_document (
  id bigint not null generated always as identity,
  direction text not null,
  unit_id bigint not null,
  provincial boolean not null,
  type text not null,
  subject text not null,
  state text not null,
  body jsonb,
  letterhead_id bigint,
  signer_id bigint,
  recipients text[] not null default '{}'::text[],
  signer_name text,
  copies integer,
  series text,
  number integer,
  year integer,
  symbol text,
  issued_on date,
  issuer_name text,
  arrived_on date,
  due_on date,
  note text,
  docx_file_id bigint,
  pdf_file_id bigint,
  body_hash text,
  corrects_id bigint,
  source_kind text,
  source_id bigint,
  reply_to_id bigint,
  version integer not null default 1,
  person_id text not null,
  made_at timestamp with time zone not null,
  constraint official_document_pkey PRIMARY KEY (id),
  constraint official_document_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES official_document(id),
  constraint official_document_docx_file_id_fkey FOREIGN KEY (docx_file_id) REFERENCES file_upload(id),
  constraint official_document_letterhead_id_fkey FOREIGN KEY (letterhead_id) REFERENCES letterhead(id),
  constraint official_document_pdf_file_id_fkey FOREIGN KEY (pdf_file_id) REFERENCES file_upload(id),
  constraint official_document_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint official_document_reply_to_id_fkey FOREIGN KEY (reply_to_id) REFERENCES official_document(id),
  constraint official_document_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES signer(id),
  constraint official_document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint official_document_check CHECK (((direction = 'in'::text) OR (state <> 'issued'::text) OR ((number IS NOT NULL) AND (issued_on IS NOT NULL) AND (symbol IS NOT NULL) AND (docx_file_id IS NOT NULL) AND (pdf_file_id IS NOT NULL) AND (body IS NOT NULL)))),
  constraint official_document_check1 CHECK (((direction = 'out'::text) OR ((number IS NOT NULL) AND (arrived_on IS NOT NULL) AND (issuer_name IS NOT NULL)))),
  constraint official_document_copies_check CHECK (((copies >= 1) AND (copies <= 9999))),
  constraint official_document_direction_check CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  constraint official_document_number_check CHECK (((number >= 1) AND (number <= 99999))),
  constraint official_document_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'returned'::text, 'approved'::text, 'signed'::text, 'issued'::text, 'received'::text, 'withdrawn'::text]))),
  constraint official_document_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 500)))
);
CREATE INDEX official_document_corrects ON public.official_document USING btree (corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX official_document_drafts ON public.official_document USING btree (state) WHERE (state <> ALL (ARRAY['issued'::text, 'received'::text, 'withdrawn'::text]));
CREATE UNIQUE INDEX official_document_number ON public.official_document USING btree (unit_id, year, series, number) WHERE (number IS NOT NULL);
CREATE INDEX official_document_open ON public.official_document USING btree (state) WHERE ((state = ANY (ARRAY['in-review'::text, 'returned'::text, 'approved'::text, 'signed'::text])) OR ((state = 'received'::text) AND (due_on IS NOT NULL)));
CREATE INDEX official_document_register ON public.official_document USING btree (direction, year, number);
CREATE INDEX official_document_reply ON public.official_document USING btree (reply_to_id) WHERE (reply_to_id IS NOT NULL);
CREATE INDEX official_document_source ON public.official_document USING btree (source_kind, source_id);
CREATE INDEX official_document_subject ON public.official_document USING gin (folded(subject) gin_trgm_ops);
CREATE INDEX official_document_unit ON public.official_document USING btree (unit_id, issued_on);
CREATE TRIGGER official_document_kept BEFORE DELETE OR UPDATE ON public.official_document FOR EACH ROW EXECUTE FUNCTION keep_issued_document();

create table one_time_link (
  token_hash text not null,
  person_id text,
  purpose text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  made_by text,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint one_time_link_pkey PRIMARY KEY (token_hash),
  constraint one_time_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['first-administrator'::text, 'first-password'::text, 'reset-password'::text, 'forgotten-password'::text])))
);

create table person (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  username text,
  display_username text,
  two_factor_enabled boolean not null default false,
  lang text,
  mail_mode text not null default 'digest'::text,
  phone text,
  demo boolean not null default false,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp(),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key UNIQUE (email),
  constraint person_username_key UNIQUE (username),
  constraint person_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint person_mail_mode_check CHECK ((mail_mode = ANY (ARRAY['at-once'::text, 'digest'::text, 'none'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE INDEX person_name_folded ON public.person USING gin (folded(name) gin_trgm_ops);

create table pilot_report (
  year integer not null,
  unit_id bigint not null,
  state text not null default 'draft'::text,
  done text,
  result text,
  lessons text,
  proposal text,
  first_sent_on date,
  version integer not null default 1,
  constraint pilot_report_pkey PRIMARY KEY (year, unit_id),
  constraint pilot_report_year_unit_id_fkey FOREIGN KEY (year, unit_id) REFERENCES pilot_unit(year, unit_id),
  constraint pilot_report_check CHECK (((state = 'draft'::text) OR ((done IS NOT NULL) AND (result IS NOT NULL) AND (lessons IS NOT NULL) AND (proposal IS NOT NULL) AND (first_sent_on IS NOT NULL)))),
  constraint pilot_report_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'returned'::text, 'accepted'::text])))
);

create table pilot_report_step (
  id bigint not null generated always as identity,
  year integer not null,
  unit_id bigint not null,
  kind text not null,
  on_day date not null,
  content jsonb,
  reason text,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  constraint pilot_report_step_pkey PRIMARY KEY (id),
  constraint pilot_report_step_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint pilot_report_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint pilot_report_step_year_unit_id_fkey FOREIGN KEY (year, unit_id) REFERENCES pilot_report(year, unit_id),
  constraint pilot_report_step_check CHECK (((kind = 'sent'::text) = (content IS NOT NULL))),
  constraint pilot_report_step_check1 CHECK (((kind = 'returned'::text) = (reason IS NOT NULL))),
  constraint pilot_report_step_kind_check CHECK ((kind = ANY (ARRAY['sent'::text, 'returned'::text, 'accepted'::text])))
);
CREATE INDEX pilot_report_step_of ON public.pilot_report_step USING btree (year, unit_id, id);
CREATE TRIGGER pilot_report_step_kept BEFORE DELETE OR UPDATE ON public.pilot_report_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table pilot_task (
  id bigint not null generated always as identity,
  year integer not null,
  unit_id bigint not null,
  text text not null,
  task_id bigint,
  constraint pilot_task_pkey PRIMARY KEY (id),
  constraint pilot_task_year_unit_id_fkey FOREIGN KEY (year, unit_id) REFERENCES pilot_unit(year, unit_id),
  constraint pilot_task_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);
CREATE INDEX pilot_task_of ON public.pilot_task USING btree (year, unit_id);

create table pilot_unit (
  year integer not null,
  unit_id bigint not null,
  decision_no text,
  key_tasks text,
  conclusion_id bigint,
  report_due_on date not null,
  constraint pilot_unit_pkey PRIMARY KEY (year, unit_id),
  constraint pilot_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint pilot_unit_year_fkey FOREIGN KEY (year) REFERENCES programme(year)
);

create table plan (
  id bigint not null generated always as identity,
  year integer not null,
  unit_id bigint not null,
  kind text not null,
  title text not null,
  state text not null default 'draft'::text,
  document_id bigint,
  document_no text,
  issued_on date,
  parent_id bigint,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint plan_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint plan_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES plan(id),
  constraint plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint plan_year_fkey FOREIGN KEY (year) REFERENCES programme(year),
  constraint plan_kind_check CHECK ((kind = ANY (ARRAY['peoples-committee'::text, 'committee'::text, 'unit'::text]))),
  constraint plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  constraint plan_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)))
);
CREATE UNIQUE INDEX plan_one_issued ON public.plan USING btree (year, unit_id, kind) WHERE (state = 'issued'::text);
CREATE INDEX plan_year ON public.plan USING btree (year, unit_id);

create table plan_change (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  kind text not null,
  decision_no text not null,
  decided_on date not null,
  reason text not null,
  facts jsonb not null default '{}'::jsonb,
  person_id text not null,
  at timestamp with time zone not null,
  constraint plan_change_pkey PRIMARY KEY (id),
  constraint plan_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint plan_change_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
  constraint plan_change_kind_check CHECK ((kind = ANY (ARRAY['add'::text, 'drop'::text, 'merge'::text])))
);
CREATE INDEX plan_change_plan ON public.plan_change USING btree (plan_id);
CREATE TRIGGER plan_change_kept BEFORE DELETE OR UPDATE ON public.plan_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table plan_spending (
  id bigint not null generated always as identity,
  plan_task_id bigint not null,
  period_from date not null,
  period_to date not null,
  amount numeric not null,
  note text,
  person_id text not null,
  at timestamp with time zone not null,
  constraint plan_spending_pkey PRIMARY KEY (id),
  constraint plan_spending_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint plan_spending_plan_task_id_fkey FOREIGN KEY (plan_task_id) REFERENCES plan_task(id)
);
CREATE INDEX plan_spending_task ON public.plan_spending USING btree (plan_task_id);

create table plan_task (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  position integer not null,
  number text not null,
  part text,
  area_id bigint,
  basis_id bigint,
  title text not null,
  product text not null,
  lead_unit_ids bigint[] not null default '{}'::bigint[],
  lead_text text not null default ''::text,
  coordinator_unit_ids bigint[] not null default '{}'::bigint[],
  coordinator_text text not null default ''::text,
  deadline_kind text not null,
  deadline_on date,
  deadline_text text not null default ''::text,
  deadline_reading text not null default 'inclusive'::text,
  money numeric,
  money_source text,
  staff integer,
  note text,
  instruction_id bigint,
  added_by_change_id bigint,
  dropped_by_change_id bigint,
  version integer not null default 1,
  constraint plan_task_pkey PRIMARY KEY (id),
  constraint plan_task_plan_id_position_key UNIQUE (plan_id, "position"),
  constraint plan_task_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint plan_task_basis_id_fkey FOREIGN KEY (basis_id) REFERENCES basis(id),
  constraint plan_task_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint plan_task_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
  constraint plan_task_deadline_kind_check CHECK ((deadline_kind = ANY (ARRAY['day'::text, 'period-end'::text, 'regular'::text, 'none'::text]))),
  constraint plan_task_deadline_reading_check CHECK ((deadline_reading = ANY (ARRAY['strict'::text, 'inclusive'::text])))
);
CREATE INDEX plan_task_instruction ON public.plan_task USING btree (instruction_id);

create table programme (
  year integer not null,
  motto_vi text,
  motto_en text,
  note text,
  constraint programme_pkey PRIMARY KEY (year),
  constraint programme_year_check CHECK (((year >= 2000) AND (year <= 2100)))
);

create table programme_group (
  id bigint not null generated always as identity,
  year integer not null,
  kind text not null,
  position integer not null,
  text_vi text not null,
  text_en text,
  constraint programme_group_pkey PRIMARY KEY (id),
  constraint programme_group_year_kind_position_key UNIQUE (year, kind, "position"),
  constraint programme_group_year_fkey FOREIGN KEY (year) REFERENCES programme(year),
  constraint programme_group_kind_check CHECK ((kind = ANY (ARRAY['task-group'::text, 'solution-group'::text, 'slogan'::text])))
);

create table questionnaire (
  id bigint not null generated always as identity,
  code text not null,
  version integer not null default 1,
  state text not null default 'draft'::text,
  title_vi text not null,
  title_en text not null default ''::text,
  synthetic boolean not null default false,
  source text,
  content jsonb not null,
  content_hash text not null,
  cloned_from_id bigint,
  row_version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  issued_by text,
  issued_at timestamp with time zone,
  constraint questionnaire_pkey PRIMARY KEY (id),
  constraint questionnaire_code_version_key UNIQUE (code, version),
  constraint questionnaire_cloned_from_id_fkey FOREIGN KEY (cloned_from_id) REFERENCES questionnaire(id),
  constraint questionnaire_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint questionnaire_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint questionnaire_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint questionnaire_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  constraint questionnaire_title_vi_check CHECK (((length(title_vi) >= 1) AND (length(title_vi) <= 300)))
);
CREATE TRIGGER questionnaire_kept BEFORE DELETE OR UPDATE ON public.questionnaire FOR EACH ROW EXECUTE FUNCTION keep_issued_questionnaire();

create table rated_person (
  id bigint not null generated always as identity,
  round_id bigint not null,
  person_id text not null,
  mandate_id bigint not null,
  unit_id bigint not null,
  unit_name text not null,
  title text not null,
  title_en text not null,
  days integer not null,
  elsewhere jsonb not null default '[]'::jsonb,
  rated boolean not null default true,
  unrated_reason text,
  self_level text,
  self_text text,
  self_at timestamp with time zone,
  proposal jsonb,
  facts jsonb,
  proposed_at timestamp with time zone,
  proposed_by text,
  version integer not null default 1,
  constraint rated_person_pkey PRIMARY KEY (id),
  constraint rated_person_round_id_person_id_key UNIQUE (round_id, person_id),
  constraint rated_person_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint rated_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rated_person_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint rated_person_round_id_fkey FOREIGN KEY (round_id) REFERENCES rating_round(id),
  constraint rated_person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX rated_person_person ON public.rated_person USING btree (person_id);

create table rating_cause (
  id bigint not null generated always as identity,
  rated_id bigint not null,
  condition text not null,
  reason text not null,
  document_no text not null,
  confirmed_by text not null,
  office_id bigint,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint rating_cause_pkey PRIMARY KEY (id),
  constraint rating_cause_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint rating_cause_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint rating_cause_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id)
);
CREATE INDEX rating_cause_rated ON public.rating_cause USING btree (rated_id);

create table rating_comment (
  id bigint not null generated always as identity,
  rated_id bigint not null,
  kind text not null,
  level text,
  text text not null,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint rating_comment_pkey PRIMARY KEY (id),
  constraint rating_comment_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint rating_comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rating_comment_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id),
  constraint rating_comment_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'superior'::text, 'member'::text])))
);
CREATE INDEX rating_comment_rated ON public.rating_comment USING btree (rated_id, id);
CREATE TRIGGER rating_comment_kept BEFORE DELETE OR UPDATE ON public.rating_comment FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table rating_decision (
  id bigint not null generated always as identity,
  round_id bigint not null,
  version integer not null,
  state text not null default 'draft'::text,
  reason text,
  decision_no text,
  decided_on date,
  document_id bigint,
  publish text,
  counts jsonb,
  objection_by date,
  prepared_by text,
  prepared_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  constraint rating_decision_pkey PRIMARY KEY (id),
  constraint rating_decision_round_id_version_key UNIQUE (round_id, version),
  constraint rating_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint rating_decision_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint rating_decision_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES person(id),
  constraint rating_decision_round_id_fkey FOREIGN KEY (round_id) REFERENCES rating_round(id),
  constraint rating_decision_publish_check CHECK ((publish = ANY (ARRAY['none'::text, 'counts'::text, 'names'::text]))),
  constraint rating_decision_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'decided'::text])))
);
CREATE TRIGGER rating_decision_kept BEFORE DELETE OR UPDATE ON public.rating_decision FOR EACH ROW EXECUTE FUNCTION keep_rating_decision();

create table rating_decision_row (
  decision_id bigint not null,
  rated_id bigint not null,
  level text not null,
  reason text,
  votes jsonb not null default '{}'::jsonb,
  constraint rating_decision_row_pkey PRIMARY KEY (decision_id, rated_id),
  constraint rating_decision_row_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES rating_decision(id),
  constraint rating_decision_row_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id)
);
CREATE INDEX rating_decision_row_rated ON public.rating_decision_row USING btree (rated_id);
CREATE TRIGGER rating_decision_row_kept BEFORE DELETE OR UPDATE ON public.rating_decision_row FOR EACH ROW EXECUTE FUNCTION keep_rating_row();

create table rating_fact (
  id bigint not null generated always as identity,
  rated_id bigint not null,
  key text not null,
  value jsonb,
  source text not null,
  reason text,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint rating_fact_pkey PRIMARY KEY (id),
  constraint rating_fact_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint rating_fact_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rating_fact_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id),
  constraint rating_fact_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);
CREATE INDEX rating_fact_rated ON public.rating_fact USING btree (rated_id, key, id);
CREATE TRIGGER rating_fact_kept BEFORE DELETE OR UPDATE ON public.rating_fact FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table rating_objection (
  id bigint not null generated always as identity,
  rated_id bigint not null,
  decision_id bigint not null,
  text text not null,
  file_id bigint,
  filed_by text not null,
  filed_on date not null,
  filed_at timestamp with time zone not null,
  answer_by date not null,
  outcome text,
  level text,
  answer text,
  answered_by text,
  answered_office_id bigint,
  answered_on date,
  answered_at timestamp with time zone,
  changed_in_id bigint,
  constraint rating_objection_pkey PRIMARY KEY (id),
  constraint rating_objection_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint rating_objection_answered_office_id_fkey FOREIGN KEY (answered_office_id) REFERENCES mandate(id),
  constraint rating_objection_changed_in_id_fkey FOREIGN KEY (changed_in_id) REFERENCES rating_decision(id),
  constraint rating_objection_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES rating_decision(id),
  constraint rating_objection_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint rating_objection_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES person(id),
  constraint rating_objection_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id),
  constraint rating_objection_outcome_check CHECK ((outcome = ANY (ARRAY['upheld'::text, 'changed'::text])))
);
CREATE UNIQUE INDEX rating_objection_one ON public.rating_objection USING btree (rated_id, decision_id);
CREATE INDEX rating_objection_rated ON public.rating_objection USING btree (rated_id);

create table rating_round (
  id bigint not null generated always as identity,
  year integer not null,
  title text not null,
  place text,
  block text not null,
  scheme_id bigint,
  state text not null default 'draft'::text,
  posts_on date,
  self_by date,
  comments_by date,
  meeting_on date,
  decide_by date,
  quorum_percent integer not null default 67,
  objection_days integer not null default 15,
  cap_percent numeric,
  cap_reason text,
  meeting_at timestamp with time zone,
  meeting_by text,
  minutes_no text,
  meeting_closed_at timestamp with time zone,
  source text,
  caveat_vi text,
  caveat_en text,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  constraint rating_round_pkey PRIMARY KEY (id),
  constraint rating_round_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint rating_round_meeting_by_fkey FOREIGN KEY (meeting_by) REFERENCES person(id),
  constraint rating_round_scheme_id_fkey FOREIGN KEY (scheme_id) REFERENCES rating_scheme(id),
  constraint rating_round_cap_percent_check CHECK (((cap_percent > (0)::numeric) AND (cap_percent <= (100)::numeric))),
  constraint rating_round_check CHECK (((cap_percent IS NULL) = (cap_reason IS NULL))),
  constraint rating_round_objection_days_check CHECK (((objection_days >= 1) AND (objection_days <= 365))),
  constraint rating_round_quorum_percent_check CHECK (((quorum_percent >= 1) AND (quorum_percent <= 100))),
  constraint rating_round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'decided'::text, 'imported'::text]))),
  constraint rating_round_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

create table rating_scheme (
  id bigint not null generated always as identity,
  code text not null,
  version integer not null default 1,
  state text not null default 'draft'::text,
  title_vi text not null,
  title_en text not null,
  content jsonb not null,
  content_hash text not null,
  decision_no text,
  decided_on date,
  effective_from date not null,
  effective_to date,
  invented boolean not null default false,
  made_by text,
  made_at timestamp with time zone not null,
  issued_by text,
  issued_at timestamp with time zone,
  constraint rating_scheme_pkey PRIMARY KEY (id),
  constraint rating_scheme_code_version_key UNIQUE (code, version),
  constraint rating_scheme_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint rating_scheme_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint rating_scheme_code_check CHECK (((length(code) >= 1) AND (length(code) <= 100))),
  constraint rating_scheme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text])))
);
CREATE TRIGGER rating_scheme_kept BEFORE DELETE OR UPDATE ON public.rating_scheme FOR EACH ROW EXECUTE FUNCTION keep_issued_scheme();

create table rating_seat (
  id bigint not null generated always as identity,
  round_id bigint not null,
  seat text not null,
  person_id text not null,
  decision_no text not null,
  decided_on date not null,
  made_by text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint rating_seat_pkey PRIMARY KEY (id),
  constraint rating_seat_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint rating_seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rating_seat_round_id_fkey FOREIGN KEY (round_id) REFERENCES rating_round(id),
  constraint rating_seat_seat_check CHECK ((seat = ANY (ARRAY['head'::text, 'member'::text])))
);
CREATE UNIQUE INDEX rating_seat_one ON public.rating_seat USING btree (round_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX rating_seat_person ON public.rating_seat USING btree (person_id);

create table rating_vote (
  rated_id bigint not null,
  person_id text not null,
  level text,
  reason text,
  at timestamp with time zone not null,
  constraint rating_vote_pkey PRIMARY KEY (rated_id, person_id),
  constraint rating_vote_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint rating_vote_rated_id_fkey FOREIGN KEY (rated_id) REFERENCES rated_person(id)
);

create table recipient_list (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  name text not null,
  entries text[] not null,
  constraint recipient_list_pkey PRIMARY KEY (id),
  constraint recipient_list_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX recipient_list_unit ON public.recipient_list USING btree (unit_id);

create table recommendation (
  id bigint not null generated always as identity,
  committee_id bigint not null,
  meeting_id bigint,
  from_unit_id bigint,
  person_id text not null,
  mandate_id bigint,
  member_report_id bigint,
  text text not null,
  addressed_to text not null,
  owner_unit_id bigint,
  due_on date,
  assigned_at timestamp with time zone,
  answer text,
  answer_document_no text,
  answered_on date,
  answered_by text,
  withdrawn_on date,
  made_on date not null,
  made_at timestamp with time zone not null,
  constraint recommendation_pkey PRIMARY KEY (id),
  constraint recommendation_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint recommendation_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES committee(id),
  constraint recommendation_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint recommendation_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint recommendation_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  constraint recommendation_member_report_id_fkey FOREIGN KEY (member_report_id) REFERENCES member_report(id),
  constraint recommendation_owner_unit_id_fkey FOREIGN KEY (owner_unit_id) REFERENCES unit(id),
  constraint recommendation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint recommendation_addressed_to_check CHECK (((length(addressed_to) >= 1) AND (length(addressed_to) <= 300))),
  constraint recommendation_check CHECK (((owner_unit_id IS NULL) = (due_on IS NULL))),
  constraint recommendation_check1 CHECK (((answer IS NULL) = (answered_on IS NULL))),
  constraint recommendation_check2 CHECK (((answered_on IS NULL) OR (owner_unit_id IS NOT NULL))),
  constraint recommendation_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);
CREATE INDEX recommendation_from ON public.recommendation USING btree (from_unit_id);
CREATE INDEX recommendation_owner ON public.recommendation USING btree (owner_unit_id) WHERE (answered_on IS NULL);
CREATE UNIQUE INDEX recommendation_proposal ON public.recommendation USING btree (member_report_id, md5(text)) WHERE (withdrawn_on IS NULL);

create table reform_area (
  id bigint not null generated always as identity,
  code text not null,
  name_vi text not null,
  name_en text not null,
  position integer not null,
  valid_from date not null,
  valid_to date,
  decision_no text,
  constraint reform_area_pkey PRIMARY KEY (id),
  constraint reform_area_code_valid_from_key UNIQUE (code, valid_from)
);

create table report_correction (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  state text not null default 'proposed'::text,
  changes json not null,
  reason text not null,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  on_day date not null,
  submission_id bigint,
  decided_by text,
  decided_at timestamp with time zone,
  decided_reason text,
  constraint report_correction_pkey PRIMARY KEY (id),
  constraint report_correction_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint report_correction_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint report_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_correction_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES report_sheet(id),
  constraint report_correction_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES report_submission(id),
  constraint report_correction_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'accepted'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX report_correction_one ON public.report_correction USING btree (sheet_id) WHERE (state = 'proposed'::text);

create table report_form (
  id bigint not null generated always as identity,
  code text not null,
  version integer not null default 1,
  kind text not null default 'thematic'::text,
  state text not null default 'draft'::text,
  title_vi text not null,
  title_en text not null default ''::text,
  content jsonb not null,
  content_hash text not null,
  row_version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  issued_by text,
  issued_at timestamp with time zone,
  constraint report_form_pkey PRIMARY KEY (id),
  constraint report_form_code_version_key UNIQUE (code, version),
  constraint report_form_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint report_form_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint report_form_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint report_form_kind_check CHECK ((kind = ANY (ARRAY['periodic'::text, 'thematic'::text]))),
  constraint report_form_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text]))),
  constraint report_form_title_vi_check CHECK (((length(title_vi) >= 1) AND (length(title_vi) <= 300)))
);
CREATE TRIGGER report_form_kept BEFORE DELETE OR UPDATE ON public.report_form FOR EACH ROW EXECUTE FUNCTION keep_issued_form();

create table report_history (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  indicator text not null,
  before numeric,
  after numeric,
  source text not null,
  reason text,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  constraint report_history_pkey PRIMARY KEY (id),
  constraint report_history_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint report_history_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_history_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES report_sheet(id)
);
CREATE INDEX report_history_field ON public.report_history USING btree (sheet_id, indicator, id);
CREATE TRIGGER report_history_kept BEFORE DELETE OR UPDATE ON public.report_history FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table report_issue (
  id bigint not null generated always as identity,
  period_id bigint not null,
  no integer not null,
  state text not null default 'draft'::text,
  reason text,
  narrative jsonb not null,
  figures json,
  sources jsonb,
  document_id bigint,
  cited text,
  issued_on date,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  issued_by text,
  issued_at timestamp with time zone,
  constraint report_issue_pkey PRIMARY KEY (id),
  constraint report_issue_period_id_no_key UNIQUE (period_id, no),
  constraint report_issue_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint report_issue_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint report_issue_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint report_issue_period_id_fkey FOREIGN KEY (period_id) REFERENCES report_period(id),
  constraint report_issue_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'issued'::text])))
);
CREATE UNIQUE INDEX report_issue_one ON public.report_issue USING btree (period_id) WHERE (state <> 'issued'::text);
CREATE TRIGGER report_issue_kept BEFORE DELETE OR UPDATE ON public.report_issue FOR EACH ROW EXECUTE FUNCTION keep_issued_report();

create table report_note (
  id bigint not null generated always as identity,
  submission_id bigint not null,
  sheet_id bigint not null,
  indicator text not null,
  text text not null,
  person_id text,
  at timestamp with time zone not null,
  constraint report_note_pkey PRIMARY KEY (id),
  constraint report_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_note_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES report_sheet(id),
  constraint report_note_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES report_submission(id)
);
CREATE INDEX report_note_sheet ON public.report_note USING btree (sheet_id);

create table report_period (
  id bigint not null generated always as identity,
  form_id bigint not null,
  code text not null,
  year integer not null,
  title text not null,
  title_en text not null default ''::text,
  data_from date not null,
  data_to date not null,
  unit_due_on date not null,
  ministry_due_on date,
  state text not null default 'open'::text,
  opened_on date not null,
  opened_by text,
  opened_at timestamp with time zone not null,
  locked_at timestamp with time zone,
  reminded_on date,
  version integer not null default 1,
  constraint report_period_pkey PRIMARY KEY (id),
  constraint report_period_form_id_year_code_key UNIQUE (form_id, year, code),
  constraint report_period_form_id_fkey FOREIGN KEY (form_id) REFERENCES report_form(id),
  constraint report_period_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id),
  constraint report_period_check CHECK ((data_from <= data_to)),
  constraint report_period_code_check CHECK (((length(code) >= 1) AND (length(code) <= 30))),
  constraint report_period_state_check CHECK ((state = ANY (ARRAY['open'::text, 'locked'::text, 'issued'::text]))),
  constraint report_period_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

create table report_sheet (
  id bigint not null generated always as identity,
  period_id bigint not null,
  unit_id bigint not null,
  parent_unit_id bigint,
  unit_code text not null,
  unit_name text not null,
  unit_name_en text,
  unit_kind text not null,
  asked boolean not null,
  state text not null default 'draft'::text,
  submitted_on date,
  days_late integer,
  signed_on date,
  signed_by text,
  on_paper boolean not null default false,
  accepted_id bigint,
  touched_at timestamp with time zone,
  version integer not null default 1,
  constraint report_sheet_pkey PRIMARY KEY (id),
  constraint report_sheet_period_id_unit_id_key UNIQUE (period_id, unit_id),
  constraint report_sheet_accepted_id_fkey FOREIGN KEY (accepted_id) REFERENCES report_submission(id),
  constraint report_sheet_parent_unit_id_fkey FOREIGN KEY (parent_unit_id) REFERENCES unit(id),
  constraint report_sheet_period_id_fkey FOREIGN KEY (period_id) REFERENCES report_period(id),
  constraint report_sheet_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint report_sheet_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_sheet_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'signed'::text, 'returned'::text, 'accepted'::text])))
);
CREATE INDEX report_sheet_unit ON public.report_sheet USING btree (unit_id);

create table report_submission (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  no integer not null,
  kind text not null default 'report'::text,
  figures json not null,
  on_day date not null,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  verdict text,
  verdict_on date,
  verdict_by text,
  verdict_office_id bigint,
  verdict_reason text,
  verdict_at timestamp with time zone,
  constraint report_submission_pkey PRIMARY KEY (id),
  constraint report_submission_sheet_id_no_key UNIQUE (sheet_id, no),
  constraint report_submission_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint report_submission_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_submission_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES report_sheet(id),
  constraint report_submission_verdict_by_fkey FOREIGN KEY (verdict_by) REFERENCES person(id),
  constraint report_submission_verdict_office_id_fkey FOREIGN KEY (verdict_office_id) REFERENCES mandate(id),
  constraint report_submission_kind_check CHECK ((kind = ANY (ARRAY['report'::text, 'correction'::text]))),
  constraint report_submission_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'returned'::text])))
);

create table report_value (
  sheet_id bigint not null,
  indicator text not null,
  value numeric,
  source text not null,
  system_value numeric,
  reason text,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  constraint report_value_pkey PRIMARY KEY (sheet_id, indicator),
  constraint report_value_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint report_value_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint report_value_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES report_sheet(id),
  constraint report_value_source_check CHECK ((source = ANY (ARRAY['system'::text, 'typed'::text, 'file'::text])))
);

create table reward_certificate (
  id bigint not null generated always as identity,
  nomination_id bigint not null,
  round_id bigint not null,
  series text not null default ''::text,
  year integer not null,
  number integer not null,
  code text not null,
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
  state text not null default 'valid'::text,
  revoked_no text,
  revoked_on date,
  revoked_reason text,
  revoked_by text,
  revoked_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint reward_certificate_pkey PRIMARY KEY (id),
  constraint reward_certificate_code_key UNIQUE (code),
  constraint reward_certificate_nomination_id_key UNIQUE (nomination_id),
  constraint reward_certificate_series_year_number_key UNIQUE (series, year, number),
  constraint reward_certificate_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES reward_nomination(id),
  constraint reward_certificate_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id),
  constraint reward_certificate_round_id_fkey FOREIGN KEY (round_id) REFERENCES reward_round(id),
  constraint reward_certificate_check CHECK (((state = 'revoked'::text) = ((revoked_no IS NOT NULL) AND (revoked_on IS NOT NULL) AND (revoked_reason IS NOT NULL)))),
  constraint reward_certificate_code_check CHECK ((length(code) = 20)),
  constraint reward_certificate_number_check CHECK ((number > 0)),
  constraint reward_certificate_state_check CHECK ((state = ANY (ARRAY['valid'::text, 'revoked'::text])))
);
CREATE INDEX reward_certificate_round ON public.reward_certificate USING btree (round_id);
CREATE TRIGGER reward_certificate_kept BEFORE DELETE OR UPDATE ON public.reward_certificate FOR EACH ROW EXECUTE FUNCTION keep_certificate();

create table reward_council (
  id bigint not null generated always as identity,
  round_id bigint not null,
  person_id text not null,
  seat text not null,
  constraint reward_council_pkey PRIMARY KEY (id),
  constraint reward_council_round_id_person_id_key UNIQUE (round_id, person_id),
  constraint reward_council_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reward_council_round_id_fkey FOREIGN KEY (round_id) REFERENCES reward_round(id),
  constraint reward_council_seat_check CHECK ((seat = ANY (ARRAY['head'::text, 'member'::text])))
);
CREATE UNIQUE INDEX reward_council_head ON public.reward_council USING btree (round_id) WHERE (seat = 'head'::text);

create table reward_earlier (
  id bigint not null generated always as identity,
  kind text not null,
  name text not null,
  unit_id bigint,
  form text not null default ''::text,
  achievement text not null,
  year integer not null,
  decision_no text not null,
  decided_on date not null,
  honoured_by text not null default ''::text,
  source text not null,
  entered_by text not null,
  entered_office_id bigint,
  entered_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint reward_earlier_pkey PRIMARY KEY (id),
  constraint reward_earlier_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES person(id),
  constraint reward_earlier_entered_office_id_fkey FOREIGN KEY (entered_office_id) REFERENCES mandate(id),
  constraint reward_earlier_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint reward_earlier_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint reward_earlier_achievement_check CHECK (((length(achievement) >= 1) AND (length(achievement) <= 400))),
  constraint reward_earlier_check CHECK (((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))),
  constraint reward_earlier_decision_no_check CHECK (((length(decision_no) >= 1) AND (length(decision_no) <= 100))),
  constraint reward_earlier_kind_check CHECK ((kind = ANY (ARRAY['collective'::text, 'individual'::text]))),
  constraint reward_earlier_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE INDEX reward_earlier_unit ON public.reward_earlier USING btree (unit_id);
CREATE INDEX reward_earlier_year ON public.reward_earlier USING btree (year);

create table reward_form (
  code text not null,
  position integer not null,
  name_vi text not null,
  name_en text not null,
  certificate_title text not null,
  honours text not null,
  kinds text[] not null,
  checks jsonb not null,
  rank_within integer not null default 5,
  most_collectives integer,
  most_individuals integer,
  legal text not null,
  valid_from date not null,
  valid_to date,
  replaces text,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone,
  constraint reward_form_pkey PRIMARY KEY (code),
  constraint reward_form_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint reward_form_replaces_fkey FOREIGN KEY (replaces) REFERENCES reward_form(code),
  constraint reward_form_check CHECK ((valid_to >= valid_from)),
  constraint reward_form_most_collectives_check CHECK ((most_collectives >= 0)),
  constraint reward_form_most_individuals_check CHECK ((most_individuals >= 0))
);

create table reward_nomination (
  id bigint not null generated always as identity,
  round_id bigint not null,
  kind text not null,
  origin text not null,
  from_unit_id bigint,
  unit_id bigint,
  person_id text,
  outside text,
  name text not null,
  post text not null default ''::text,
  address text not null default ''::text,
  leader boolean,
  achievement text not null,
  reason text not null default ''::text,
  rank integer,
  rank_of integer,
  result_round_id bigint,
  report text not null default ''::text,
  report_file_id bigint,
  confirmed_at timestamp with time zone,
  confirmed_on date,
  confirmed_by text,
  state text not null default 'draft'::text,
  note text,
  council_reason text,
  council_reason_by text,
  checks jsonb,
  votes_for integer,
  votes_against integer,
  votes_abstained integer,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  constraint reward_nomination_pkey PRIMARY KEY (id),
  constraint reward_nomination_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id),
  constraint reward_nomination_council_reason_by_fkey FOREIGN KEY (council_reason_by) REFERENCES person(id),
  constraint reward_nomination_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint reward_nomination_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint reward_nomination_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reward_nomination_report_file_id_fkey FOREIGN KEY (report_file_id) REFERENCES file_upload(id),
  constraint reward_nomination_result_round_id_fkey FOREIGN KEY (result_round_id) REFERENCES scoring_round(id),
  constraint reward_nomination_round_id_fkey FOREIGN KEY (round_id) REFERENCES reward_round(id),
  constraint reward_nomination_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint reward_nomination_achievement_check CHECK (((length(achievement) >= 1) AND (length(achievement) <= 400))),
  constraint reward_nomination_check CHECK (((origin = 'imported'::text) OR (from_unit_id IS NOT NULL))),
  constraint reward_nomination_check1 CHECK (((kind = 'individual'::text) OR (leader IS NULL))),
  constraint reward_nomination_kind_check CHECK ((kind = ANY (ARRAY['collective'::text, 'individual'::text]))),
  constraint reward_nomination_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint reward_nomination_origin_check CHECK ((origin = ANY (ARRAY['result'::text, 'unit'::text, 'imported'::text]))),
  constraint reward_nomination_outside_check CHECK ((outside = ANY (ARRAY['enterprise'::text, 'post'::text, 'association'::text, 'agency'::text, 'person'::text]))),
  constraint reward_nomination_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'returned'::text, 'listed'::text, 'passed'::text, 'failed'::text, 'awarded'::text, 'withdrawn'::text])))
);
CREATE INDEX reward_nomination_from ON public.reward_nomination USING btree (from_unit_id);
CREATE UNIQUE INDEX reward_nomination_person ON public.reward_nomination USING btree (round_id, person_id) WHERE ((person_id IS NOT NULL) AND (state <> 'withdrawn'::text));
CREATE INDEX reward_nomination_round ON public.reward_nomination USING btree (round_id);
CREATE UNIQUE INDEX reward_nomination_unit ON public.reward_nomination USING btree (round_id, unit_id) WHERE ((kind = 'collective'::text) AND (unit_id IS NOT NULL) AND (state <> 'withdrawn'::text));

create table reward_round (
  id bigint not null generated always as identity,
  year integer not null,
  title text not null,
  occasion text not null,
  achievement text not null,
  form text not null,
  legal text not null default ''::text,
  state text not null default 'draft'::text,
  opens_on date not null,
  nominate_by date not null,
  council_on date not null,
  decide_by date not null,
  max_collectives integer not null default 0,
  max_individuals integer not null default 0,
  council_no text,
  council_decided_on date,
  met_on date,
  met_at text,
  members integer,
  vote_share integer,
  conclusion text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by text,
  decision_no text,
  decided_on date,
  decided_by text,
  document_id bigint,
  place text,
  source text,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  constraint reward_round_pkey PRIMARY KEY (id),
  constraint reward_round_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint reward_round_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint reward_round_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint reward_round_form_fkey FOREIGN KEY (form) REFERENCES reward_form(code),
  constraint reward_round_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint reward_round_check CHECK ((nominate_by >= opens_on)),
  constraint reward_round_check1 CHECK ((council_on >= nominate_by)),
  constraint reward_round_check2 CHECK ((decide_by >= council_on)),
  constraint reward_round_check3 CHECK (((state <> ALL (ARRAY['decided'::text, 'imported'::text])) OR ((decision_no IS NOT NULL) AND (decided_on IS NOT NULL)))),
  constraint reward_round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'voting'::text, 'voted'::text, 'decided'::text, 'imported'::text]))),
  constraint reward_round_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE INDEX reward_round_year ON public.reward_round USING btree (year);

create table reward_series (
  series text not null,
  year integer not null,
  last_number integer not null,
  constraint reward_series_pkey PRIMARY KEY (series, year)
);

create table reward_vote (
  nomination_id bigint not null,
  person_id text not null,
  choice text not null,
  recused boolean not null default false,
  at timestamp with time zone not null,
  constraint reward_vote_pkey PRIMARY KEY (nomination_id, person_id),
  constraint reward_vote_nomination_id_fkey FOREIGN KEY (nomination_id) REFERENCES reward_nomination(id),
  constraint reward_vote_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint reward_vote_check CHECK (((NOT recused) OR (choice = 'abstain'::text))),
  constraint reward_vote_choice_check CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
);

create table route_passage (
  id bigint not null generated always as identity,
  station_id bigint not null,
  task_id bigint not null,
  answer integer not null,
  arrived_on date not null,
  due_on date not null,
  received_on date,
  synthesised_on date,
  forwarded_on date,
  ended_on date,
  person_id text,
  note text,
  constraint route_passage_pkey PRIMARY KEY (id),
  constraint route_passage_station_id_task_id_answer_key UNIQUE (station_id, task_id, answer),
  constraint route_passage_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint route_passage_station_id_fkey FOREIGN KEY (station_id) REFERENCES route_station(id),
  constraint route_passage_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint route_passage_answer_check CHECK ((answer > 0)),
  constraint route_passage_check CHECK (((received_on >= arrived_on) AND (synthesised_on >= received_on) AND (forwarded_on >= synthesised_on))),
  constraint route_passage_check1 CHECK (((forwarded_on IS NULL) OR (ended_on IS NULL)))
);
CREATE INDEX route_passage_task ON public.route_passage USING btree (task_id);

create table route_station (
  id bigint not null generated always as identity,
  item_id bigint not null,
  position integer not null,
  unit_id bigint not null,
  days integer not null,
  constraint route_station_pkey PRIMARY KEY (id),
  constraint route_station_item_id_position_key UNIQUE (item_id, "position"),
  constraint route_station_item_id_fkey FOREIGN KEY (item_id) REFERENCES directive_item(id),
  constraint route_station_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint route_station_days_check CHECK (((days >= 0) AND (days <= 366)))
);
CREATE INDEX route_station_unit ON public.route_station USING btree (unit_id);

create table saved_view (
  id bigint not null generated always as identity,
  person_id text not null,
  name text not null,
  query text not null,
  position integer not null default 0,
  constraint saved_view_pkey PRIMARY KEY (id),
  constraint saved_view_person_id_name_key UNIQUE (person_id, name),
  constraint saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);

create table schema_migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (name)
);

create table score_evidence (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  leaf text not null,
  stage text not null,
  file_id bigint,
  document_id bigint,
  title text not null,
  pages text,
  person_id text not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  constraint score_evidence_pkey PRIMARY KEY (id),
  constraint score_evidence_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint score_evidence_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint score_evidence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_evidence_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint score_evidence_check CHECK (((file_id IS NOT NULL) OR (document_id IS NOT NULL))),
  constraint score_evidence_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'explanation'::text, 'objection'::text])))
);
CREATE INDEX score_evidence_file ON public.score_evidence USING btree (file_id);
CREATE INDEX score_evidence_leaf ON public.score_evidence USING btree (sheet_id, leaf);

create table score_extra (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  kind text not null,
  points numeric not null,
  reason text not null,
  file_id bigint,
  person_id text not null,
  at timestamp with time zone not null,
  appraised_points numeric,
  appraised_reason text,
  appraised_by text,
  appraised_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint score_extra_pkey PRIMARY KEY (id),
  constraint score_extra_appraised_by_fkey FOREIGN KEY (appraised_by) REFERENCES person(id),
  constraint score_extra_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint score_extra_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_extra_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint score_extra_appraised_points_check CHECK ((appraised_points >= (0)::numeric)),
  constraint score_extra_kind_check CHECK ((kind = ANY (ARRAY['bonus'::text, 'penalty'::text]))),
  constraint score_extra_points_check CHECK ((points > (0)::numeric))
);
CREATE INDEX score_extra_sheet ON public.score_extra USING btree (sheet_id);

create table score_finished (
  sheet_id bigint not null,
  domain text not null,
  stage text not null,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint score_finished_pkey PRIMARY KEY (sheet_id, domain, stage),
  constraint score_finished_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint score_finished_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_finished_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint score_finished_stage_check CHECK ((stage = ANY (ARRAY['first'::text, 'second'::text])))
);

create table score_history (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  leaf text not null,
  stage text not null,
  before jsonb,
  after jsonb not null,
  reason text,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  constraint score_history_pkey PRIMARY KEY (id),
  constraint score_history_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint score_history_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_history_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id)
);
CREATE INDEX score_history_leaf ON public.score_history USING btree (sheet_id, leaf, id);
CREATE TRIGGER score_history_kept BEFORE DELETE OR UPDATE ON public.score_history FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table score_improvement (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  leaf text not null,
  lost numeric not null,
  instruction_id bigint not null,
  person_id text not null,
  at timestamp with time zone not null,
  constraint score_improvement_pkey PRIMARY KEY (id),
  constraint score_improvement_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint score_improvement_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_improvement_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id)
);
CREATE INDEX score_improvement_sheet ON public.score_improvement USING btree (sheet_id);

create table score_objection (
  id bigint not null generated always as identity,
  result_id bigint not null,
  sheet_id bigint not null,
  leaf text,
  text text not null,
  file_id bigint,
  filed_by text not null,
  filed_office_id bigint,
  filed_on date not null,
  filed_at timestamp with time zone not null,
  answer_by date not null,
  decision text,
  answer text,
  answered_by text,
  answered_office_id bigint,
  answered_on date,
  answered_at timestamp with time zone,
  corrected_in_id bigint,
  constraint score_objection_pkey PRIMARY KEY (id),
  constraint score_objection_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint score_objection_answered_office_id_fkey FOREIGN KEY (answered_office_id) REFERENCES mandate(id),
  constraint score_objection_corrected_in_id_fkey FOREIGN KEY (corrected_in_id) REFERENCES scoring_result(id),
  constraint score_objection_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint score_objection_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES person(id),
  constraint score_objection_filed_office_id_fkey FOREIGN KEY (filed_office_id) REFERENCES mandate(id),
  constraint score_objection_result_id_fkey FOREIGN KEY (result_id) REFERENCES scoring_result(id),
  constraint score_objection_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint score_objection_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'partly'::text, 'rejected'::text])))
);
CREATE INDEX score_objection_sheet ON public.score_objection USING btree (sheet_id);

create table score_request (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  leaf text not null,
  question text not null,
  asked_by text not null,
  asked_office_id bigint,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by text,
  answered_office_id bigint,
  answered_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint score_request_pkey PRIMARY KEY (id),
  constraint score_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint score_request_answered_office_id_fkey FOREIGN KEY (answered_office_id) REFERENCES mandate(id),
  constraint score_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id),
  constraint score_request_asked_office_id_fkey FOREIGN KEY (asked_office_id) REFERENCES mandate(id),
  constraint score_request_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id)
);
CREATE INDEX score_request_sheet ON public.score_request USING btree (sheet_id, leaf);

create table score_sheet (
  id bigint not null generated always as identity,
  round_id bigint not null,
  unit_id bigint not null,
  unit_code text not null,
  unit_name text not null,
  ranked boolean not null default true,
  unranked_reason text,
  signed_at timestamp with time zone,
  signed_on date,
  signed_by text,
  signed_office_id bigint,
  signed_file_id bigint,
  explained_at timestamp with time zone,
  explained_on date,
  explained_by text,
  explained_file_id bigint,
  version integer not null default 1,
  constraint score_sheet_pkey PRIMARY KEY (id),
  constraint score_sheet_round_id_unit_id_key UNIQUE (round_id, unit_id),
  constraint score_sheet_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES person(id),
  constraint score_sheet_explained_file_id_fkey FOREIGN KEY (explained_file_id) REFERENCES file_upload(id),
  constraint score_sheet_round_id_fkey FOREIGN KEY (round_id) REFERENCES scoring_round(id),
  constraint score_sheet_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id),
  constraint score_sheet_signed_file_id_fkey FOREIGN KEY (signed_file_id) REFERENCES file_upload(id),
  constraint score_sheet_signed_office_id_fkey FOREIGN KEY (signed_office_id) REFERENCES mandate(id),
  constraint score_sheet_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX score_sheet_unit ON public.score_sheet USING btree (unit_id);

create table score_value (
  sheet_id bigint not null,
  leaf text not null,
  stage text not null,
  inputs jsonb not null default '{}'::jsonb,
  sources jsonb not null default '{}'::jsonb,
  not_applicable boolean not null default false,
  hand_points numeric,
  points numeric,
  excluded boolean not null default false,
  note text,
  reason text,
  agreed boolean not null default false,
  person_id text,
  office_id bigint,
  at timestamp with time zone not null,
  version integer not null default 1,
  constraint score_value_pkey PRIMARY KEY (sheet_id, leaf, stage),
  constraint score_value_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint score_value_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_value_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint score_value_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'first'::text, 'second'::text, 'council'::text, 'correction'::text])))
);

create table scorecard_binding (
  id bigint not null generated always as identity,
  line_id bigint not null,
  measure text not null,
  part text not null default ''::text,
  name_vi text not null,
  name_en text not null,
  unit text not null,
  decimals integer not null,
  better text not null,
  valid_from date not null,
  valid_to date,
  person_id text,
  at timestamp with time zone not null,
  constraint scorecard_binding_pkey PRIMARY KEY (id),
  constraint scorecard_binding_line_id_fkey FOREIGN KEY (line_id) REFERENCES scorecard_line(id),
  constraint scorecard_binding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scorecard_binding_better_check CHECK ((better = ANY (ARRAY['more'::text, 'less'::text]))),
  constraint scorecard_binding_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint scorecard_binding_decimals_check CHECK (((decimals >= 0) AND (decimals <= 4))),
  constraint scorecard_binding_measure_check CHECK (((length(measure) >= 1) AND (length(measure) <= 100))),
  constraint scorecard_binding_part_check CHECK ((length(part) <= 200))
);
CREATE UNIQUE INDEX scorecard_binding_now ON public.scorecard_binding USING btree (line_id, measure, part) WHERE (valid_to IS NULL);

create table scorecard_line (
  id bigint not null generated always as identity,
  year integer not null,
  direction text not null,
  position integer not null,
  withdrawn_on date,
  version integer not null default 1,
  constraint scorecard_line_pkey PRIMARY KEY (id),
  constraint scorecard_line_year_direction_position_key UNIQUE (year, direction, "position"),
  constraint scorecard_line_year_fkey FOREIGN KEY (year) REFERENCES programme(year),
  constraint scorecard_line_direction_check CHECK ((direction = ANY (ARRAY['increase'::text, 'decrease'::text, 'never'::text])))
);

create table scorecard_target (
  id bigint not null generated always as identity,
  binding_id bigint not null,
  value numeric not null,
  due_on date not null,
  source text,
  set_on date not null,
  person_id text,
  at timestamp with time zone not null,
  constraint scorecard_target_pkey PRIMARY KEY (id),
  constraint scorecard_target_binding_id_fkey FOREIGN KEY (binding_id) REFERENCES scorecard_binding(id),
  constraint scorecard_target_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX scorecard_target_binding ON public.scorecard_target USING btree (binding_id);

create table scorecard_wording (
  id bigint not null generated always as identity,
  line_id bigint not null,
  text_vi text not null,
  text_en text,
  valid_from date not null,
  person_id text,
  at timestamp with time zone not null,
  constraint scorecard_wording_pkey PRIMARY KEY (id),
  constraint scorecard_wording_line_id_fkey FOREIGN KEY (line_id) REFERENCES scorecard_line(id),
  constraint scorecard_wording_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scorecard_wording_text_vi_check CHECK (((length(text_vi) >= 1) AND (length(text_vi) <= 300)))
);
CREATE INDEX scorecard_wording_line ON public.scorecard_wording USING btree (line_id);

create table scoring_appointment (
  id bigint not null generated always as identity,
  round_id bigint not null,
  seat text not null,
  domain text,
  unit_id bigint,
  person_id text,
  decision_no text,
  decided_on date,
  made_by text,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint scoring_appointment_pkey PRIMARY KEY (id),
  constraint scoring_appointment_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint scoring_appointment_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scoring_appointment_round_id_fkey FOREIGN KEY (round_id) REFERENCES scoring_round(id),
  constraint scoring_appointment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint scoring_appointment_check CHECK (((unit_id IS NOT NULL) OR (person_id IS NOT NULL))),
  constraint scoring_appointment_check1 CHECK (((seat = 'appraiser'::text) = (domain IS NOT NULL))),
  constraint scoring_appointment_seat_check CHECK ((seat = ANY (ARRAY['appraiser'::text, 'council-head'::text, 'council'::text])))
);
CREATE INDEX scoring_appointment_round ON public.scoring_appointment USING btree (round_id);

create table scoring_blind (
  id bigint not null generated always as identity,
  calibration_id bigint not null,
  sheet_id bigint not null,
  leaf text not null,
  first_person_id text not null,
  first_points numeric not null,
  first_at timestamp with time zone not null,
  person_id text not null,
  points numeric,
  reason text,
  office_id bigint,
  at timestamp with time zone,
  constraint scoring_blind_pkey PRIMARY KEY (id),
  constraint scoring_blind_calibration_id_sheet_id_leaf_key UNIQUE (calibration_id, sheet_id, leaf),
  constraint scoring_blind_calibration_id_fkey FOREIGN KEY (calibration_id) REFERENCES scoring_calibration(id),
  constraint scoring_blind_first_person_id_fkey FOREIGN KEY (first_person_id) REFERENCES person(id),
  constraint scoring_blind_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint scoring_blind_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scoring_blind_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint scoring_blind_check CHECK ((person_id <> first_person_id)),
  constraint scoring_blind_check1 CHECK ((((points IS NULL) = (at IS NULL)) AND ((reason IS NULL) = (at IS NULL))))
);
CREATE INDEX scoring_blind_person ON public.scoring_blind USING btree (person_id) WHERE (at IS NULL);

create table scoring_calibration (
  id bigint not null generated always as identity,
  round_id bigint not null,
  share integer not null,
  seed bigint not null,
  pool integer not null,
  unassigned integer not null,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint scoring_calibration_pkey PRIMARY KEY (id),
  constraint scoring_calibration_round_id_key UNIQUE (round_id),
  constraint scoring_calibration_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint scoring_calibration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scoring_calibration_round_id_fkey FOREIGN KEY (round_id) REFERENCES scoring_round(id),
  constraint scoring_calibration_seed_check CHECK (((seed >= 0) AND (seed <= '4294967295'::bigint))),
  constraint scoring_calibration_share_check CHECK (((share >= 1) AND (share <= 100)))
);

create table scoring_interval (
  id bigint not null generated always as identity,
  result_id bigint not null,
  seed bigint not null,
  draws integer not null,
  doubts jsonb not null,
  state text not null default 'waiting'::text,
  percent integer not null default 0,
  rows jsonb,
  facts jsonb,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint scoring_interval_pkey PRIMARY KEY (id),
  constraint scoring_interval_result_id_key UNIQUE (result_id),
  constraint scoring_interval_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint scoring_interval_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scoring_interval_result_id_fkey FOREIGN KEY (result_id) REFERENCES scoring_result(id) ON DELETE CASCADE,
  constraint scoring_interval_check CHECK (((state = 'done'::text) = ((rows IS NOT NULL) AND (facts IS NOT NULL) AND (finished_at IS NOT NULL)))),
  constraint scoring_interval_draws_check CHECK ((draws > 0)),
  constraint scoring_interval_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint scoring_interval_seed_check CHECK (((seed >= 0) AND (seed <= '4294967295'::bigint))),
  constraint scoring_interval_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text])))
);
CREATE TRIGGER scoring_interval_kept BEFORE DELETE OR UPDATE ON public.scoring_interval FOR EACH ROW EXECUTE FUNCTION keep_published_interval();

create table scoring_reopening (
  id bigint not null generated always as identity,
  sheet_id bigint not null,
  stage text not null,
  until date not null,
  reason text not null,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint scoring_reopening_pkey PRIMARY KEY (id),
  constraint scoring_reopening_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint scoring_reopening_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint scoring_reopening_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint scoring_reopening_stage_check CHECK ((stage = ANY (ARRAY['self'::text, 'first'::text, 'explain'::text, 'second'::text])))
);
CREATE INDEX scoring_reopening_sheet ON public.scoring_reopening USING btree (sheet_id);

create table scoring_result (
  id bigint not null generated always as identity,
  round_id bigint not null,
  version integer not null,
  state text not null default 'draft'::text,
  bundle text,
  bundle_hash text,
  reason text,
  decision_no text,
  decided_on date,
  document_id bigint,
  computed_by text,
  computed_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  published_on date,
  published_at timestamp with time zone,
  constraint scoring_result_pkey PRIMARY KEY (id),
  constraint scoring_result_round_id_version_key UNIQUE (round_id, version),
  constraint scoring_result_computed_by_fkey FOREIGN KEY (computed_by) REFERENCES person(id),
  constraint scoring_result_document_id_fkey FOREIGN KEY (document_id) REFERENCES official_document(id),
  constraint scoring_result_round_id_fkey FOREIGN KEY (round_id) REFERENCES scoring_round(id),
  constraint scoring_result_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'decided'::text, 'published'::text])))
);
CREATE TRIGGER scoring_result_kept BEFORE DELETE OR UPDATE ON public.scoring_result FOR EACH ROW EXECUTE FUNCTION keep_published_result();

create table scoring_result_row (
  result_id bigint not null,
  position integer not null,
  sheet_id bigint,
  unit_id bigint,
  unit_code text not null,
  unit_name text not null,
  points numeric,
  max numeric,
  percent numeric,
  rank integer,
  class text,
  previous_points numeric,
  previous_percent numeric,
  previous_rank integer,
  previous_note text,
  domains jsonb not null default '[]'::jsonb,
  constraint scoring_result_row_pkey PRIMARY KEY (result_id, "position"),
  constraint scoring_result_row_result_id_fkey FOREIGN KEY (result_id) REFERENCES scoring_result(id),
  constraint scoring_result_row_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES score_sheet(id),
  constraint scoring_result_row_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX scoring_result_row_unit ON public.scoring_result_row USING btree (unit_id);
CREATE TRIGGER scoring_result_row_changed AFTER UPDATE ON public.scoring_result_row REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_published_lines();
CREATE TRIGGER scoring_result_row_removed AFTER DELETE ON public.scoring_result_row REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION keep_published_lines();

create table scoring_round (
  id bigint not null generated always as identity,
  year integer not null,
  title text not null,
  place text,
  block text not null,
  set_id bigint,
  state text not null default 'draft'::text,
  opens_on date,
  self_by date,
  first_by date,
  explain_by date,
  second_by date,
  decide_by date,
  publish_by date,
  objection_by date,
  source text,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  constraint scoring_round_pkey PRIMARY KEY (id),
  constraint scoring_round_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint scoring_round_set_id_fkey FOREIGN KEY (set_id) REFERENCES criteria_set(id),
  constraint scoring_round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'decided'::text, 'published'::text, 'imported'::text]))),
  constraint scoring_round_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE UNIQUE INDEX scoring_round_one ON public.scoring_round USING btree (year, block) WHERE (state <> 'imported'::text);

create table self_inspection (
  id bigint not null generated always as identity,
  plan_id bigint not null,
  unit_id bigint not null,
  sub_units integer not null,
  inspected integer not null,
  findings integer not null,
  note text,
  file_id bigint,
  on_day date not null,
  person_id text not null,
  mandate_id bigint,
  at timestamp with time zone not null,
  constraint self_inspection_pkey PRIMARY KEY (id),
  constraint self_inspection_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint self_inspection_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint self_inspection_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint self_inspection_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES inspection_plan(id),
  constraint self_inspection_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint self_inspection_check CHECK (((inspected >= 0) AND (inspected <= sub_units))),
  constraint self_inspection_findings_check CHECK ((findings >= 0)),
  constraint self_inspection_sub_units_check CHECK ((sub_units > 0))
);
CREATE INDEX self_inspection_file ON public.self_inspection USING btree (file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX self_inspection_unit ON public.self_inspection USING btree (plan_id, unit_id, id DESC);
CREATE TRIGGER self_inspection_kept BEFORE DELETE OR UPDATE ON public.self_inspection FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table sent_mail (
  id bigint not null generated always as identity,
  person_id text,
  address text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting'::text,
  error text,
  made_at timestamp with time zone not null default clock_timestamp(),
  sent_at timestamp with time zone,
  constraint sent_mail_pkey PRIMARY KEY (id),
  constraint sent_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
  constraint sent_mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);

create table setting (
  key text not null,
  valid_from date not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (key, valid_from)
);

create table signer (
  id bigint not null generated always as identity,
  unit_id bigint not null,
  mandate_id bigint,
  authority text[] not null,
  name text not null,
  valid_from date not null,
  valid_to date,
  constraint signer_pkey PRIMARY KEY (id),
  constraint signer_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint signer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX signer_unit ON public.signer USING btree (unit_id);

create table stored_file (
  hash text not null,
  size bigint not null,
  mime text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint stored_file_pkey PRIMARY KEY (hash),
  constraint stored_file_hash_check CHECK ((length(hash) = 64))
);

create table stray_file (
  hash text not null,
  seen_at timestamp with time zone not null,
  constraint stray_file_pkey PRIMARY KEY (hash)
);

create table survey_box (
  id uuid not null default gen_random_uuid(),
  stratum_id bigint not null,
  channel text not null,
  seconds integer,
  answers jsonb not null,
  constraint survey_box_pkey PRIMARY KEY (id),
  constraint survey_box_stratum_id_fkey FOREIGN KEY (stratum_id) REFERENCES survey_stratum(id),
  constraint survey_box_channel_check CHECK ((channel = ANY (ARRAY['link'::text, 'card'::text, 'phone'::text, 'paper'::text, 'file'::text]))),
  constraint survey_box_seconds_check CHECK ((seconds >= 0))
);

create table survey_campaign (
  id bigint not null generated always as identity,
  year integer not null,
  title text not null,
  questionnaire_id bigint not null,
  block text,
  state text not null default 'draft'::text,
  opens_on date not null,
  closes_on date not null,
  sample_error numeric not null default 0.05,
  sampling text not null default 'group'::text,
  seed text not null,
  min_cell integer not null default 5,
  method jsonb not null default '{}'::jsonb,
  decision_no text,
  decided_on date,
  invented boolean not null default false,
  version integer not null default 1,
  made_by text,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint survey_campaign_pkey PRIMARY KEY (id),
  constraint survey_campaign_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint survey_campaign_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES questionnaire(id),
  constraint survey_campaign_check CHECK ((closes_on >= opens_on)),
  constraint survey_campaign_min_cell_check CHECK (((min_cell >= 3) AND (min_cell <= 50))),
  constraint survey_campaign_sample_error_check CHECK (((sample_error > (0)::numeric) AND (sample_error < 0.5))),
  constraint survey_campaign_sampling_check CHECK ((sampling = ANY (ARRAY['group'::text, 'stratum'::text]))),
  constraint survey_campaign_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  constraint survey_campaign_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);

create table survey_code (
  hash bytea not null,
  stratum_id bigint not null,
  used boolean not null default false,
  constraint survey_code_pkey PRIMARY KEY (hash),
  constraint survey_code_stratum_id_fkey FOREIGN KEY (stratum_id) REFERENCES survey_stratum(id)
);
CREATE INDEX survey_code_stratum ON public.survey_code USING btree (stratum_id);

create table survey_exclusion (
  id bigint not null generated always as identity,
  response_id uuid not null,
  excluded boolean not null,
  reason text not null,
  person_id text not null,
  office_id bigint,
  at timestamp with time zone not null,
  constraint survey_exclusion_pkey PRIMARY KEY (id),
  constraint survey_exclusion_office_id_fkey FOREIGN KEY (office_id) REFERENCES mandate(id),
  constraint survey_exclusion_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint survey_exclusion_response_id_fkey FOREIGN KEY (response_id) REFERENCES survey_response(id),
  constraint survey_exclusion_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);
CREATE INDEX survey_exclusion_response ON public.survey_exclusion USING btree (response_id, id);

create table survey_flag (
  id bigint not null generated always as identity,
  response_id uuid not null,
  reason text not null,
  facts jsonb not null,
  constraint survey_flag_pkey PRIMARY KEY (id),
  constraint survey_flag_response_id_reason_key UNIQUE (response_id, reason),
  constraint survey_flag_response_id_fkey FOREIGN KEY (response_id) REFERENCES survey_response(id),
  constraint survey_flag_reason_check CHECK ((reason = ANY (ARRAY['duplicate'::text, 'straight-line'::text, 'too-fast'::text])))
);

create table survey_group (
  campaign_id bigint not null,
  code text not null,
  name_vi text not null,
  name_en text not null default ''::text,
  weight numeric not null default 1,
  position integer not null,
  constraint survey_group_pkey PRIMARY KEY (campaign_id, code),
  constraint survey_group_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES survey_campaign(id),
  constraint survey_group_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  constraint survey_group_weight_check CHECK ((weight >= (0)::numeric))
);

create table survey_invitation (
  id bigint not null generated always as identity,
  stratum_id bigint not null,
  name text not null,
  email text,
  lang text not null default 'vi'::text,
  drawn boolean not null default false,
  sent_on date,
  reminded_on date,
  failed text,
  constraint survey_invitation_pkey PRIMARY KEY (id),
  constraint survey_invitation_stratum_id_fkey FOREIGN KEY (stratum_id) REFERENCES survey_stratum(id),
  constraint survey_invitation_lang_check CHECK ((lang = ANY (ARRAY['vi'::text, 'en'::text])))
);
CREATE INDEX survey_invitation_stratum ON public.survey_invitation USING btree (stratum_id);

create table survey_response (
  id uuid not null,
  campaign_id bigint not null,
  stratum_id bigint not null,
  channel text,
  day date not null,
  seconds integer,
  answers jsonb not null,
  constraint survey_response_pkey PRIMARY KEY (id),
  constraint survey_response_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES survey_campaign(id),
  constraint survey_response_stratum_id_fkey FOREIGN KEY (stratum_id) REFERENCES survey_stratum(id),
  constraint survey_response_channel_check CHECK ((channel = ANY (ARRAY['link'::text, 'card'::text, 'phone'::text, 'paper'::text, 'file'::text]))),
  constraint survey_response_seconds_check CHECK ((seconds >= 0))
);
CREATE INDEX survey_response_campaign ON public.survey_response USING btree (campaign_id, stratum_id);

create table survey_result (
  id bigint not null generated always as identity,
  campaign_id bigint not null,
  version integer not null,
  content jsonb not null,
  content_hash text not null,
  reason text,
  person_id text,
  at timestamp with time zone not null,
  constraint survey_result_pkey PRIMARY KEY (id),
  constraint survey_result_campaign_id_version_key UNIQUE (campaign_id, version),
  constraint survey_result_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES survey_campaign(id),
  constraint survey_result_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE TRIGGER survey_result_kept BEFORE DELETE OR UPDATE ON public.survey_result FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table survey_stratum (
  id bigint not null generated always as identity,
  campaign_id bigint not null,
  group_code text not null,
  name text not null,
  unit_id bigint,
  population integer,
  sample integer not null default 0,
  quota integer not null default 0,
  issued integer not null default 0,
  answered integer not null default 0,
  asked_as bigint,
  constraint survey_stratum_pkey PRIMARY KEY (id),
  constraint survey_stratum_campaign_id_group_code_name_key UNIQUE (campaign_id, group_code, name),
  constraint survey_stratum_asked_as_fkey FOREIGN KEY (asked_as) REFERENCES survey_stratum(id),
  constraint survey_stratum_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES survey_campaign(id),
  constraint survey_stratum_campaign_id_group_code_fkey FOREIGN KEY (campaign_id, group_code) REFERENCES survey_group(campaign_id, code),
  constraint survey_stratum_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint survey_stratum_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint survey_stratum_population_check CHECK ((population >= 0)),
  constraint survey_stratum_quota_check CHECK ((quota >= 0)),
  constraint survey_stratum_sample_check CHECK ((sample >= 0))
);

create table target (
  id bigint not null generated always as identity,
  year integer not null,
  area_id bigint,
  text_vi text not null,
  operator text not null,
  value numeric not null,
  unit text not null,
  source text,
  constraint target_pkey PRIMARY KEY (id),
  constraint target_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint target_year_fkey FOREIGN KEY (year) REFERENCES programme(year),
  constraint target_operator_check CHECK ((operator = ANY (ARRAY['>='::text, '>'::text, '='::text, '<='::text, '<'::text])))
);

create table task (
  id bigint not null generated always as identity,
  instruction_id bigint not null,
  code text not null,
  title text not null,
  title_folded text not null generated always as (folded(title)) stored,
  source_kind text not null,
  source_id bigint not null,
  area_id bigint,
  basis_id bigint,
  year integer not null,
  lead_unit_id bigint not null,
  focal_person_id text,
  supervisor_mandate_id bigint,
  parent_id bigint,
  recurrence_id bigint,
  occurrence_on date,
  state text not null,
  state_before_suspension text,
  first_due_on date,
  due_on date,
  given_on date not null,
  submitted_on date,
  submitted_by text,
  completed_on date,
  issued_by text,
  objective boolean not null default false,
  extension_asked_on date,
  extension_proposed_on date,
  extensions_granted integer not null default 0,
  submissions integer not null default 0,
  reminders integer not null default 0,
  last_reminded_at timestamp with time zone,
  progress_done integer,
  progress_total integer,
  explained boolean not null default false,
  touched_on date not null,
  last_event_at timestamp with time zone not null default 'infinity'::timestamp with time zone,
  version integer not null default 1,
  made_at timestamp with time zone not null,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_instruction_id_code_key UNIQUE (instruction_id, code),
  constraint task_recurrence_id_occurrence_on_lead_unit_id_key UNIQUE (recurrence_id, occurrence_on, lead_unit_id),
  constraint task_area_id_fkey FOREIGN KEY (area_id) REFERENCES reform_area(id),
  constraint task_basis_id_fkey FOREIGN KEY (basis_id) REFERENCES basis(id),
  constraint task_focal_person_id_fkey FOREIGN KEY (focal_person_id) REFERENCES person(id),
  constraint task_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint task_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint task_lead_unit_id_fkey FOREIGN KEY (lead_unit_id) REFERENCES unit(id),
  constraint task_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES task(id),
  constraint task_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id),
  constraint task_supervisor_mandate_id_fkey FOREIGN KEY (supervisor_mandate_id) REFERENCES mandate(id),
  constraint task_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'returned'::text, 'accepted'::text, 'submitted'::text, 'rejected'::text, 'completed'::text, 'reopened'::text, 'suspended'::text, 'recalled'::text]))),
  constraint task_title_check CHECK (((length(title) >= 1) AND (length(title) <= 2000)))
);
CREATE INDEX task_area ON public.task USING btree (area_id);
CREATE INDEX task_code ON public.task USING btree (lower(code) text_pattern_ops);
CREATE INDEX task_due ON public.task USING btree (COALESCE(due_on, 'infinity'::date), id);
CREATE INDEX task_lead ON public.task USING btree (lead_unit_id, state, due_on);
CREATE INDEX task_parent ON public.task USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX task_source ON public.task USING btree (source_kind, source_id);
CREATE INDEX task_state_due ON public.task USING btree (state, due_on);
CREATE INDEX task_supervisor ON public.task USING btree (supervisor_mandate_id);
CREATE INDEX task_title ON public.task USING gin (title_folded gin_trgm_ops);
CREATE INDEX task_year ON public.task USING btree (year);

create table task_contribution (
  id bigint not null generated always as identity,
  task_id bigint not null,
  unit_id bigint not null,
  done boolean not null,
  on_day date not null,
  at timestamp with time zone not null,
  person_id text not null,
  mandate_id bigint,
  note text,
  constraint task_contribution_pkey PRIMARY KEY (id),
  constraint task_contribution_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint task_contribution_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_contribution_task_id_unit_id_fkey FOREIGN KEY (task_id, unit_id) REFERENCES task_coordinator(task_id, unit_id)
);
CREATE INDEX task_contribution_task ON public.task_contribution USING btree (task_id, id);
CREATE TRIGGER task_contribution_kept BEFORE DELETE OR UPDATE ON public.task_contribution FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table task_coordinator (
  task_id bigint not null,
  unit_id bigint not null,
  part text,
  due_on date,
  done_on date,
  constraint task_coordinator_pkey PRIMARY KEY (task_id, unit_id),
  constraint task_coordinator_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_coordinator_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX task_coordinator_unit ON public.task_coordinator USING btree (unit_id);

create table task_event (
  id bigint not null generated always as identity,
  task_id bigint not null,
  kind text not null,
  on_day date not null,
  at timestamp with time zone not null,
  state_to text,
  person_id text,
  mandate_id bigint,
  reason text,
  due_from date,
  due_to date,
  lead_unit_id bigint,
  document_no text,
  facts jsonb not null default '{}'::jsonb,
  constraint task_event_pkey PRIMARY KEY (id),
  constraint task_event_lead_unit_id_fkey FOREIGN KEY (lead_unit_id) REFERENCES unit(id),
  constraint task_event_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint task_event_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_event_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_event_kind_check CHECK ((kind = ANY (ARRAY['issued'::text, 'accepted'::text, 'returned'::text, 'reassigned'::text, 'progressed'::text, 'submitted'::text, 'completed'::text, 'rejected'::text, 'reopened'::text, 'suspended'::text, 'resumed'::text, 'recalled'::text, 'extension-asked'::text, 'extension-granted'::text, 'extension-refused'::text, 'objective-marked'::text, 'objective-cleared'::text, 'explained'::text, 'reminded'::text, 'corrected'::text, 'delegated'::text, 'letter'::text])))
);
CREATE INDEX task_event_at ON public.task_event USING btree (at);
CREATE INDEX task_event_task ON public.task_event USING btree (task_id, id);
CREATE TRIGGER task_event_kept BEFORE DELETE OR UPDATE ON public.task_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table task_evidence (
  id bigint not null generated always as identity,
  task_id bigint not null,
  file_id bigint,
  document_no text,
  title text not null,
  page_ref text,
  submission integer,
  person_id text not null,
  mandate_id bigint,
  day date not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  withdrawn_reason text,
  constraint task_evidence_pkey PRIMARY KEY (id),
  constraint task_evidence_file_id_fkey FOREIGN KEY (file_id) REFERENCES file_upload(id),
  constraint task_evidence_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint task_evidence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_evidence_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_evidence_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id)
);
CREATE INDEX task_evidence_file ON public.task_evidence USING btree (file_id);
CREATE INDEX task_evidence_task ON public.task_evidence USING btree (task_id);

create table task_note (
  id bigint not null generated always as identity,
  task_id bigint not null,
  person_id text not null,
  mandate_id bigint,
  text text not null,
  mentions text[] not null default '{}'::text[],
  at timestamp with time zone not null,
  constraint task_note_pkey PRIMARY KEY (id),
  constraint task_note_mandate_id_fkey FOREIGN KEY (mandate_id) REFERENCES mandate(id),
  constraint task_note_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint task_note_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 5000)))
);
CREATE INDEX task_note_task ON public.task_note USING btree (task_id);

create table task_recurrence (
  id bigint not null generated always as identity,
  instruction_id bigint not null,
  every text not null,
  day integer not null,
  lead_unit_ids bigint[] not null,
  coordinator_unit_ids bigint[] not null default '{}'::bigint[],
  supervisor_mandate_id bigint,
  valid_from date not null,
  valid_to date,
  made_until date,
  constraint task_recurrence_pkey PRIMARY KEY (id),
  constraint task_recurrence_instruction_id_fkey FOREIGN KEY (instruction_id) REFERENCES instruction(id),
  constraint task_recurrence_supervisor_mandate_id_fkey FOREIGN KEY (supervisor_mandate_id) REFERENCES mandate(id),
  constraint task_recurrence_day_check CHECK (((day >= 1) AND (day <= 31))),
  constraint task_recurrence_every_check CHECK ((every = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text, 'half-year'::text, 'year'::text])))
);
CREATE INDEX task_recurrence_instruction ON public.task_recurrence USING btree (instruction_id);

create table unit (
  id bigint not null generated always as identity,
  founded_on date not null,
  ended_on date,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_check CHECK (((ended_on IS NULL) OR (ended_on >= founded_on)))
);

create table unit_code (
  unit_id bigint not null,
  scheme text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  constraint unit_code_pkey PRIMARY KEY (scheme, code, valid_from),
  constraint unit_code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_code_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE INDEX unit_code_unit ON public.unit_code USING btree (unit_id);

create table unit_kind (
  code text not null,
  name_vi text not null,
  name_en text not null,
  block text not null,
  position integer not null,
  constraint unit_kind_pkey PRIMARY KEY (code)
);

create table unit_succession (
  id bigint not null generated always as identity,
  from_unit_id bigint not null,
  to_unit_id bigint,
  kind text not null,
  effective_on date not null,
  decision_no text not null,
  share numeric,
  constraint unit_succession_pkey PRIMARY KEY (id),
  constraint unit_succession_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint unit_succession_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id),
  constraint unit_succession_check CHECK (((kind = 'abolish'::text) = (to_unit_id IS NULL))),
  constraint unit_succession_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'transfer'::text, 'abolish'::text]))),
  constraint unit_succession_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);
CREATE INDEX unit_succession_from ON public.unit_succession USING btree (from_unit_id);
CREATE INDEX unit_succession_to ON public.unit_succession USING btree (to_unit_id);

create table unit_version (
  unit_id bigint not null,
  valid_from date not null,
  valid_to date,
  name_vi text not null,
  name_en text,
  short_name text,
  kind text not null,
  parent_id bigint,
  decision_no text,
  constraint unit_version_pkey PRIMARY KEY (unit_id, valid_from),
  constraint unit_version_kind_fkey FOREIGN KEY (kind) REFERENCES unit_kind(code),
  constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_version_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint unit_version_check1 CHECK ((parent_id IS DISTINCT FROM unit_id)),
  constraint unit_version_name_vi_check CHECK (((length(name_vi) >= 1) AND (length(name_vi) <= 300)))
);
CREATE INDEX unit_version_name ON public.unit_version USING gin (folded(name_vi) gin_trgm_ops);
CREATE INDEX unit_version_parent ON public.unit_version USING btree (parent_id);

create view addressee as
 SELECT id AS person_id,
    name,
    email AS address,
    COALESCE(lang, 'vi'::text) AS lang,
    mail_mode
   FROM person
  WHERE (disabled_at IS NULL);

create view area_name as
 SELECT id AS area_id,
    code,
    name_vi,
    name_en,
    "position"
   FROM reform_area;

create view committee_name as
 SELECT id AS committee_id,
    unit_id,
    name_vi,
    name_en
   FROM committee;

create view document_name as
 SELECT id AS document_id,
    direction,
    unit_id,
    state,
    type,
    subject,
    issued_on,
        CASE
            WHEN (direction = 'in'::text) THEN symbol
            WHEN (number IS NULL) THEN symbol
            ELSE ((lpad((number)::text, GREATEST(2, length((number)::text)), '0'::text) || '/'::text) || symbol)
        END AS cited
   FROM official_document;

create view file_name as
 SELECT id AS file_id,
    hash,
    name,
    mime,
    size,
    pages,
    person_id,
    at
   FROM file_upload;

create view mandate_name as
 SELECT m.id AS mandate_id,
    m.person_id,
    p.name AS person_name,
    (COALESCE(m.title, f.title, o.name_vi) || COALESCE((', thay '::text || fp.name), ''::text)) AS title_vi,
    (COALESCE(m.title_en, f.title_en, m.title, f.title, o.name_en) || COALESCE((', for '::text || fp.name), ''::text)) AS title_en,
    m.unit_id
   FROM ((((mandate m
     JOIN person p ON ((p.id = m.person_id)))
     JOIN office o ON ((o.code = m.office)))
     LEFT JOIN mandate f ON ((f.id = m.for_mandate_id)))
     LEFT JOIN person fp ON ((fp.id = f.person_id)));

create view person_name as
 SELECT id AS person_id,
    name
   FROM person;

create view report_punctuality as
 SELECT s.unit_id,
    p.year,
    p.id AS period_id,
    p.code AS period_code,
    f.kind AS form_kind,
    s.id AS sheet_id,
    p.unit_due_on AS due_on,
    s.submitted_on,
    s.days_late,
    s.state
   FROM ((report_sheet s
     JOIN report_period p ON ((p.id = s.period_id)))
     JOIN report_form f ON ((f.id = p.form_id)))
  WHERE s.asked;

create view task_standing as
 SELECT id AS task_id,
    instruction_id,
    source_kind,
    source_id,
    code,
    title,
    title_folded,
    lead_unit_id,
    state,
    due_on,
    submitted_on,
    completed_on
   FROM task;

create view unit_index as
 SELECT DISTINCT ON (w.unit_id, r.year) w.unit_id,
    r.year,
    r.block,
    r.id AS round_id,
    s.id AS result_id,
    s.version,
    w.points,
    w.max,
    w.percent,
    w.rank,
    w.class,
    w.previous_points,
    w.previous_percent,
    w.previous_rank,
    ( SELECT (count(*))::integer AS count
           FROM scoring_result_row o
          WHERE ((o.result_id = s.id) AND (o.rank IS NOT NULL))) AS ranked_units,
    s.published_on
   FROM ((scoring_result_row w
     JOIN scoring_result s ON (((s.id = w.result_id) AND (s.state = 'published'::text))))
     JOIN scoring_round r ON ((r.id = s.round_id)))
  WHERE (w.unit_id IS NOT NULL)
  ORDER BY w.unit_id, r.year, s.version DESC;

create view unit_name as
 SELECT DISTINCT ON (v.unit_id) v.unit_id,
    v.name_vi,
    v.name_en,
    v.short_name,
    v.kind,
    k.block,
    k."position",
    v.parent_id,
    u.ended_on
   FROM ((unit_version v
     JOIN unit u ON ((u.id = v.unit_id)))
     JOIN unit_kind k ON ((k.code = v.kind)))
  ORDER BY v.unit_id, v.valid_from DESC;

CREATE OR REPLACE FUNCTION public.basis_below(root bigint)
 RETURNS TABLE(basis_id bigint)
 LANGUAGE sql
 STABLE
AS $function$
    with recursive below as (
      select id from basis where id = root
      union
      select b.id from below join basis b on b.parent_id = below.id
    )
    select id from below
  $function$;

CREATE OR REPLACE FUNCTION public.committee_seat_on(day date)
 RETURNS TABLE(seat_id bigint, committee_id bigint, role text, place integer, post_vi text, post_en text, person_id text, holder text, mandate_id bigint, answers_for integer)
 LANGUAGE sql
 STABLE
AS $function$
    select t.id, t.committee_id, t.role, t.position, t.post_vi, t.post_en, h.person_id, coalesce(p.name, h.holder_name), h.mandate_id,
      (select count(*)::int from committee_assignment a where a.seat_id = t.id and a.valid_from <= day
        and (a.valid_to is null or a.valid_to >= day))
    from committee_seat t
    left join lateral (select k.person_id, k.holder_name, k.mandate_id from committee_holding k where k.seat_id = t.id
      and k.valid_from <= day and (k.valid_to is null or k.valid_to >= day) order by k.id desc limit 1) h on true
    left join person_name p on p.person_id = h.person_id
    where t.valid_from <= day and (t.valid_to is null or t.valid_to >= day)
  $function$;

CREATE OR REPLACE FUNCTION public.folded(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $function$;

CREATE OR REPLACE FUNCTION public.keep_certificate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_checklist()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' then
    raise exception 'an issued checklist is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state in ('issued', 'received') then
    raise exception 'an issued document is immutable' using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_form()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'report form % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_questionnaire()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'questionnaire % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_report()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' then
    raise exception 'report % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_scheme()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'rating scheme % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_issued_set()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'issued' and (tg_op = 'DELETE' or new.content_hash <> old.content_hash or new.content <> old.content
    or new.state <> 'issued' or new.code <> old.code or new.version <> old.version) then
    raise exception 'criteria set % is issued and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_published_interval()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'done' and exists (select 1 from scoring_result s where s.id = old.result_id and s.state = 'published') then
    raise exception 'the intervals of result % are published and stay as they are', old.result_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_published_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from gone g join scoring_result r on r.id = g.result_id where r.state = 'published') then
    raise exception 'the lines of a published result stay as they are';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_published_result()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'published' and (tg_op = 'DELETE' or new.bundle is distinct from old.bundle
    or new.bundle_hash is distinct from old.bundle_hash or new.state <> 'published' or new.version <> old.version) then
    raise exception 'result % is published and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_rating_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'decided' then
    raise exception 'rating decision % is made and stays as it is', old.id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.keep_rating_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from rating_decision where id = old.decision_id and state = 'decided') then
    raise exception 'a line of rating decision % stays as it is', old.decision_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION public.mandate_on(day date)
 RETURNS TABLE(mandate_id bigint, person_id text, person_name text, office text, roles text[], title text, title_en text, unit_id bigint, for_mandate_id bigint)
 LANGUAGE sql
 STABLE
AS $function$
    select m.id, m.person_id, p.name, m.office, o.roles, coalesce(m.title, f.title, o.name_vi),
      coalesce(m.title_en, f.title_en, m.title, f.title, o.name_en), m.unit_id, m.for_mandate_id
    from mandate m join person p on p.id = m.person_id join office o on o.code = m.office
    left join mandate f on f.id = m.for_mandate_id
    where m.valid_from <= day and (m.valid_to is null or m.valid_to >= day) and p.disabled_at is null
  $function$;

CREATE OR REPLACE FUNCTION public.mandates_between(from_day date, to_day date)
 RETURNS TABLE(mandate_id bigint, person_id text, person_name text, office text, roles text[], title text, title_en text, unit_id bigint, valid_from date, valid_to date)
 LANGUAGE sql
 STABLE
AS $function$
    select m.id, m.person_id, p.name, m.office, o.roles, coalesce(m.title, o.name_vi), coalesce(m.title_en, m.title, o.name_en),
      m.unit_id, m.valid_from, m.valid_to
    from mandate m join person p on p.id = m.person_id join office o on o.code = m.office
    where m.valid_from <= to_day and (m.valid_to is null or m.valid_to >= from_day) and m.for_mandate_id is null
  $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = 'integrity_constraint_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.supervisors_on(day date)
 RETURNS TABLE(unit_id bigint, mandate_id bigint, person_name text, title text, title_en text, since date)
 LANGUAGE sql
 STABLE
AS $function$
    select b.unit_id, h.mandate_id, h.person_name, h.title, h.title_en, s.valid_from
    from mandate_scope s join mandate_on(day) h on h.mandate_id = s.mandate_id
    cross join lateral unit_subtree(s.target_id, day) b
    where s.kind = 'unit' and s.purpose = 'supervision' and h.for_mandate_id is null
      and s.valid_from <= day and (s.valid_to is null or s.valid_to >= day)
  $function$;

CREATE OR REPLACE FUNCTION public.task_answers(id bigint)
 RETURNS TABLE(answer integer, submitted_on date, ended_on date)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select (row_number() over (order by e.id))::int, e.on_day,
      (select x.on_day from task_event x where x.task_id = e.task_id and x.id > e.id
        and x.kind in ('rejected', 'reopened', 'recalled') order by x.id limit 1)
    from task_event e where e.task_id = task_answers.id and e.kind = 'submitted'
  $function$;

CREATE OR REPLACE FUNCTION public.task_then(id bigint, as_of date, known_at timestamp with time zone)
 RETURNS TABLE(state text, lead_unit_id bigint, given_on date, first_due_on date, due_on date, submitted_on date, completed_on date, objective boolean, extensions_granted integer, reminders integer, explained boolean)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select k.state, k.lead_unit_id, k.given_on, k.first_due_on, k.due_on, k.submitted_on,
      case when k.state = 'completed' then k.accepted_on end, k.objective, k.extensions_granted, k.reminders, k.explained
    from (
      select
        (array_agg(e.state_to order by e.id desc) filter (where e.state_to is not null))[1] as state,
        (array_agg(e.lead_unit_id order by e.id desc) filter (where e.lead_unit_id is not null))[1] as lead_unit_id,
        min(e.on_day) filter (where e.kind = 'issued') as given_on,
        min(e.due_to) filter (where e.kind = 'issued') as first_due_on,
        (array_agg(e.due_to order by e.id desc) filter (where e.due_to is not null))[1] as due_on,
        (array_agg(e.on_day order by e.id desc) filter (where e.kind = 'submitted'))[1] as submitted_on,
        (array_agg(e.on_day order by e.id desc) filter (where e.kind = 'completed'))[1] as accepted_on,
        coalesce((array_agg(e.kind = 'objective-marked' order by e.id desc)
          filter (where e.kind in ('objective-marked', 'objective-cleared')))[1], false) as objective,
        (count(*) filter (where e.kind = 'extension-granted'))::int as extensions_granted,
        (count(*) filter (where e.kind = 'reminded'))::int as reminders,
        coalesce(bool_or(e.kind = 'explained'), false) as explained
      from task_event e
      where e.task_id = task_then.id and e.on_day <= as_of and e.at <= known_at
      having bool_or(e.kind = 'issued')
    ) k
  $function$;

CREATE OR REPLACE FUNCTION public.unit_on(day date)
 RETURNS TABLE(unit_id bigint, name_vi text, name_en text, short_name text, kind text, block text, parent_id bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
    select v.unit_id, v.name_vi, v.name_en, v.short_name, v.kind, k.block, v.parent_id
    from unit_version v
    join unit u on u.id = v.unit_id
    join unit_kind k on k.code = v.kind
    where v.valid_from <= day and (v.valid_to is null or v.valid_to >= day)
      and u.founded_on <= day and (u.ended_on is null or u.ended_on >= day)
  $function$;

CREATE OR REPLACE FUNCTION public.unit_subtree(root bigint, day date)
 RETURNS TABLE(unit_id bigint, depth integer)
 LANGUAGE sql
 STABLE
AS $function$
    with recursive below as (
      select root as unit_id, 0 as depth
      union all
      select v.unit_id, b.depth + 1
      from below b
      join unit_version v on v.parent_id = b.unit_id
      where v.valid_from <= day and (v.valid_to is null or v.valid_to >= day) and b.depth < 12
    )
    select unit_id, min(depth) from below group by unit_id
  $function$;

-- Steering committees: a seat belongs to an office (unit + office), so that a change of person passes it on. What the
-- holder of a seat reaches is kept by identity (mandate, mandate_scope); committee's acts write both in one transaction.

create table committee (
  id bigint generated always as identity primary key,
  -- whose committee it is: the province's, a department's, a district's
  unit_id bigint not null references unit,
  name_vi text not null check (length(name_vi) between 1 and 300),
  name_en text,
  decision_no text not null,
  decided_on date not null,
  -- prepares and follows its work
  standing_unit_id bigint references unit,
  source text,
  valid_to date,
  made_by text references person,
  made_at timestamptz not null,
  check (valid_to is null or valid_to >= decided_on)
);
create index committee_unit on committee (unit_id);

-- What a committee is for; one may be added mid-year by a decision ("chuyển đổi số").
create table committee_duty (
  id bigint generated always as identity primary key,
  committee_id bigint not null references committee,
  text_vi text not null check (length(text_vi) between 1 and 500),
  text_en text,
  valid_from date not null,
  decision_no text not null
);
create index committee_duty_committee on committee_duty (committee_id);

create table committee_seat (
  id bigint generated always as identity primary key,
  committee_id bigint not null references committee,
  role text not null check (role in ('head', 'standing-deputy', 'deputy', 'standing-member', 'member',
    'team-leader', 'team-deputy', 'team-member')),
  position int not null,
  -- the post as the decision names it
  post_vi text not null check (length(post_vi) between 1 and 300),
  post_en text,
  -- the office whose holder sits here; empty where that office is none of this installation's
  unit_id bigint references unit,
  office text references office,
  valid_from date not null,
  valid_to date,
  decision_no text not null,
  check ((unit_id is null) = (office is null)),
  check (valid_to is null or valid_to >= valid_from)
);
create index committee_seat_committee on committee_seat (committee_id);

-- Who sat in a seat between two days: somebody with an account, or a name where they have none.
create table committee_holding (
  id bigint generated always as identity primary key,
  seat_id bigint not null references committee_seat,
  person_id text references person,
  holder_name text,
  -- the member's mandate, made with the seat's first assignment
  mandate_id bigint references mandate,
  valid_from date not null,
  valid_to date,
  decision_no text,
  made_at timestamptz not null,
  check ((person_id is null) <> (holder_name is null)),
  check (mandate_id is null or person_id is not null),
  check (valid_to is null or valid_to >= valid_from)
);
create index committee_holding_seat on committee_holding (seat_id);
create unique index committee_holding_now on committee_holding (seat_id) where valid_to is null;

-- What a seat answers for; it stays with the seat when its holder changes.
create table committee_assignment (
  id bigint generated always as identity primary key,
  seat_id bigint not null references committee_seat,
  kind text not null check (kind in ('area', 'unit', 'pilot')),
  target_id bigint not null,
  -- of a pilot: the year it was chosen for
  year int references programme,
  valid_from date not null,
  valid_to date,
  decision_no text,
  check ((kind = 'pilot') = (year is not null)),
  check (valid_to is null or valid_to >= valid_from)
);
create index committee_assignment_seat on committee_assignment (seat_id);

-- Published: every committee there is or was, and whose it is.
create view committee_name as select id as committee_id, unit_id, name_vi, name_en from committee;

-- Published: the seats that stand on a day, who sits in each, and for how many areas, units and pilots each answers.
create function committee_seat_on(day date)
  returns table (seat_id bigint, committee_id bigint, role text, place int, post_vi text, post_en text, person_id text,
    holder text, mandate_id bigint, answers_for int)
  language sql stable
  as $$
    select t.id, t.committee_id, t.role, t.position, t.post_vi, t.post_en, h.person_id, coalesce(p.name, h.holder_name), h.mandate_id,
      (select count(*)::int from committee_assignment a where a.seat_id = t.id and a.valid_from <= day
        and (a.valid_to is null or a.valid_to >= day))
    from committee_seat t
    left join lateral (select k.person_id, k.holder_name, k.mandate_id from committee_holding k where k.seat_id = t.id
      and k.valid_from <= day and (k.valid_to is null or k.valid_to >= day) order by k.id desc limit 1) h on true
    left join person_name p on p.person_id = h.person_id
    where t.valid_from <= day and (t.valid_to is null or t.valid_to >= day)
  $$;

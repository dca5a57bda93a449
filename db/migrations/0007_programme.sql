-- The year: motto, reform areas, bases that tasks cite, targets, groups. Committee: members' reach is in mandate_scope.

create table programme (
  year int primary key check (year between 2000 and 2100),
  motto_vi text,
  motto_en text,
  note text
);

create table reform_area (
  id bigint generated always as identity primary key,
  code text not null,
  name_vi text not null,
  name_en text not null,
  position int not null,
  valid_from date not null,
  valid_to date,
  decision_no text,
  unique (code, valid_from)
);

-- Published: every reform area there is or was.
create view area_name as
  select id as area_id, code, name_vi, name_en, position from reform_area;

-- What a task may cite as its basis: Project 06, a resolution, a programme line.
create table basis (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  document_no text,
  parent_id bigint references basis,
  valid_from date not null,
  valid_to date
);

-- Published: a basis and all below it, for a roll-up by basis.
create function basis_below(root bigint) returns table (basis_id bigint)
  language sql stable
  as $$
    with recursive below as (
      select id from basis where id = root
      union
      select b.id from below join basis b on b.parent_id = below.id
    )
    select id from below
  $$;

create table target (
  id bigint generated always as identity primary key,
  year int not null references programme,
  area_id bigint references reform_area,
  text_vi text not null,
  operator text not null check (operator in ('>=', '>', '=', '<=', '<')),
  value numeric not null,
  unit text not null,
  source text
);

create table programme_group (
  id bigint generated always as identity primary key,
  year int not null references programme,
  kind text not null check (kind in ('task-group', 'solution-group', 'slogan')),
  position int not null,
  text_vi text not null,
  text_en text,
  unique (year, kind, position)
);

create table pilot_unit (
  year int not null references programme,
  unit_id bigint not null references unit,
  decision_no text,
  key_tasks text,
  primary key (year, unit_id)
);

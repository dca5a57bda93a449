-- Units are lifetimes: a unit keeps its number for ever, what is said of it is dated.

create table unit_kind (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  -- block in which units of this kind are counted and ranked together (department, district, commune …)
  block text not null,
  position int not null
);

create table unit (
  id bigint generated always as identity primary key,
  founded_on date not null,
  ended_on date,
  check (ended_on is null or ended_on >= founded_on)
);

create table unit_version (
  unit_id bigint not null references unit,
  valid_from date not null,
  valid_to date,
  name_vi text not null check (length(name_vi) between 1 and 300),
  name_en text,
  short_name text,
  kind text not null references unit_kind,
  parent_id bigint references unit,
  decision_no text,
  primary key (unit_id, valid_from),
  check (valid_to is null or valid_to >= valid_from),
  check (parent_id is distinct from unit_id)
);
create index unit_version_parent on unit_version (parent_id);
create index unit_version_name on unit_version using gin (folded(name_vi) gin_trgm_ops);

create table unit_code (
  unit_id bigint not null references unit,
  scheme text not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  primary key (scheme, code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index unit_code_unit on unit_code (unit_id);

create table unit_succession (
  id bigint generated always as identity primary key,
  from_unit_id bigint not null references unit,
  to_unit_id bigint references unit,
  kind text not null check (kind in ('rename', 'merge', 'split', 'transfer', 'abolish')),
  effective_on date not null,
  decision_no text not null,
  share numeric check (share > 0 and share <= 1),
  check ((kind = 'abolish') = (to_unit_id is null))
);
create index unit_succession_from on unit_succession (from_unit_id);
create index unit_succession_to on unit_succession (to_unit_id);

-- Published to other rooms: the units as they stood on a day.
create function unit_on(day date)
  returns table (unit_id bigint, name_vi text, name_en text, short_name text, kind text, block text, parent_id bigint)
  language sql stable parallel safe
  as $$
    select v.unit_id, v.name_vi, v.name_en, v.short_name, v.kind, k.block, v.parent_id
    from unit_version v
    join unit u on u.id = v.unit_id
    join unit_kind k on k.code = v.kind
    where v.valid_from <= day and (v.valid_to is null or v.valid_to >= day)
      and u.founded_on <= day and (u.ended_on is null or u.ended_on >= day)
  $$;

-- Published: a unit and all below it on a day, with the distance.
create function unit_subtree(root bigint, day date)
  returns table (unit_id bigint, depth int)
  language sql stable
  as $$
    with recursive below as (
      select root as unit_id, 0 as depth
      union all
      select v.unit_id, b.depth + 1
      from below b
      join unit_version v on v.parent_id = b.unit_id
      where v.valid_from <= day and (v.valid_to is null or v.valid_to >= day) and b.depth < 12
    )
    select unit_id, min(depth) from below group by unit_id
  $$;

-- Published: the latest name of every unit, also of those that have ended.
create view unit_name as
  select distinct on (v.unit_id) v.unit_id, v.name_vi, v.name_en, v.short_name, v.kind, k.block, k.position, v.parent_id, u.ended_on
  from unit_version v join unit u on u.id = v.unit_id join unit_kind k on k.code = v.kind
  order by v.unit_id, v.valid_from desc;

-- Duties are computed unit by unit, so they stand in that order; an obligation's own are found by its units.
alter table duties drop constraint duties_pkey;
alter table duties add primary key (tenant_id, organisation_id, obligation_id, period);

-- Counts for the dashboards by unit (responsible) and by obligation, kept by the database itself so that they cannot differ from the duties.
-- What is settled or decided is the same on every later day; what is open has the days on which its state changes.
create table duty_tallies (
  tenant_id uuid not null,
  kind text not null check (kind in ('unit', 'obligation')),
  id uuid not null,
  outcome text not null check (outcome in ('open', 'met', 'met_late', 'waived', 'not_applicable')),
  due_on date not null,
  opens_on date not null,
  near_on date not null,
  closed_on date not null,
  count integer not null,
  primary key (tenant_id, kind, id, outcome, due_on, opens_on, near_on, closed_on)
);

create function duty_outcome(d duties) returns text language sql immutable as $$
  select case when d.decision <> '' then d.decision
              when d.settled_on is null then 'open'
              when d.is_late then 'met_late' else 'met' end
$$;

create function add_duty_tallies() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into duty_tallies as t (tenant_id, kind, id, outcome, due_on, opens_on, near_on, closed_on, count)
    select d.tenant_id, k.kind, k.id, duty_outcome(d), d.due_on,
           case when duty_outcome(d) = 'open' then d.opens_on else d.due_on end,
           case when duty_outcome(d) = 'open' then d.near_on else d.due_on end,
           case when duty_outcome(d) = 'open' then coalesce(d.closed_on, 'infinity') else 'infinity' end, count(*)
    from added d, lateral (values ('unit', d.responsible_id), ('obligation', d.obligation_id)) as k(kind, id)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (tenant_id, kind, id, outcome, due_on, opens_on, near_on, closed_on)
    do update set count = t.count + excluded.count;
  end if;
  if tg_op <> 'INSERT' then
    insert into duty_tallies as t (tenant_id, kind, id, outcome, due_on, opens_on, near_on, closed_on, count)
    select d.tenant_id, k.kind, k.id, duty_outcome(d), d.due_on,
           case when duty_outcome(d) = 'open' then d.opens_on else d.due_on end,
           case when duty_outcome(d) = 'open' then d.near_on else d.due_on end,
           case when duty_outcome(d) = 'open' then coalesce(d.closed_on, 'infinity') else 'infinity' end, -count(*)
    from removed d, lateral (values ('unit', d.responsible_id), ('obligation', d.obligation_id)) as k(kind, id)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (tenant_id, kind, id, outcome, due_on, opens_on, near_on, closed_on)
    do update set count = t.count + excluded.count;
  end if;
  return null;
end $$;
create trigger duty_tallies_inserted after insert on duties referencing new table as added
  for each statement execute function add_duty_tallies();
create trigger duty_tallies_updated after update on duties referencing old table as removed new table as added
  for each statement execute function add_duty_tallies();
create trigger duty_tallies_deleted after delete on duties referencing old table as removed
  for each statement execute function add_duty_tallies();

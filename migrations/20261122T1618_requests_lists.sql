-- Lists of a million cases: who helps with a case is found by its unit in the order in which the list shows it. What the order needs of the case
-- stands beside it, written by the triggers: `arrived_at` never changes, `is_open` follows the case.
alter table request_units add column arrived_at timestamptz default now();
alter table request_units add column is_open boolean not null default true;
update request_units u set arrived_at = r.arrived_at, is_open = r.closed_at is null
from requests r where r.tenant_id = u.tenant_id and r.id = u.request_id;
alter table request_units alter column arrived_at set not null;

create function request_units_begin() returns trigger language plpgsql as $$
begin
  select r.arrived_at, r.closed_at is null into new.arrived_at, new.is_open
  from requests r where r.tenant_id = new.tenant_id and r.id = new.request_id;
  return new;
end $$;
create trigger request_units_begin before insert on request_units for each row execute function request_units_begin();

create function request_units_follow() returns trigger language plpgsql as $$
begin
  update request_units set is_open = new.closed_at is null where tenant_id = new.tenant_id and request_id = new.id;
  return null;
end $$;
create trigger request_units_follow after update of closed_at on requests
  for each row when ((old.closed_at is null) <> (new.closed_at is null)) execute function request_units_follow();

drop index request_units_organisation;
create index request_units_open on request_units (tenant_id, organisation_id, request_id) where is_open;
create index request_units_closed on request_units (tenant_id, organisation_id, arrived_at desc, request_id desc) where not is_open;

-- What was joined into a case.
create index requests_joined_into on requests (tenant_id, joined_into_id) where joined_into_id is not null;

-- Closed cases of a unit and of everybody, the newest first.
drop index requests_newest;
create index requests_closed_newest on requests (tenant_id, organisation_id, arrived_at desc, id desc) where closed_at is not null;
create index requests_closed_all on requests (tenant_id, arrived_at desc, id desc) where closed_at is not null;

-- Closed cases of a year over all units, and of one officer: for the load of units and officers and the lists behind its figures.
create index requests_closed_year on requests (tenant_id, closed_at) where closed_at is not null;
create index requests_closed_officer on requests (tenant_id, officer_id, closed_at) where closed_at is not null;

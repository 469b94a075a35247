-- Audit rows that wait for their place in the chain. A row is put here in the transaction that writes the entry, so an entry
-- that is committed late is sealed late instead of never: no watermark over ids or times can promise that.
create table audit_unsealed (
  tenant_id uuid not null,
  entry_id uuid not null,
  primary key (tenant_id, entry_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

insert into audit_unsealed (tenant_id, entry_id)
select e.tenant_id, e.id from audit_entries e
where not exists (select 1 from audit_chain c where c.tenant_id = e.tenant_id and c.entry_id = e.id);

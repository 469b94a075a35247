-- The edition of a plan that readers see, as the plan itself has it; the gate's record has to agree with it.
alter table work_plans add column live_edition_id uuid;

-- The obligation that a part makes once its plan is in force; its duties tell the state of the part.
alter table work_plan_parts add column obligation_id uuid;

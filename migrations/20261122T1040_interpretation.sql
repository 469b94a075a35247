-- A document that explains others. Its text, editions, reviews and public address are those of a document; here stands only what makes it
-- an interpretation.
create table interpretations (
  tenant_id uuid not null,
  document_id uuid not null,
  form text not null check (form in ('text', 'picture', 'chart', 'audio', 'video', 'qa', 'interview', 'press_conference')),
  -- leader: the head of the unit himself (主要负责人, 第一解读人)
  interpreter text not null check (interpreter in ('leader', 'official', 'drafting_unit', 'expert', 'media')),
  -- a position, never a name: 市财政局局长
  interpreter_role text not null default '',
  -- the unit that the interpreter speaks for; the counts of leaders go by it
  interpreter_unit_id uuid not null,
  expert_id uuid,
  -- 解释部门、咨询电话
  phone text not null default '',
  -- for whom it is written (分群体传播)
  audience text not null default '',
  -- recording or broadcast; the text beside it is what was said
  media_link text not null default '',
  held_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by text not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, document_id) references documents (tenant_id, id) on delete cascade,
  foreign key (tenant_id, interpreter_unit_id) references organisations (tenant_id, id)
);
create index interpretations_by_form on interpretations (tenant_id, form);
create index interpretations_of_leaders on interpretations (tenant_id, interpreter_unit_id) where interpreter = 'leader';

create table interpretation_links (
  tenant_id uuid not null,
  document_id uuid not null,
  explains_id uuid not null,
  primary key (tenant_id, document_id, explains_id),
  foreign key (tenant_id, document_id) references interpretations (tenant_id, document_id) on delete cascade,
  foreign key (tenant_id, explains_id) references documents (tenant_id, id) on delete cascade,
  check (document_id <> explains_id)
);
create index interpretation_links_of_explained on interpretation_links (tenant_id, explains_id);

-- Why a document goes out without an interpretation.
create table interpretation_exemptions (
  tenant_id uuid not null,
  explains_id uuid not null,
  reason text not null check (reason <> ''),
  stated_by text not null,
  stated_at timestamptz not null default now(),
  primary key (tenant_id, explains_id),
  foreign key (tenant_id, explains_id) references documents (tenant_id, id) on delete cascade
);

-- Rules that differ by place, each with its source; without a row the defaults of the program hold.
create table interpretation_settings (
  tenant_id uuid not null references tenants (id),
  -- working days after the document; 0: together with it
  limit_days integer not null check (limit_days between 0 and 60),
  limit_source text not null,
  -- genres (文种) of documents that need one, or a stated reason
  needed_genres text[] not null,
  needed_source text not null,
  -- how often the head of each unit interprets in a year; null: not counted against anything
  leader_yearly integer check (leader_yearly between 1 and 100),
  leader_source text not null default '',
  version integer not null default 1,
  primary key (tenant_id)
);

create table interpretation_experts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  -- name and contact are personal data: ciphertext
  name_sealed text not null,
  contact_sealed text not null default '',
  field text not null check (field <> ''),
  position text not null default '',
  unit text not null default '',
  status text not null default 'active' check (status in ('active', 'left')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
alter table interpretations add foreign key (tenant_id, expert_id) references interpretation_experts (tenant_id, id);

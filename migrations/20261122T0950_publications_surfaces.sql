-- When the present version was published, as feeds and the sitemap tell it; visible_from stays the day of the first one.
alter table publications add column last_published_at timestamptz;
update publications set last_published_at = visible_from;
alter table publications alter column last_published_at set not null, alter column last_published_at set default clock_timestamp();
create index publications_newest on publications (tenant_id, subject_type, last_published_at desc, subject_id desc) where state = 'published';
drop index publications_visible;

-- Receipts are written for each surface now. What was published before gets its own when the surfaces have been asked.
insert into outbox_events (tenant_id, id, consumer, topic, payload)
-- a uuidv7 like those that the application makes: the instant first, so that newer events come after these
select tenant_id,
  (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(subject_type || subject_id::text), 1, 3)
    || '8' || substr(md5(subject_id::text || tenant_id::text), 1, 15))::uuid,
  'gate.surfaces', 'gate.subject.changed', jsonb_build_object('subjectType', subject_type, 'subjectId', subject_id)
from publications;

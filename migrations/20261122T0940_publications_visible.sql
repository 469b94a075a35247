-- The newest public things first, for feeds and the sitemap.
create index publications_visible on publications (tenant_id, subject_type, visible_from desc) where state = 'published';

export { createMigration, type MigrationEvent, type MigrationSummary } from './migration.service.ts';

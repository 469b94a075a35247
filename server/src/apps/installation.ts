import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot, type Config } from '../kernel/config/index.ts';
import { migrate, openDatabase, openEmbedded, type Database } from '../kernel/db/index.ts';
import { openDiskStore, type FileStore } from '../kernel/files/index.ts';
import { createRedactor, type Redactor } from '../kernel/redact/index.ts';
import { openSearchIndex, type SearchIndex } from '../kernel/index/index.ts';
import { openKeyRing, type KeyRing } from '../kernel/keys/index.ts';
import type { Logger } from '../kernel/log/index.ts';
import { createAuditService, type AuditService } from '../foundation/audit/index.ts';
import { createSurfaces, type Surfaces } from '../foundation/gate/index.ts';
import { createFileChecks, type FileChecks } from '../foundation/gate/checks/index.ts';
import { createIdentityService, type IdentityService } from '../foundation/identity/index.ts';
import {
  createOrganisationsService,
  type OrganisationsService,
  type Tenant,
} from '../foundation/organisations/index.ts';
import { createDocumentImport, type DocumentImport } from '../publishing/documents/index.ts';
import { createSearchService, type SearchService } from '../outward/search/index.ts';
import { allSurfaces } from './surfaces.ts';

/** What every program of an installation stands on: the server, the command line, the demo. Opened once, closed once. */
export interface Installation {
  config: Config;
  log: Logger;
  databaseUrl: string;
  db: Database;
  files: FileStore;
  keys: KeyRing;
  index: SearchIndex;
  audit: AuditService;
  organisations: OrganisationsService;
  identity: IdentityService;
  documentImport: DocumentImport;
  checks: FileChecks;
  redactor: Redactor;
  search: SearchService;
  surfaces: Surfaces;
  tenant: Tenant;
  now: () => Date;
  close(): Promise<void>;
}

/** The jurisdiction and site of a fresh installation, until somebody names them. */
const FIRST_TENANT = { code: 'main', name: '政务公开', nameEn: 'Open Government', regionCode: '' };

/** Opens database (embedded or external), schema, files, keys, search and the services on them. What was opened is closed again when a later part fails. */
export async function openInstallation(config: Config, log: Logger): Promise<Installation> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse())
      await closer().catch((error: unknown) => log.warn({ err: error }, 'closing'));
  };
  try {
    const root = projectRoot(import.meta.url);
    let databaseUrl = config.databaseUrl;
    if (!databaseUrl) {
      const embedded = await openEmbedded(config.dataDir);
      closers.push(() => embedded.release());
      databaseUrl = embedded.url;
    }
    const database = await openDatabase(databaseUrl);
    closers.push(() => database.close());
    const { db } = database;
    await migrate(databaseUrl, join(root, 'migrations'));
    const storeFolder = join(config.dataDir, 'files');
    const files = await openDiskStore(storeFolder);
    closers.push(() => files.close());
    const keys = await openKeyRing(db, config.masterKeyFile);
    const index = await openSearchIndex({
      folder: join(config.dataDir, 'search'),
      readers: Math.max(1, Math.min(2, cpus().length - 1)),
    });
    closers.push(() => index.close());

    const now = () => new Date();
    const organisations = createOrganisationsService({ db, now });
    const tenant = (await organisations.listTenants())[0] ?? (await organisations.ensureTenant(FIRST_TENANT));
    const documentImport = createDocumentImport(
      { db, storeFolder, maxBytes: config.uploadMaxBytes, now, log },
      // While one waits for the disk, this thread and the database work; each further one takes time and memory to warm up.
      Math.max(1, Math.min(6, cpus().length)),
    );
    closers.push(() => documentImport.close());
    const checks = createFileChecks({ threads: Math.max(1, Math.min(2, cpus().length)), storeFolder });
    closers.push(() => checks.close());
    const redactor = createRedactor();
    closers.push(() => redactor.close());
    return {
      config,
      log,
      databaseUrl,
      db,
      files,
      keys,
      index,
      organisations,
      documentImport,
      checks,
      redactor,
      tenant,
      now,
      close,
      audit: createAuditService({
        db,
        keys,
        dataDir: config.dataDir,
        log,
        now,
      }),
      identity: createIdentityService({
        db,
        organisations,
        now,
        publicUrl: config.publicUrl,
        settings: config.oneTimePasswordHours ? { oneTimePasswordHours: config.oneTimePasswordHours } : {},
      }),
      search: createSearchService({
        db,
        index,
        organisations,
      }),
      surfaces: createSurfaces(db, allSurfaces({ db, files, index })),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

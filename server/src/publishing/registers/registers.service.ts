import { forgetPages, isUniqueViolation, type Database } from '../../kernel/db/index.ts';
import { isLink } from '../../kernel/text/index.ts';
import { chinaDate } from '../../kernel/time/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { prove } from '../../foundation/evidence/index.ts';
import type { OrganisationsService } from '../../foundation/organisations/index.ts';
import { registerErrors } from './registers.errors.ts';
import { insertMedia, listMedia, updateMedia, upsertReading, type MediaRow } from './registers.repo.ts';
import { attentionOf } from './registers.rules.ts';
import type { MediaAccount, MediaAccountChange, MediaReading, NewMediaAccount } from './registers.schema.ts';

const WRITE = 'registers.account.write';
const READ = 'organisations.organisation.read';

export type RegistersService = ReturnType<typeof createRegistersService>;

/** The register of sites and new-media accounts: opened, read daily, closed. */
export function createRegistersService(deps: {
  db: Database;
  organisations: Pick<OrganisationsService, 'findUnit'>;
  now: () => Date;
}) {
  const { db, organisations } = deps;
  const today = () => chinaDate(deps.now());
  const view = (row: MediaRow): MediaAccount => ({ ...row, attention: attentionOf(row, today()) });
  const get = async (tenantId: string, id: string): Promise<MediaRow> => {
    const [row] = await listMedia(db, tenantId, id);
    if (!row) throw registerErrors.not_found();
    return row;
  };
  const check = async (tenantId: string, account: Omit<NewMediaAccount, 'siteCode'>) => {
    if (account.address !== '' && (!isLink(account.address) || account.address.startsWith('/')))
      throw registerErrors.address_wrong();
    if (account.openedOn > today()) throw registerErrors.in_future();
    if (!(await organisations.findUnit(tenantId, account.organisationId))) throw registerErrors.unit_unknown();
  };
  const takenError = (error: unknown, account: string) =>
    isUniqueViolation(error) ? registerErrors.taken({ account }) : error;

  return {
    async list(actor: Actor): Promise<MediaAccount[]> {
      requirePermission(actor, READ);
      return (await listMedia(db, actor.tenantId)).map(view);
    },

    /** Public reading: the register without what staff noted. */
    listPublic: (tenantId: string): Promise<MediaRow[]> => listMedia(db, tenantId),

    /** Throws taken, unit_unknown, address_wrong, in_future. */
    async create(actor: Actor, input: NewMediaAccount): Promise<MediaAccount> {
      const account = {
        ...input,
        name: input.name.trim(),
        account: input.account.trim(),
        address: input.address.trim(),
      };
      await check(actor.tenantId, account);
      const needs = { permission: WRITE, organisationId: account.organisationId };
      const id = await write(db, actor, needs, async ({ tx, record }) => {
        const made = await insertMedia(tx, actor.tenantId, account).catch((error) => {
          throw takenError(error, account.account);
        });
        record({ action: 'registers.account.opened', subjectType: 'media_account', subjectId: made, after: account });
        await prove({ tx }, actor, {
          ...{ key: `media_account:${made}:opened`, type: 'registers.account.opened' },
          ...{ organisationId: account.organisationId, subjectType: 'media_account', subjectId: made },
          ...{ occurredOn: account.openedOn ?? today(), title: account.name, facts: { kind: account.kind } },
        });
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
        return made;
      });
      return view(await get(actor.tenantId, id));
    },

    /** Changes what is given; closes with a reason and a day, or reopens. Throws conflict, reason_missing, closed_before_opened. */
    async update(actor: Actor, id: string, input: MediaAccountChange): Promise<MediaAccount> {
      const { version, ...change } = input;
      const before = await get(actor.tenantId, id);
      const after = { ...before, ...change };
      await check(actor.tenantId, after);
      if (after.closedOn !== null && after.closedOn < after.openedOn) throw registerErrors.closed_before_opened();
      if (after.closedOn !== null && after.closingReason.trim() === '') throw registerErrors.reason_missing();
      if (change.organisationId !== undefined) requirePermission(actor, WRITE, change.organisationId);
      const needs = { permission: WRITE, organisationId: before.organisationId };
      await write(db, actor, needs, async ({ tx, record }) => {
        const isSaved = await updateMedia(tx, actor.tenantId, id, version, change).catch((error) => {
          throw takenError(error, after.account);
        });
        if (!isSaved) throw registerErrors.conflict();
        const verb = change.closedOn === undefined ? 'updated' : change.closedOn === null ? 'reopened' : 'closed';
        record({
          action: `registers.account.${verb}`,
          subjectType: 'media_account',
          subjectId: id,
          before,
          after: change,
        });
        await forgetPages(tx, [`tenant:${actor.tenantId}`]);
      });
      return view(await get(actor.tenantId, id));
    },

    /** Somebody looked today: the newest thing there and what was wrong. Throws closed, in_future. */
    async read(actor: Actor, id: string, reading: MediaReading): Promise<MediaAccount> {
      const account = await get(actor.tenantId, id);
      if (account.closedOn !== null && account.closedOn <= today()) throw registerErrors.closed();
      if (reading.newestOn !== null && reading.newestOn > today()) throw registerErrors.in_future();
      await write(db, actor, { permission: WRITE, organisationId: account.organisationId }, async ({ tx, record }) => {
        const row = { accountId: id, readOn: today(), readBy: actor.id, ...reading };
        await upsertReading(tx, actor.tenantId, row);
        record({ action: 'registers.account.read', subjectType: 'media_account', subjectId: id, after: row });
        // Once a day and account; a second look on the same day is the same deed.
        await prove({ tx }, actor, {
          ...{ key: `media_account:${id}:read:${row.readOn}`, type: 'registers.account.read' },
          ...{ organisationId: account.organisationId, subjectType: 'media_account', subjectId: id },
          ...{ occurredOn: row.readOn, title: account.name, facts: { kind: account.kind } },
        });
      });
      return view(await get(actor.tenantId, id));
    },
  };
}

import type { Database } from '../../kernel/db/index.ts';
import { isLink } from '../../kernel/text/index.ts';
import { requirePermission, write, type Actor } from '../../foundation/audit/index.ts';
import { published } from '../documents/index.ts';
import { channelErrors } from './channels.errors.ts';
import { findUnit, insertHandover, listHandovers, updateTakenBack } from './channels.repo.ts';
import type { ChannelHandovers, NewChannelHandover } from './channels.schema.ts';

const READ = 'documents.document.read';
/** Those who place a document in columns also say where else it was shown. */
const WRITE = 'columns.placement.write';

export type ChannelsService = ReturnType<typeof createChannelsService>;

/** Where else a published document was shown: who handed it over, when and where it can be seen; and that it was taken down there. */
export function createChannelsService(deps: { db: Database; now: () => Date }) {
  const { db, now } = deps;
  const isPublic = async (tenantId: string, id: string) =>
    (await published.listSummaries(db, tenantId, [id])).length > 0;

  const unitOf = async (actor: Actor, documentId: string): Promise<string> => {
    const unit = await findUnit(db, actor.tenantId, documentId);
    if (!unit) throw channelErrors.document_unknown();
    requirePermission(actor, READ, unit);
    return unit;
  };

  async function list(actor: Actor, documentId: string): Promise<ChannelHandovers> {
    const organisationId = await unitOf(actor, documentId);
    return {
      items: await listHandovers(db, actor.tenantId, documentId),
      mayWrite: actor.can(WRITE, organisationId),
      isPublic: await isPublic(actor.tenantId, documentId),
    };
  }

  return {
    list,

    /** Throws not_public, link_wrong, in_future. */
    async handOver(actor: Actor, documentId: string, input: NewChannelHandover): Promise<ChannelHandovers> {
      const organisationId = await unitOf(actor, documentId);
      const link = input.link.trim();
      if (link !== '' && (!isLink(link) || link.startsWith('/'))) throw channelErrors.link_wrong();
      const handedAt = input.handedAt ?? now().toISOString();
      if (Date.parse(handedAt) > now().getTime()) throw channelErrors.in_future();
      await write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        if (!(await isPublic(actor.tenantId, documentId))) throw channelErrors.not_public();
        const row = { ...input, link, handedAt, handedBy: actor.id, handedByName: actor.name };
        await insertHandover(tx, actor.tenantId, documentId, row);
        record({ action: 'channels.handover.made', subjectType: 'document', subjectId: documentId, after: row });
      });
      return list(actor, documentId);
    },

    /** Records that it was taken down there; also for what is public no more. Throws not_found, taken_back. */
    async takeBack(actor: Actor, documentId: string, id: string): Promise<ChannelHandovers> {
      const organisationId = await unitOf(actor, documentId);
      const own = (await listHandovers(db, actor.tenantId, documentId)).find((one) => one.id === id);
      if (!own) throw channelErrors.not_found();
      await write(db, actor, { permission: WRITE, organisationId }, async ({ tx, record }) => {
        if (!(await updateTakenBack(tx, actor.tenantId, id, now(), actor.id))) throw channelErrors.taken_back();
        const after = { id, channel: own.channel };
        record({ action: 'channels.handover.taken_back', subjectType: 'document', subjectId: documentId, after });
      });
      return list(actor, documentId);
    },
  };
}

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestsWorld, PLANTED, type RequestsWorld } from '../requests.testing.ts';
import { readForm } from './form.rules.ts';
import { findFaults } from './intake.rules.ts';
import type { Agent, RequestForm } from './intake.schema.ts';

let world: RequestsWorld;
beforeAll(async () => {
  world = await createRequestsWorld();
});
afterAll(() => world.close());

const AGENT: Agent = {
  ...{ name: '令狐代理', documentType: 'other', documentNumber: 'DL-778899', phone: '13511112222' },
  ...{ email: 'agent@example.org', address: '代理路66号' },
};
const pdf = () =>
  world.intake.storeFile({
    ...{ kind: 'authorisation', name: `${AGENT.name}授权委托书.pdf` },
    body: Readable.from([Buffer.from(`%PDF-1.4 ${AGENT.name} ${PLANTED.name}`)]),
  });
const form = (change: Partial<RequestForm> = {}) => {
  const { applicant, ...rest } = world.form();
  return { ...rest, applicant: { ...applicant, phone: '', email: '' }, agent: AGENT, ...change };
};
const submit = async (key: string, change: Partial<RequestForm> = {}, files = [pdf()]) =>
  world.intake.submit(world.tenant.id, {
    ...{ form: form(change), submissionKey: key, locale: 'zh', files: await Promise.all(files) },
  });
const step = async (id: string, name: string, more: object = {}) =>
  world.steps.step(world.officer, id, {
    ...{ version: (await world.cases.get(world.officer, id)).version, step: name, ...more },
  });

describe('a request in the name of another', () => {
  it('names both, keeps both encrypted, and is shown, answered and followed with both', async () => {
    const receipt = await submit('AGENT-WORKS-0001');
    const { id, code } = receipt;
    const seen = await world.cases.get(world.officer, id);
    expect(seen).toMatchObject({ applicant: '欧某', agent: '令某', files: [{ kind: 'authorisation' }] });
    const shown = await world.work.reveal(world.officer, id, { reason: 'verify_identity', words: '' });
    expect(shown).toMatchObject({ name: PLANTED.name, agent: { name: AGENT.name, documentNumber: 'DL-778899' } });
    // By the last four of the agent's phone, of his document, and of the document of whom he acts for.
    for (const tail of ['2222', '8899', PLANTED.documentNumber.slice(-4)])
      expect(await world.statuses.find(world.tenant.id, code, tail)).toMatchObject({ code });
    expect(await world.statuses.find(world.tenant.id, code, '0000')).toBeNull();

    await step(id, 'confirm_receipt', { on: '2026-03-02' });
    await step(id, 'register');
    const letter = await world.db
      .selectFrom('requestLetters')
      .select(['contentSealed', 'addressSealed'])
      .where('requestId', '=', id)
      .executeTakeFirstOrThrow();
    const opened: string[] = [];
    for (const sealed of [letter.contentSealed, letter.addressSealed])
      await world.keys.revise(sealed, (text) => (opened.push(text), text));
    expect(opened[0]).toContain(`${PLANTED.name}（委托代理人：${AGENT.name}）`);
    expect(opened[1]).toBe(AGENT.email);
    expect((await world.trailOf(id)).find(({ action }) => action === 'requests.request.received')?.after).toMatchObject(
      {
        byAgent: true,
      },
    );
    const { rows } = await sql<{ row: string }>`select p::text as row from request_people p`.execute(world.db);
    const kept = rows.map(({ row }) => row).join('\n') + readFiles();
    for (const word of [AGENT.name, AGENT.phone, AGENT.email, 'DL-778899', '代理路', PLANTED.name])
      expect(kept).not.toContain(word);
  });

  it('goes with a case that is divided', async () => {
    const { id } = await submit('AGENT-SPLIT-0001');
    await step(id, 'confirm_receipt', { on: '2026-03-02' });
    await step(id, 'register');
    const view = await world.cases.get(world.officer, id);
    const items = [...view.items, { ...view.items[0], id: null, title: '另一件' }].map((item) => ({
      ...{ id: item?.id ?? null, title: item?.title ?? '', number: item?.number ?? '' },
      description: item?.description ?? '',
    }));
    await world.work.setItems(world.officer, id, { version: view.version, items });
    await step(id, 'split');
    const [part] = (await world.cases.get(world.officer, id)).related;
    expect((await world.cases.get(world.officer, part?.id ?? '')).agent).toBe('令某');
  });

  it('needs the agent’s name, document, contact and authorisation, and is not one’s own', async () => {
    const codes = (agent: Partial<Agent>, isAuthorised = true) =>
      findFaults({ ...form(), agent: { ...AGENT, ...agent } }, isAuthorised).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({}, false)).toEqual(['authorisation_missing']);
    expect(codes({ name: '', documentNumber: '', phone: '', email: '', address: '' }, false)).toEqual([
      ...['email_needed', 'agent_name_missing', 'agent_document_missing'],
      ...['agent_contact_missing', 'authorisation_missing'],
    ]);
    expect(codes({ documentType: 'resident_id', documentNumber: PLANTED.documentNumber })).toEqual(['agent_same']);
    expect(await world.codeOf(submit('AGENT-WITHOUT-01', {}, []))).toBe('requests.incomplete');
    const counter = {
      ...{ ...form(), channel: 'counter' as const, isOral: false, confirmedOn: null, arrivedOn: '2026-03-02' },
      submissionKey: 'AGENT-COUNTER-01',
    };
    expect(await world.codeOf(world.intake.takeIn(world.officer, counter))).toBe('requests.incomplete');
    expect(await world.codeOf(world.intake.takeIn(world.lawyer, { ...counter, authorisationSeen: true }))).toBe(
      'access.denied',
    );
    expect(await world.codeOf(world.intake.takeIn(world.officer, { ...counter, authorisationSeen: true }))).toBe(
      'done',
    );
  });

  it('is read from the form: with the tick, and with what was typed without it', () => {
    expect(readForm({}).agent).toBeNull();
    expect(readForm({ agentDocumentType: 'passport' }).agent).toBeNull();
    expect(readForm({ agentName: ' 令狐 ' }).agent).toMatchObject({ name: '令狐', documentType: 'resident_id' });
    expect(readForm({ agent: '1' }).agent).toMatchObject({ name: '' });
  });
});

function readFiles(): string {
  const folder = join(world.folder, 'files');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

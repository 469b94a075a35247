import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, makeWorkplace, runCli, type Workplace } from '../program.testing.ts';

let place: Workplace;
beforeAll(() => {
  buildPrograms();
  place = makeWorkplace('deadline');
});
afterAll(() => place.remove());

const deadline = (...args: string[]) => runCli(['deadline', ...args], { dataDir: place.dataDir });

describe('yg deadline', () => {
  it('answers in one object, before there is any installation, and makes none', async () => {
    const { code, out } = await deadline('--rule', 'request.reply', '--from', '2026-09-18', '--json');
    expect(code).toBe(0);
    const answer = JSON.parse(out) as { days: { n: number | null }[] };
    expect(Object.keys(answer)).toEqual(['rule', 'from', 'dueOn', 'provisional', 'days']);
    expect(answer).toMatchObject({
      rule: 'request.reply',
      from: '2026-09-18',
      dueOn: '2026-10-22',
      provisional: false,
    });
    expect(answer.days.filter(({ n }) => n !== null)).toHaveLength(20);
    expect(existsSync(join(place.dataDir, 'postgres'))).toBe(false);
  });

  it('takes events from a file, and says that a year without a calendar is provisional', async () => {
    const events = join(place.folder, 'events.json');
    writeFileSync(events, JSON.stringify([{ kind: 'restart', on: '2026-12-18', cause: 'correction' }]));
    const { out } = await deadline('--rule', 'request.reply', '--from', '2026-11-27', '--events', events, '--json');
    expect(JSON.parse(out)).toMatchObject({ dueOn: '2027-01-15', provisional: true });
  });

  it.each<[string, string[], unknown, RegExp]>([
    ['an unknown rule', ['--rule', 'request.tea', '--from', '2026-09-18'], null, /request\.reply/],
    ['a day that does not exist', ['--rule', 'request.reply', '--from', '2026-02-30'], null, /2026-02-30/],
    ['events that are no list', ['--rule', 'request.reply', '--from', '2026-09-18'], { kind: 'pause' }, /JSON/],
    [
      'an event where it is not allowed',
      ['--rule', 'request.reply', '--from', '2026-09-18'],
      [{ kind: 'resume', on: '2026-09-21' }],
      /没有暂停/,
    ],
  ])('refuses %s, and prints no answer', async (name, args, events, said) => {
    const file = join(place.folder, `${name}.json`);
    if (events) writeFileSync(file, JSON.stringify(events));
    const { code, out, err } = await deadline(...args, ...(events ? ['--events', file] : []), '--json');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(said);
  });
});

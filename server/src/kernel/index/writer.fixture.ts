/** A process of its own for tests: takes the index in the given folder and applies numbered batches until it is killed. */
import type { IndexItem } from './index.port.ts';
import { openSearchIndex } from './index.service.ts';

const [folder, mode] = process.argv.slice(2) as [string, 'apply' | 'hold'];
const index = await openSearchIndex({ folder, readers: 1 });
console.log(index.isWriter ? 'writer' : 'reader');

const BATCH = 20;
if (mode === 'apply') {
  for (let batch = Number((await index.checkpoint()) ?? 0); ; batch++) {
    const items = Array.from({ length: BATCH }, (_, i): IndexItem => {
      const number = batch * BATCH + i;
      return {
        tenantId: 'anlan',
        kind: 'document',
        id: `d${number}`,
        version: 1,
        title: `第${number}号`,
        documentNumber: '',
        indexNumber: '',
        body: `第${batch}批，共同的话。`.repeat(50),
        organisationId: `u${batch % 3}`,
        topic: '',
        validity: '',
        publishedOn: '2026-01-01',
        madeOn: '',
      };
    });
    // Every batch also replaces the first item of the one before, so that deletions are in the same transaction.
    if (batch > 0) items.push({ ...items[0]!, id: `d${(batch - 1) * BATCH}`, version: 2, title: '替换' });
    await index.apply(items, `${batch + 1}`);
    console.log(`done ${batch + 1}`);
  }
} else setInterval(() => undefined, 1000);

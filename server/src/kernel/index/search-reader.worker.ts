/** A reader worker: answers searches one after the other, away from the main thread. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { workerData } from 'node:worker_threads';
import type { IndexQuery } from './index.port.ts';
import { IndexReader } from './reader.repo.ts';
import { serveCalls } from './channel.ts';

const jieba = Jieba.withDict(dict);
const reader = new IndexReader((workerData as { folder: string }).folder, (text) => jieba.cut(text));

serveCalls({
  search: (query) => reader.search(query as IndexQuery),
  find: (asked) => reader.find(asked as Parameters<IndexReader['find']>[0]),
  list: (asked) => reader.list(asked as Parameters<IndexReader['list']>[0]),
  checkpoint: () => reader.checkpoint(),
  count: () => reader.count(),
  look: () => reader.look(true),
  close: () => reader.close(),
});

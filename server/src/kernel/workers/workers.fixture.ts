import { setTimeout as sleep } from 'node:timers/promises';
import { serveTasks } from './index.ts';

/** Worker for the tests: does well, fails, loops and eats memory on demand. */
type Order =
  | { do: 'square'; of: number }
  | { do: 'bytes'; bytes: Uint8Array }
  | { do: 'fail'; code?: string; detail?: string }
  | { do: 'loop' }
  | { do: 'eat' }
  | { do: 'exit' }
  | { do: 'function' }
  | { do: 'tell'; times: number; everyMs: number }
  | { do: 'rest'; ms: number };

serveTasks(
  async (order: Order, rest, tell): Promise<unknown> => {
    switch (order.do) {
      case 'square':
        return order.of * order.of;
      case 'bytes':
        return order.bytes.map((byte) => byte + 1);
      case 'fail':
        throw Object.assign(new Error('it failed'), { code: order.code, detail: order.detail });
      case 'loop':
        for (;;) Math.random();
      case 'eat': {
        const eaten: number[][] = [];
        for (;;) eaten.push(Array.from({ length: 10_000 }, (_, i) => i + 0.5));
      }
      case 'exit':
        process.exit(3);
      case 'function':
        return () => 1; // cannot cross a thread border
      case 'tell':
        for (let at = 1; at <= order.times; at += 1) {
          await sleep(order.everyMs);
          tell(at);
        }
        return 'told';
      case 'rest':
        rest();
        return sleep(order.ms, 'rested');
    }
  },
  (result) => (result instanceof Uint8Array ? [result.buffer as ArrayBuffer] : []),
);

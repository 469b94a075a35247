import { ensureIndex } from '../outward/search/index.ts';
import type { Installation } from './installation.ts';

/**
 * Keeps search alive: takes over writing when the process that held it is gone, and fills the index again whenever it is found empty
 * (first start, another version, damage). Pages and officers never wait for it.
 */
export function watchIndex({ db, index, log }: Installation): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      const written = await ensureIndex({ db, index });
      if (written) log.info({ written }, 'the search index was filled from the database');
    } catch (error) {
      log.error({ err: error }, 'search index');
    }
  };
  looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, 15_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file named or below a named folder, in name order, whatever it is, without following links. A missing one is yielded, so that it is told of. */
export async function* walkAllFiles(paths: readonly string[]): AsyncGenerator<string> {
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) {
      yield path;
      continue;
    }
    const names: string[] = [];
    for await (const entry of await opendir(path)) if (entry.isFile() || entry.isDirectory()) names.push(entry.name);
    yield* walkAllFiles(names.sort().map((name) => join(path, name)));
  }
}

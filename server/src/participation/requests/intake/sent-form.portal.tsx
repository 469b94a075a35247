import { AppError } from '../../../kernel/errors/index.ts';
import type { HttpRequest } from '../../../kernel/http/index.ts';
import { requestErrors } from '../requests.errors.ts';
import type { RequestSettings } from '../requests.settings.ts';
import type { SentForm } from './form.rules.ts';
import type { StoredFile } from './intake.schema.ts';
import type { IntakeService } from './intake.service.ts';

/** A form with its files, which lie in the store already. `fault`: what of them was too much, or could not be taken. */
export type SentWithFiles = SentForm & { files: StoredFile[]; fault: AppError | undefined };

/** Files that a form may bring before it is cut off; all above the limit are only counted. */
const MOST_PARTS = 100;
/** The field, and the kind, of the paper by which somebody asks for another. */
const AUTHORISATION = 'authorisation';

/** The fields and, where the form takes some, files of a form, however the browser sent it. Texts are cut at what the longest field may hold. */
export async function readSent(
  request: HttpRequest,
  intake: Pick<IntakeService, 'storeFile' | 'discardFiles'>,
  settings: RequestSettings,
  takesFiles = true,
): Promise<SentWithFiles> {
  const all: Record<string, string[]> = {};
  const add = (name: string, value: string) => void (all[name] ??= []).push(value.slice(0, 5000));
  let taken: Pick<SentWithFiles, 'files' | 'fault'> = { files: [], fault: undefined };
  if (request.isMultipart()) taken = await readParts(request, intake, settings, add, takesFiles);
  else for (const [name, value] of new URLSearchParams(String(request.body ?? ''))) add(name, value);
  const fields = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values[0] ?? '']));
  return { fields, all, ...taken };
}

async function readParts(
  request: HttpRequest,
  intake: Pick<IntakeService, 'storeFile' | 'discardFiles'>,
  settings: RequestSettings,
  add: (name: string, value: string) => void,
  takesFiles: boolean,
): Promise<Pick<SentWithFiles, 'files' | 'fault'>> {
  const files: StoredFile[] = [];
  let fault: AppError | undefined;
  let thrownAway = 0;
  // A form that is much too large is answered before all of it came; a little too much is read to its end, so that nothing that follows is lost.
  const isEnough = () => thrownAway > settings.maxFileBytes;
  try {
    const limits = { fileSize: Infinity, files: MOST_PARTS, fields: 60, fieldSize: 20_000 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') add(part.fieldname, part.value);
        continue;
      }
      const name = fileNameOf(part.filename);
      // What was not taken is read to its end all the same: the parts behind it come only then.
      const body = part.file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
      try {
        // A field without a choice is sent as an empty file without a name.
        // A form that asks for none keeps none.
        if (name === '' || !takesFiles) continue;
        if (files.length >= settings.maxFiles) throw requestErrors.too_many_files({ limit: settings.maxFiles });
        const kind = part.fieldname === AUTHORISATION ? AUTHORISATION : 'attachment';
        files.push(await intake.storeFile({ kind, name, body }));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        fault ??= error;
      } finally {
        for await (const chunk of part.file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
          // The authorisation stands before other fields, which are still wanted.
          if (part.fieldname !== AUTHORISATION) thrownAway += chunk.length;
          if (isEnough()) break;
        }
      }
      if (isEnough()) break;
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_FILES_LIMIT') {
      await intake.discardFiles(files);
      throw error;
    }
    fault ??= requestErrors.too_many_files({ limit: settings.maxFiles });
  }
  if (isEnough()) {
    // A browser shows an answer only when it has sent everything: the rest is let through into nothing.
    request.raw.unpipe();
    request.raw.resume();
  }
  return { files, fault };
}

const fileNameOf = (name: string | undefined): string =>
  (name ?? '')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/^.*[\\/]/, '')
    .trim()
    .slice(0, 200);

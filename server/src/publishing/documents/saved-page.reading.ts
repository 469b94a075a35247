import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Beside, Extraction } from '../../kernel/extract/index.ts';
import { filePath } from './documents.rules.ts';
import { addressKey, attachmentMediaType, attachmentName, resolveAddress } from './saved-page.rules.ts';
import type { BodyBlock } from './reading.schema.ts';

/** Reading a page of an older site with what lies beside it, in the thread that reads files. */

export interface SavedPage {
  /** Where the page stood. */
  address: string;
  /** Files that were saved with it, by the key of their address. */
  files: Record<string, string>;
  /** Where other pages are now, by the key of their old address. */
  links: Record<string, string>;
}

export interface Attachment {
  /** Key of its old address. */
  key: string;
  sha256: string;
  size: number;
  mediaType: string;
  name: string;
}

/** What a page leads to, by key, each once; and how much of its words are links, 0 to 1. */
export interface PageSources {
  links: string[];
  pictures: string[];
  linkShare: number;
}

/** What the page shows and offers. `take` keeps a file and gives its hash. */
export function openSavedPage(page: SavedPage, maxBytes: number) {
  const pictures = new Set<string>();
  const bytesOf = (key: string): Buffer | null => {
    const path = page.files[key];
    if (path === undefined) return null;
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() && found.size > 0 && found.size <= maxBytes ? readFileSync(path) : null;
  };
  const beside: Beside = (source) => {
    const address = resolveAddress(source, page.address);
    if (!address) return null;
    pictures.add(addressKey(address));
    return bytesOf(addressKey(address));
  };

  return {
    beside,

    sources(extraction: Extraction): PageSources {
      const links = new Set<string>();
      let [all, linked] = [0, 0];
      for (const block of extraction.blocks) {
        if (block.kind !== 'paragraph') continue;
        all += block.text.length;
        for (const { start, end, href } of block.links ?? []) {
          linked += end - start;
          const address = resolveAddress(href, page.address);
          if (address) links.add(addressKey(address));
        }
      }
      return { links: [...links], pictures: [...pictures], linkShare: all === 0 ? 0 : linked / all };
    },

    /** Leads links to where pages are now and to the files that came along; what stays on the old site keeps its whole address. */
    async rewrite(
      extraction: Extraction,
      take: (bytes: Buffer, name: string) => Promise<string>,
    ): Promise<Attachment[]> {
      const kept = new Map<string, Attachment>();
      for (const block of extraction.blocks) {
        if (block.kind !== 'paragraph' || !block.links) continue;
        for (const link of block.links) {
          const address = resolveAddress(link.href, page.address);
          if (!address) continue;
          const key = addressKey(address);
          const moved = page.links[key];
          if (moved === undefined && page.files[key] !== undefined && !kept.has(key)) {
            const bytes = bytesOf(key);
            const fileName = basename(page.files[key]);
            const name = attachmentName(block.text.slice(link.start, link.end), fileName);
            if (bytes)
              kept.set(key, {
                ...{ key, name, sha256: await take(bytes, name), size: bytes.length },
                mediaType: attachmentMediaType(fileName),
              });
            else extraction.findings.push({ code: 'attachment_not_included', detail: fileName });
          }
          const file = kept.get(key);
          link.href = moved !== undefined ? moved + address.hash : file ? filePath(file) : address.href;
        }
      }
      return [...kept.values()];
    },
  };
}

/** The body with a line for each attachment whose link reading did not keep, because it stood in a heading. */
export function withAttachments(body: readonly BodyBlock[], attachments: readonly Attachment[]): BodyBlock[] {
  const linked = new Set(
    body.flatMap((block) => (block.kind === 'paragraph' ? (block.links ?? []).map(({ href }) => href) : [])),
  );
  const lost = attachments.filter((file) => !linked.has(filePath(file)));
  return [
    ...body,
    ...lost.map((file): BodyBlock => ({
      ...{ kind: 'paragraph', text: file.name, path: '', anchor: '' },
      links: [{ start: 0, end: file.name.length, href: filePath(file) }],
    })),
  ];
}

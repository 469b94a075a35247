import { show, textString, type PdfFile, type Ref } from './pdf-file.ts';

/** The logical structure of a tagged PDF: what screen readers and programs that take out text follow. */

export interface Element {
  type: string;
  children: (Element | { page: number; mark: number })[];
  alt?: string;
  /** Attributes as PDF syntax, e.g. of a table cell. */
  attributes?: string;
}

export const element = (type: string, more: Partial<Pick<Element, 'alt' | 'attributes'>> = {}): Element => ({
  type,
  children: [],
  ...more,
});

/** Writes the tree; `pages` are the page objects by number. Returns the root; each page's /StructParents is its number. */
export function writeStructure(file: PdfFile, top: Element, pages: readonly Ref[]): Ref {
  const root = file.reserve();
  /** By page and mark: which element the marked content belongs to. */
  const owners: Ref[][] = pages.map(() => []);
  const write = (node: Element, parent: Ref): Ref => {
    const ref = file.reserve();
    const kids = node.children.map((child) => {
      if ('type' in child) return show(write(child, ref));
      const page = pages[child.page];
      if (!page) throw new Error('a mark on a page that is not there');
      (owners[child.page] ??= [])[child.mark] = ref;
      return `<< /Type /MCR /Pg ${show(page)} /MCID ${child.mark} >>`;
    });
    const alt = node.alt === undefined ? '' : ` /Alt ${textString(node.alt)}`;
    const attributes = node.attributes ? ` /A << ${node.attributes} >>` : '';
    file.write(
      `<< /Type /StructElem /S /${node.type} /P ${show(parent)}${alt}${attributes} /K [${kids.join(' ')}] >>`,
      ref,
    );
    return ref;
  };
  const document = write(top, root);
  const tree = owners.map((refs, page) => `${page} ${show(file.write(`[${refs.map(show).join(' ')}]`))}`);
  const parents = file.write(`<< /Nums [${tree.join(' ')}] >>`);
  file.write(
    `<< /Type /StructTreeRoot /K ${show(document)} /ParentTree ${show(parents)} /ParentTreeNextKey ${pages.length} >>`,
    root,
  );
  return root;
}

import { Extension, Node, mergeAttributes, type Extensions } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** What an official document is made of: paragraphs, headings, tables of paragraphs, images the server holds, links. Nothing else gets in by pasting. */

/** An alignment as an attribute with a class in the style sheet: the content security policy forbids written styles. */
const Align = Extension.create({
  name: 'align',
  addGlobalAttributes: () => [
    {
      types: ['paragraph', 'heading'],
      attributes: {
        align: {
          default: null,
          parseHTML: (element) => {
            const value = element.dataset['align'] ?? (element.style.textAlign || element.getAttribute('align'));
            return value === 'center' || value === 'right' || (value === 'left' && element.dataset['align'])
              ? value
              : null;
          },
          renderHTML: ({ align }) => (align ? { 'data-align': align } : {}),
        },
      },
    },
  ],
});

const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: '',
        parseHTML: (element: HTMLElement) => element.querySelector('caption')?.textContent ?? '',
        renderHTML: () => ({}),
      },
    };
  },
});

/** An image that lies in the file store, named by its hash; pasted pictures from elsewhere are refused by having no file. */
const StoredImage = Node.create<{ addressOf: (file: string) => string }>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ addressOf: (file) => file }),
  addAttributes: () => ({
    file: { default: '' },
    alt: { default: '' },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'img[data-file]',
      getAttrs: (element) => {
        const file = element.dataset['file'] ?? '';
        return /^[0-9a-f]{64}$/.test(file) ? { file, alt: element.getAttribute('alt') ?? '' } : false;
      },
    },
  ],
  renderHTML({ node, HTMLAttributes }) {
    const file = String(node.attrs['file']);
    return ['img', mergeAttributes(HTMLAttributes, { 'data-file': file, src: this.options.addressOf(file) })];
  },
});

/** The editor's parts; `addressOf` gives the address of a stored image. */
export function editorExtensions(addressOf: (file: string) => string): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4, 5, 6] },
      bold: false,
      italic: false,
      underline: false,
      strike: false,
      code: false,
      codeBlock: false,
      blockquote: false,
      bulletList: false,
      orderedList: false,
      listItem: false,
      listKeymap: false,
      horizontalRule: false,
      trailingNode: false,
      link: { openOnClick: false, autolink: false, linkOnPaste: false, protocols: ['http', 'https', 'mailto'] },
    }),
    Align,
    CaptionedTable.configure({ resizable: false }),
    TableRow,
    TableHeader.extend({ content: 'paragraph+' }),
    TableCell.extend({ content: 'paragraph+' }),
    StoredImage.configure({ addressOf }),
  ];
}

import { createFace, FACES, type FaceName } from '../fonts/index.ts';
import type { Notes } from '../clean.rules.ts';
import { PAGE } from '../page-form.ts';
import type { ReadPicture } from '../pictures.ts';
import { number, show, type PdfFile, type Ref } from './pdf-file.ts';
import { hex, writeFace } from './pdf-fonts.ts';
import type { Element } from './pdf-structure.ts';

/** Pages to draw on: lengths in points from the upper left corner. Everything drawn belongs to an element of the structure or is decoration. */

export const RED = '0.85 0.07 0.1';
const BLACK = '0 0 0';

export interface TextStyle {
  face: FaceName;
  size: number;
  colour?: string;
}

export interface Canvas {
  readonly pageCount: number;
  newPage(): void;
  widthOf(char: string, style: TextStyle): number;
  /** What `draw` draws is content of the element on the present page. */
  tag(owner: Element, draw: () => void): void;
  /** Decoration, or a page number: read by nobody. `page` from 0. */
  artifact(kind: 'Layout' | 'Pagination', draw: () => void, page?: number): void;
  /** `spacing` is added after each character. `y` is the baseline. */
  text(chars: readonly string[], x: number, y: number, style: TextStyle, spacing?: number): void;
  line(x1: number, y1: number, x2: number, y2: number, width: number, colour?: string): void;
  boxes(boxes: readonly { x: number; y: number; width: number; height: number }[]): void;
  image(picture: ReadPicture, x: number, y: number, width: number, height: number): void;
  /** Writes pages, fonts and pictures; returns the page tree and its pages. */
  finish(): { tree: Ref; pages: Ref[] };
}

export function createCanvas(file: PdfFile, notes: Notes): Canvas {
  const faces = Object.fromEntries(FACES.map((name) => [name, createFace(name, notes)])) as Record<
    FaceName,
    ReturnType<typeof createFace>
  >;
  const pages: { ops: string[]; marks: number }[] = [];
  const pictures = new Map<ReadPicture, { name: string; ref: Ref }>();
  let present = -1;
  const page = () => {
    const found = pages[present];
    if (!found) throw new Error('nothing can be drawn before the first page');
    return found;
  };
  const up = (y: number) => number(PAGE.height - y);
  const draw = (op: string) => page().ops.push(op);

  return {
    get pageCount() {
      return pages.length;
    },
    newPage() {
      present = pages.push({ ops: [], marks: 0 }) - 1;
    },
    widthOf: (char, { face, size }) => (faces[face].widthOf(char) * size) / 1000,
    tag(owner, work) {
      const { marks } = page();
      page().marks += 1;
      owner.children.push({ page: present, mark: marks });
      draw(`/${owner.type} << /MCID ${marks} >> BDC`);
      work();
      draw('EMC');
    },
    artifact(kind, work, on = present) {
      const back = present;
      present = on;
      draw(`/Artifact << /Type /${kind} >> BDC`);
      work();
      draw('EMC');
      present = back;
    },
    text(chars, x, y, { face, size, colour = BLACK }, spacing = 0) {
      if (chars.length === 0) return;
      const glyphs = chars.map((char) => hex(faces[face].glyphOf(char))).join('');
      draw(
        `BT /${face} ${number(size)} Tf ${colour} rg ${number(spacing)} Tc ${number(x)} ${up(y)} Td <${glyphs}> Tj ET`,
      );
    },
    line(x1, y1, x2, y2, width, colour = BLACK) {
      draw(`${colour} RG ${number(width)} w ${number(x1)} ${up(y1)} m ${number(x2)} ${up(y2)} l S`);
    },
    boxes(boxes) {
      const paths = boxes.map(
        ({ x, y, width, height }) => `${number(x)} ${up(y + height)} ${number(width)} ${number(height)} re`,
      );
      draw(`${BLACK} rg ${paths.join(' ')} f`);
    },
    image(picture, x, y, width, height) {
      let known = pictures.get(picture);
      if (!known) {
        known = { name: `P${pictures.size + 1}`, ref: writePicture(file, picture) };
        pictures.set(picture, known);
      }
      draw(`q ${number(width)} 0 0 ${number(height)} ${number(x)} ${up(y + height)} cm /${known.name} Do Q`);
    },
    finish() {
      const fonts = FACES.flatMap((name) => {
        const ref = writeFace(file, faces[name]);
        return ref ? [`/${name} ${show(ref)}`] : [];
      });
      const images = [...pictures.values()].map(({ name, ref }) => `/${name} ${show(ref)}`);
      const resources = file.write(`<< /Font << ${fonts.join(' ')} >> /XObject << ${images.join(' ')} >> >>`);
      const tree = file.reserve();
      const refs = pages.map(({ ops }, at) => {
        const content = file.stream('', Buffer.from(ops.join('\n'), 'latin1'));
        return file.write(
          `<< /Type /Page /Parent ${show(tree)} /MediaBox [0 0 ${number(PAGE.width)} ${number(PAGE.height)}] ` +
            `/Resources ${show(resources)} /Contents ${show(content)} /StructParents ${at} /Tabs /S >>`,
        );
      });
      file.write(`<< /Type /Pages /Kids [${refs.map(show).join(' ')}] /Count ${refs.length} >>`, tree);
      return { tree, pages: refs };
    },
  };
}

function writePicture(file: PdfFile, picture: ReadPicture): Ref {
  const { width, height } = picture;
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8`;
  if (picture.kind === 'jpeg') {
    const space = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[picture.components] ?? '/DeviceRGB';
    const decode = picture.inverted ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
    return file.stream(`${size} /ColorSpace ${space}${decode}`, picture.bytes, { filter: 'DCTDecode' });
  }
  const mask = picture.alpha ? ` /SMask ${show(file.stream(`${size} /ColorSpace /DeviceGray`, picture.alpha))}` : '';
  return file.stream(`${size} /ColorSpace /DeviceRGB${mask}`, picture.rgb);
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type PointerEvent } from 'react';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { pageQuery, type Mark, type Of, type Redaction } from './queries.ts';

type Rect = Mark['rects'][number];
const round = (value: number) => Math.round(value * 100) / 100;
/** Smaller than this is a slip of the hand, in points. */
const SMALLEST = 3;

/** A page as a picture with its marks; drawn on with the mouse, and its text as a list for whoever has none. */
export function PageView(props: {
  redaction: Redaction;
  number: number;
  of: Of;
  marks: readonly Mark[];
  mayMark: boolean;
  onDraw: (rect: Rect) => void;
  onAdd: (found: Pick<Mark, 'page' | 'rects'>[]) => void;
}) {
  const { redaction, number, of, marks, mayMark, onDraw, onAdd } = props;
  const t = useTexts();
  const made = of === 'result' ? (redaction.result?.digest ?? '') : '';
  const query = useQuery(pageQuery(redaction.id, number, of, made));
  const sheet = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ from: [number, number]; rect: Rect } | null>(null);
  const page = query.data;
  const isOpen = mayMark && of === 'source';

  const pointOf = (event: PointerEvent): [number, number] => {
    const box = sheet.current?.getBoundingClientRect();
    if (!box || !page) return [0, 0];
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    return [Math.min(1, Math.max(0, across)) * page.width, Math.min(1, Math.max(0, down)) * page.height];
  };
  const begin = (event: PointerEvent) => {
    if (!isOpen || event.button !== 0 || event.pointerType !== 'mouse') return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = pointOf(event);
    setDrawn({ from: [x, y], rect: { x, y, width: 0, height: 0 } });
  };
  const move = (event: PointerEvent) => {
    if (!drawn) return;
    const [x, y] = pointOf(event);
    const [x0, y0] = drawn.from;
    const rect = {
      ...{ x: round(Math.min(x, x0)), y: round(Math.min(y, y0)) },
      ...{ width: round(Math.abs(x - x0)), height: round(Math.abs(y - y0)) },
    };
    setDrawn({ ...drawn, rect });
  };
  const end = () => {
    if (drawn && drawn.rect.width >= SMALLEST && drawn.rect.height >= SMALLEST) onDraw(drawn.rect);
    setDrawn(null);
  };
  const lineRect = (boxes: readonly number[][]): Rect => {
    const left = Math.min(...boxes.map(([x = 0]) => x));
    const top = Math.min(...boxes.map(([, y = 0]) => y));
    const right = Math.max(...boxes.map(([x = 0, , width = 0]) => x + width));
    const bottom = Math.max(...boxes.map(([, y = 0, , height = 0]) => y + height));
    return { x: round(left - 1), y: round(top - 1), width: round(right - left + 2), height: round(bottom - top + 2) };
  };
  const bars = of === 'source' ? marks.filter((mark) => mark.page === number) : [];

  return (
    <>
      {isOpen && <p className="secondary">{t.redaction.drawHelp}</p>}
      <ErrorNote error={query.error} />
      <div
        ref={sheet}
        className={isOpen ? 'redaction-sheet redaction-open' : 'redaction-sheet'}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => setDrawn(null)}
      >
        <img
          src={`/api/v1/console/redactions/${redaction.id}/pages/${number}/picture?of=${of}&across=1200&made=${made}`}
          alt={t.redaction.picture(number)}
          draggable={false}
        />
        {page && (
          <svg viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true">
            {bars.flatMap((mark, at) =>
              mark.rects.map((rect, part) => <rect key={`${at} ${part}`} {...rect} className="redaction-mark" />),
            )}
            {drawn && <rect {...drawn.rect} className="redaction-mark" />}
          </svg>
        )}
      </div>
      {page && page.hidden > 0 && of === 'source' && <p className="secondary">{t.redaction.hidden(page.hidden)}</p>}
      {page && page.lines.length > 0 && (
        <details className="panel">
          <summary>{t.redaction.lines}</summary>
          <ol className="plain" lang="zh-CN">
            {page.lines.map((line, at) => (
              <li key={at}>
                {line.text}{' '}
                {isOpen && (
                  <Button
                    aria-label={`${t.redaction.markLine}：${line.text}`}
                    onClick={() => onAdd([{ page: number, rects: [lineRect(line.boxes)] }])}
                  >
                    {t.redaction.markLine}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

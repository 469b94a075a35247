import { Button, Input, Select, Space } from 'antd';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import type { Mark, Redaction } from './queries.ts';

/** How far a mark goes at one press, in points. */
const STEP = 2;
const MOVES = { left: [-STEP, 0], right: [STEP, 0], up: [0, -STEP], down: [0, STEP] } as const;
type Move = keyof typeof MOVES;

/** All marks with their grounds; moved and removed by buttons, so by keyboard too. */
export function MarkList(props: {
  marks: readonly Mark[];
  mayMark: boolean;
  grounds: Redaction['grounds'];
  onChange: (marks: Mark[]) => void;
  onShow: (page: number) => void;
}) {
  const { marks, mayMark, grounds, onChange, onShow } = props;
  const t = useTexts();
  const locale = useLocale();
  const put = (at: number, change: Partial<Mark>) =>
    onChange(marks.map((mark, other) => (other === at ? { ...mark, ...change } : mark)));
  const moved = (mark: Mark, [dx, dy]: readonly [number, number]) =>
    mark.rects.map((rect) => ({ ...rect, x: rect.x + dx, y: rect.y + dy }));
  const titleOf = (code: string) => {
    const one = grounds.find((ground) => ground.code === code);
    return one ? `${one.clause} ${one.title[locale]}` : code;
  };
  return (
    <section className="panel" aria-labelledby="marks">
      <h2 id="marks">{t.redaction.marks}</h2>
      {marks.length === 0 && <p className="secondary">{t.redaction.marksNone}</p>}
      <ol className="rows redaction-found">
        {marks.map((mark, at) => {
          const name = t.redaction.mark(at + 1, mark.page);
          return (
            <li key={at} className="row">
              <div className="row-main">
                <Button type="link" onClick={() => onShow(mark.page)}>
                  {name}
                </Button>
                {mayMark ? (
                  <>
                    <Select
                      className="full"
                      aria-label={`${t.redaction.ground}：${name}`}
                      value={mark.ground}
                      onChange={(ground) => put(at, { ground })}
                      options={grounds.map(({ code }) => ({ value: code, label: titleOf(code) }))}
                    />
                    <Input
                      aria-label={`${t.redaction.note}：${name}`}
                      placeholder={t.redaction.note}
                      maxLength={200}
                      value={mark.note}
                      onChange={(event) => put(at, { note: event.target.value })}
                    />
                    <Space wrap size={8}>
                      {(Object.keys(MOVES) as Move[]).map((move) => (
                        <Button
                          key={move}
                          aria-label={`${t.redaction.nudge[move]}：${name}`}
                          onClick={() => put(at, { rects: moved(mark, MOVES[move]) })}
                        >
                          {t.redaction.nudge[move]}
                        </Button>
                      ))}
                      <Button
                        danger
                        aria-label={`${t.redaction.remove}：${name}`}
                        onClick={() => onChange(marks.filter((_, other) => other !== at))}
                      >
                        {t.redaction.remove}
                      </Button>
                    </Space>
                  </>
                ) : (
                  <div className="row-line">
                    {titleOf(mark.ground)} {mark.note}
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

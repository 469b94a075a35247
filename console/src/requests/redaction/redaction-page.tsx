import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress, Segmented, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded, Page } from '../../ui/page.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { At } from '../../ui/times.tsx';
import { MarkList } from './mark-list.tsx';
import { PageView } from './page-view.tsx';
import {
  makeFile,
  passFinding,
  redactionQuery,
  saveMarks,
  takeStep,
  useRedactionAct,
  type Mark,
  type Of,
  type Redaction,
} from './queries.ts';
import { WordFinder } from './word-finder.tsx';

/** One document of a case: marked by one, read again by another. */
export function Component() {
  const t = useTexts();
  const locale = useLocale();
  const { redactionId = '' } = useParams();
  const query = useQuery(redactionQuery(redactionId));
  const data = query.data;
  return (
    <Page
      title={data ? `${t.redaction.title} ${data.name}` : t.redaction.title}
      heading={<span lang="zh-CN">{data?.name ?? t.redaction.title}</span>}
      help={
        data && (
          <>
            {data.stateTitle[locale]} · {data.requestNumber} ·{' '}
            <Link to={`/requests/${data.requestId}`}>{t.redaction.back}</Link>
          </>
        )
      }
    >
      <Loaded query={query}>{(redaction) => <Screen key={redaction.id} redaction={redaction} />}</Loaded>
    </Page>
  );
}

function Screen({ redaction }: { redaction: Redaction }) {
  const t = useTexts();
  const { id, version } = redaction;
  const [own, setOwn] = useState<{ marks: Mark[]; version: number } | null>(null);
  const [number, setNumber] = useState(1);
  const [of, setOf] = useState<Of>('source');
  const [ground, setGround] = useState('third_party');
  const save = useRedactionAct(saveMarks, () => setOwn(null));
  const make = useRedactionAct(makeFile);
  const marks = own?.marks ?? redaction.marks;
  const change = (next: Mark[]) => setOwn({ marks: next, version: own?.version ?? version });
  const add = (found: readonly Pick<Mark, 'page' | 'rects'>[]) => {
    const known = new Set(marks.map(({ page, rects }) => JSON.stringify([page, rects])));
    const fresh = found.filter(({ page, rects }) => !known.has(JSON.stringify([page, rects])));
    change([...marks, ...fresh.map(({ page, rects }) => ({ page, rects, ground, note: '' }))]);
  };
  const mayMark = redaction.mayMark;
  return (
    <div className="document">
      <section className="document-what" aria-label={t.redaction.view}>
        <Space wrap className="redaction-bar">
          <Segmented<Of>
            value={of}
            onChange={setOf}
            aria-label={t.redaction.view}
            options={[
              { value: 'source', label: t.redaction.source },
              { value: 'result', label: t.redaction.result, disabled: !redaction.result },
            ]}
          />
          <Button disabled={number <= 1} onClick={() => setNumber(number - 1)}>
            {t.redaction.previous}
          </Button>
          <span role="status">{t.redaction.page(number, redaction.pages)}</span>
          <Button disabled={number >= redaction.pages} onClick={() => setNumber(number + 1)}>
            {t.redaction.next}
          </Button>
        </Space>
        <PageView
          {...{ redaction, number, of, marks, mayMark }}
          onDraw={(rect) => add([{ page: number, rects: [rect] }])}
          onAdd={add}
        />
      </section>
      <div className="document-side">
        {mayMark && <WordFinder {...{ id, ground }} grounds={redaction.grounds} onGround={setGround} onAdd={add} />}
        <MarkList {...{ marks, mayMark }} grounds={redaction.grounds} onChange={change} onShow={setNumber} />
        {mayMark && (
          <section className="panel">
            <ErrorNote error={save.error ?? make.error} />
            {own && <p role="status">{t.redaction.unsaved}</p>}
            <Space wrap>
              <Button
                type={own ? 'primary' : 'default'}
                disabled={!own}
                loading={save.isPending}
                onClick={() => own && save.mutate({ id, ...own })}
              >
                {t.redaction.save}
              </Button>
              <Button
                type={own || redaction.result ? 'default' : 'primary'}
                disabled={own !== null || marks.length === 0}
                loading={make.isPending || redaction.making !== null}
                onClick={() => make.mutate({ id, version })}
              >
                {t.redaction.make}
              </Button>
            </Space>
            <Making redaction={redaction} />
          </section>
        )}
        <Result redaction={redaction} />
        <Steps redaction={redaction} isUnsaved={own !== null} />
        <Told redaction={redaction} />
      </div>
    </div>
  );
}

/** How far the file is that is being made, or why it could not be. */
function Making({ redaction: { making, fault } }: { redaction: Redaction }) {
  const t = useTexts();
  const percent = making && making.total > 0 ? Math.floor((making.done / making.total) * 100) : 0;
  return (
    <>
      <div role="status">{making && t.redaction.making(making.byName)}</div>
      {making && <Progress percent={percent} aria-label={t.redaction.makingLabel} />}
      {fault && <Alert type="error" showIcon className="note" role="alert" title={fault} />}
    </>
  );
}

function Panel({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Result({ redaction: { id, version, result, mayConfirm, state } }: { redaction: Redaction }) {
  const t = useTexts();
  const words = t.redaction;
  const [passing, setPassing] = useState<string | null>(null);
  const pass = useRedactionAct(passFinding, () => setPassing(null));
  if (!result) return null;
  const kinds: Record<string, string> = { ...t.findings.kind, third_party: words.thirdParty };
  return (
    <Panel id="checks" title={words.checks}>
      {result.held && <Alert type="warning" showIcon className="note" title={words.held} />}
      {result.findings.length + result.remains.length === 0 && <p>{words.clean}</p>}
      <ul className="rows">
        {result.findings.map((one) => (
          <li key={one.key} className="row">
            <div className="row-main">
              <strong>{kinds[one.kind] ?? one.kind}</strong> <span lang="zh-CN">{one.where}</span>
              <div lang="zh-CN">{one.excerpt}</div>
              {one.ruling && <div className="row-facts">{words.passed(one.ruling.by, one.ruling.reason)}</div>}
            </div>
            {state === 'reading' && mayConfirm && !one.ruling && one.severity === 'high' && (
              <Button onClick={() => setPassing(one.key)}>{words.pass}</Button>
            )}
          </li>
        ))}
        {result.remains.map(({ mark, page }) => (
          <li key={`${mark} ${page}`} className="row">
            {words.remains(mark, page)}
          </li>
        ))}
      </ul>
      <ReasonDialog
        open={passing !== null}
        title={words.pass}
        label={words.passReason}
        okText={words.pass}
        busy={pass.isPending}
        error={pass.error}
        onSubmit={(reason) => passing && pass.mutate({ id, version, key: passing, reason })}
        onCancel={() => setPassing(null)}
      />
    </Panel>
  );
}

function Steps({ redaction, isUnsaved }: { redaction: Redaction; isUnsaved: boolean }) {
  const t = useTexts();
  const locale = useLocale();
  const [asked, setAsked] = useState<{ name: string; title: string } | null>(null);
  const step = useRedactionAct(takeStep, () => setAsked(null));
  const { id, version } = redaction;
  if (redaction.state === 'confirmed')
    return (
      <Panel id="next" title={t.redaction.nextSteps}>
        <Button type="primary" href={`/api/v1/console/redactions/${id}/file`}>
          {t.redaction.take}
        </Button>
      </Panel>
    );
  if (redaction.steps.length === 0) return null;
  return (
    <Panel id="next" title={t.redaction.nextSteps}>
      <Space wrap>
        {redaction.steps.map((one) => (
          <Button
            key={one.name}
            disabled={!one.allowed || isUnsaved}
            onClick={() => setAsked({ name: one.name, title: one.title[locale] })}
          >
            {one.title[locale]}
          </Button>
        ))}
      </Space>
      <ul className="secondary">
        {redaction.steps
          .filter(({ allowed }) => !allowed)
          .map((one) => (
            <li key={one.name}>
              {one.title[locale]}：{one.refusals.map((refusal) => refusal[locale]).join('；')}
            </li>
          ))}
      </ul>
      <ReasonDialog
        open={asked !== null}
        title={asked?.title ?? ''}
        label={asked?.name === 'return' ? t.redaction.reason : t.redaction.words}
        okText={asked?.title ?? ''}
        required={asked?.name === 'return'}
        danger={asked?.name === 'drop'}
        busy={step.isPending}
        error={step.error}
        onSubmit={(words) =>
          asked && step.mutate({ id, version, step: asked.name as 'submit' | 'return' | 'confirm' | 'drop', words })
        }
        onCancel={() => setAsked(null)}
      />
    </Panel>
  );
}

function Told({ redaction }: { redaction: Redaction }) {
  const t = useTexts();
  const locale = useLocale();
  return (
    <>
      {redaction.annex.length > 0 && (
        <Panel id="annex" title={t.redaction.annex}>
          <ul className="plain">
            {redaction.annex.map((one) => (
              <li key={`${one.page} ${one.ground}`}>
                {t.redaction.annexLine(one.page, one.count, `${one.clause} ${one.title[locale]}`)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel id="history" title={t.redaction.history}>
        <ol className="plain">
          {redaction.history.map((one) => (
            <li key={one.at}>
              <At at={one.at} /> {one.title[locale]} → {one.to[locale]} · {one.byName}
              {one.note && <span lang="zh-CN">：{one.note}</span>}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

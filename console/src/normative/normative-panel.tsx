import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { NormativeDocument, NormativeEffect } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { dateWords } from '../time/dates.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { DecisionDialog, EffectDialog, RegisterDialog } from './dialogs.tsx';
import { NORMATIVE, normativeOf } from './queries.ts';
import { DutyTag, ValidityTag } from './tags.tsx';
import { useShown } from '../ui/use-shown.ts';

/** Beside a document: its registration, limit, term, validity, and what it does to others. */
export function NormativePanel({ documentId }: { documentId: string }) {
  const t = useTexts();
  const words = t.normative;
  const query = useQuery(normativeOf(documentId));
  const shown = useShown(NORMATIVE);
  const [asking, setAsking] = useState<'register' | 'effect' | 'decision' | null>(null);
  const close = () => setAsking(null);
  const issue = useMutation({
    mutationFn: () =>
      answer(http.POST('/api/v1/console/documents/{id}/normative/number', { params: { path: { id: documentId } } })),
    onSuccess: ({ registrationNumber }) => shown(words.issued(registrationNumber)),
  });
  return (
    <section aria-labelledby="normative" className="panel">
      <h2 id="normative">{words.panel}</h2>
      <Loaded query={query} rows={2}>
        {({ registered, effects, changes, mayWrite, mayDecide }) => (
          <>
            {registered ? <Registered item={registered} /> : <p className="secondary">{words.notRegistered}</p>}
            <ErrorNote error={issue.error} />
            <Effects title={words.effects} items={effects} side="target" mayRetract={mayWrite} />
            <Effects title={words.changes} items={changes} side="by" mayRetract={false} />
            <Space wrap>
              {mayWrite && (
                <Button size="small" onClick={() => setAsking('register')}>
                  {registered ? words.edit : words.register}
                </Button>
              )}
              {mayWrite && registered?.registrationNumber === '' && (
                <Button size="small" loading={issue.isPending} onClick={() => issue.mutate()}>
                  {words.issue}
                </Button>
              )}
              {mayWrite && (
                <Button size="small" onClick={() => setAsking('effect')}>
                  {words.declare}
                </Button>
              )}
              {mayDecide && registered && (
                <Button size="small" onClick={() => setAsking('decision')}>
                  {words.decide}
                </Button>
              )}
            </Space>
            {asking === 'register' && <RegisterDialog documentId={documentId} item={registered} onClose={close} />}
            {asking === 'effect' && <EffectDialog documentId={documentId} onClose={close} />}
            {asking === 'decision' && <DecisionDialog documentId={documentId} onClose={close} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Registered({ item }: { item: NormativeDocument }) {
  const t = useTexts();
  const words = t.normative;
  const locale = useLocale();
  const { publication, validity, expiry } = item;
  const day = (on: string) => dateWords(locale, on);
  return (
    <>
      <p>
        {words.kind[item.kind]}
        {item.isTrial && `（${words.trial}）`} <ValidityTag code={validity.code} />
      </p>
      {item.registrationNumber && (
        <p className="secondary" lang="zh-CN">
          {t.common.labelled(words.field.number, item.registrationNumber)}
        </p>
      )}
      {validity.expiresOn && (
        <p>
          {t.common.labelled(words.field.expiresOn, day(validity.expiresOn))}{' '}
          {(expiry === 'warn' || expiry === 'over') && (
            <StateTag tone={expiry === 'warn' ? 'amber' : 'red'} shape={expiry === 'warn' ? '▲' : '■'}>
              {words.expiry[expiry]}
            </StateTag>
          )}
        </p>
      )}
      <p>
        <DutyTag state={publication.state} /> {publication.words}
      </p>
      {publication.days.length > 0 && (
        <details>
          <summary>{words.days}</summary>
          <ul className="plain-list">
            {publication.days.map(({ date, note }) => (
              <li key={date + note}>
                {day(date)} {note}
              </li>
            ))}
          </ul>
          <p className="secondary" lang="zh-CN">
            {words.source(publication.source)}
          </p>
        </details>
      )}
    </>
  );
}

interface EffectsProps {
  title: string;
  items: readonly NormativeEffect[];
  side: 'target' | 'by';
  mayRetract: boolean;
}

function Effects({ title, items, side, mayRetract }: EffectsProps) {
  const t = useTexts();
  const words = t.normative;
  const locale = useLocale();
  const shown = useShown(NORMATIVE);
  const retract = useMutation({
    mutationFn: (id: string) =>
      answer(http.DELETE('/api/v1/console/normative-effects/{id}', { params: { path: { id } } })),
    onSuccess: () => shown(null),
  });
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ErrorNote error={retract.error} />
      <ul className="plain-list">
        {items.map((item) => {
          const other = item[side];
          return (
            <li key={item.id}>
              {words.kindOf[item.kind]}{' '}
              {other ? (
                <Link to={`/documents/${other.id}`} lang="zh-CN">
                  {other.title}
                </Link>
              ) : item.cleanup ? (
                <Link to={`/normative/cleanups/${item.cleanup.id}`}>{words.byCleanup}</Link>
              ) : (
                <span lang="zh-CN">{item.basis}</span>
              )}{' '}
              <span className="secondary">
                {item.state === 'declared'
                  ? words.declared
                  : item.sinceOn && words.since(dateWords(locale, item.sinceOn))}
              </span>
              {mayRetract && item.state === 'declared' && (
                <Button type="link" size="small" onClick={() => retract.mutate(item.id)}>
                  {words.retract}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

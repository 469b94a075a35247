import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Interpretation, InterpretationOf } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { Loaded } from '../ui/page.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { EditionTag } from '../ui/state-tag.tsx';
import { DutyTag } from './duty-tag.tsx';
import { InterpretationDialog } from './interpretation-dialog.tsx';
import { INTERPRETATION, interpretationOf } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

type Asking = 'add' | 'exempt' | Interpretation | null;

/** Beside a document: its interpretations and their clock, or what it explains itself. */
export function InterpretationPanel({ documentId, title }: { documentId: string; title: string }) {
  const t = useTexts();
  const query = useQuery(interpretationOf(documentId));
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <section aria-labelledby="interpretation" className="panel">
      <h2 id="interpretation">{t.interpretation.panel}</h2>
      <Loaded query={query} rows={2}>
        {(data) => (
          <>
            {data.own ? (
              <Own item={data.own} onEdit={setAsking} mayWrite={data.mayWrite} />
            ) : (
              <Of documentId={documentId} data={data} onAsk={setAsking} />
            )}
            {!data.own && data.mayWrite && (
              <Space wrap>
                <Button size="small" onClick={() => setAsking('add')}>
                  {t.interpretation.add}
                </Button>
                {data.needed && !data.exemption && data.items.length === 0 && (
                  <Button size="small" onClick={() => setAsking('exempt')}>
                    {t.interpretation.exempt}
                  </Button>
                )}
              </Space>
            )}
            {(asking === 'add' || (asking !== null && typeof asking === 'object')) && (
              <InterpretationDialog
                explained={[{ id: documentId, title }]}
                existing={typeof asking === 'object' ? asking : null}
                onClose={close}
              />
            )}
            <ExemptDialog documentId={documentId} open={asking === 'exempt'} onClose={close} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Own({
  item,
  onEdit,
  mayWrite,
}: {
  item: Interpretation;
  onEdit: (item: Interpretation) => void;
  mayWrite: boolean;
}) {
  const t = useTexts();
  return (
    <>
      <p>{t.interpretation.isOne}</p>
      <ul className="plain-list">
        {item.explains.map(({ id, title }) => (
          <li key={id}>
            <Link to={`/documents/${id}`} lang="zh-CN">
              {title}
            </Link>
          </li>
        ))}
      </ul>
      <p className="secondary">
        {t.interpretation.form[item.form]} · {t.interpretation.interpreter[item.interpreter]}{' '}
        <span lang="zh-CN">{item.interpreterRole}</span>
      </p>
      {mayWrite && (
        <Button size="small" onClick={() => onEdit(item)}>
          {t.interpretation.edit}
        </Button>
      )}
    </>
  );
}

function Of({
  documentId,
  data,
  onAsk,
}: {
  documentId: string;
  data: InterpretationOf;
  onAsk: (asking: Asking) => void;
}) {
  const t = useTexts();
  const { duty, exemption, items } = data;
  return (
    <>
      <p className="secondary">
        {data.needed ? t.interpretation.needed(data.genre) : items.length === 0 && t.interpretation.notNeeded}
      </p>
      {duty.state !== 'not_needed' && (
        <p>
          <DutyTag state={duty.state} /> {duty.words}
        </p>
      )}
      {duty.days.length > 0 && (
        <details>
          <summary>{t.interpretation.days}</summary>
          <ul className="plain-list">
            {duty.days.map(({ date, note }) => (
              <li key={`${date} ${note}`}>
                {date} {note}
              </li>
            ))}
          </ul>
        </details>
      )}
      {exemption && (
        <p>
          {t.common.labelled(t.interpretation.exemption, exemption.reason)}{' '}
          {data.mayWrite && <TakeBack documentId={documentId} />}
        </p>
      )}
      {items.length > 0 && (
        <ul className="plain-list">
          {items.map((item) => (
            <li key={item.documentId}>
              <Link to={`/documents/${item.documentId}`} lang="zh-CN">
                {item.title}
              </Link>{' '}
              <EditionTag state={item.state} />{' '}
              {data.mayWrite && (
                <button type="button" className="link" onClick={() => onAsk(item)}>
                  {t.interpretation.edit}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TakeBack({ documentId }: { documentId: string }) {
  const t = useTexts();
  const shown = useShown(INTERPRETATION);
  const act = useMutation({
    mutationFn: () =>
      answer(
        http.DELETE('/api/v1/console/documents/{id}/interpretation-exemption', {
          params: { path: { id: documentId } },
        }),
      ),
    onSuccess: () => shown(t.interpretation.takenBack),
  });
  return (
    <button type="button" className="link" disabled={act.isPending} onClick={() => act.mutate()}>
      {t.interpretation.takeBack}
    </button>
  );
}

function ExemptDialog({ documentId, open, onClose }: { documentId: string; open: boolean; onClose: () => void }) {
  const t = useTexts();
  const shown = useShown(INTERPRETATION);
  const act = useMutation({
    mutationFn: (reason: string) =>
      answer(
        http.PUT('/api/v1/console/documents/{id}/interpretation-exemption', {
          params: { path: { id: documentId } },
          body: { reason },
        }),
      ),
    onSuccess: async () => {
      await shown(t.interpretation.exempted);
      onClose();
    },
  });
  return (
    <ReasonDialog
      open={open}
      title={t.interpretation.exemptTitle}
      label={t.common.reason}
      okText={t.common.save}
      busy={act.isPending}
      error={act.error}
      onSubmit={(reason) => act.mutate(reason.slice(0, 500))}
      onCancel={onClose}
    >
      <p>{t.interpretation.exemptHelp}</p>
    </ReasonDialog>
  );
}

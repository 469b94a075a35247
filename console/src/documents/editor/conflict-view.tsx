import type { JSONContent } from '@tiptap/core';
import { App, Button, Radio, Space } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { FIELD_NAMES, type DocumentFields, type Edition, type FieldName } from '../../api/types.ts';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { focusHeading, Page } from '../../ui/page.tsx';
import { useInstantWords } from '../../ui/times.tsx';
import { shownText } from '../body/body-text.ts';
import { ComparedBodies } from '../compare/compared-view.tsx';
import { fieldWords } from '../fields-view.tsx';
import { blocksToTree, treeToBody } from './convert.ts';

/** What is to be saved after both sides were seen. */
export interface Resolution {
  fields: DocumentFields;
  tree: JSONContent;
}

interface ConflictViewProps {
  mine: Resolution;
  theirs: Edition;
  theirName: string;
  theirAt: string;
  busy: boolean;
  error: unknown;
  onResolve: (resolution: Resolution) => void;
  onBack: () => void;
}

/** Two people saved the same draft: shows both, loses nothing, lets the officer choose field by field. */
export function ConflictView({ mine, theirs, theirName, theirAt, busy, error, onResolve, onBack }: ConflictViewProps) {
  const t = useTexts();
  const locale = useLocale();
  const instant = useInstantWords();
  const { message } = App.useApp();
  const name = theirName || t.documents.conflict.someone;
  const body = useMemo(() => treeToBody(mine.tree), [mine.tree]);
  const sameText = body.map(shownText).join('\n') === theirs.body.map(shownText).join('\n');
  const differing = FIELD_NAMES.filter((field) => (mine.fields[field] ?? '') !== (theirs[field] ?? ''));
  useEffect(() => {
    focusHeading();
    return focusHeading;
  }, []);
  const [choice, setChoice] = useState<Partial<Record<FieldName, 'theirs'>>>({});
  const [text, setText] = useState<'mine' | 'theirs'>('mine');
  const save = () => {
    const fields = { ...mine.fields };
    for (const field of differing) if (choice[field] === 'theirs') Object.assign(fields, { [field]: theirs[field] });
    onResolve({ fields, tree: text === 'mine' ? mine.tree : blocksToTree(theirs.body) });
  };
  return (
    <Page
      title={t.documents.conflict.title}
      help={t.documents.conflict.help(name, instant(theirAt))}
      extra={
        <Space wrap>
          <Button onClick={onBack}>{t.documents.conflict.back}</Button>
          <Button type="primary" loading={busy} onClick={save}>
            {t.documents.conflict.save}
          </Button>
        </Space>
      }
    >
      <ErrorNote error={error} />
      <section aria-labelledby="conflict-fields">
        <h2 id="conflict-fields">{t.documents.conflict.fields}</h2>
        {differing.length === 0 && <p className="secondary">{t.documents.conflict.fieldsSame}</p>}
        {differing.map((field) => (
          <fieldset key={field} className="choice">
            <legend>{t.documents.field[field]}</legend>
            <Radio.Group
              className="stacked"
              value={choice[field] ?? 'mine'}
              onChange={({ target }) =>
                setChoice({ ...choice, [field]: target.value === 'theirs' ? 'theirs' : undefined })
              }
              options={[
                {
                  value: 'mine',
                  label: t.common.labelled(
                    t.documents.conflict.mine,
                    fieldWords(mine.fields, field, t, locale) || t.common.unknown,
                  ),
                },
                {
                  value: 'theirs',
                  label: t.common.labelled(
                    t.documents.conflict.theirs(name),
                    fieldWords(theirs, field, t, locale) || t.common.unknown,
                  ),
                },
              ]}
            />
          </fieldset>
        ))}
      </section>
      <section aria-labelledby="conflict-text">
        <h2 id="conflict-text">{t.documents.conflict.text}</h2>
        {sameText ? (
          <p className="secondary">{t.documents.conflict.textSame}</p>
        ) : (
          <>
            <Space wrap className="note">
              <Radio.Group
                aria-labelledby="conflict-text"
                value={text}
                onChange={({ target }) => setText(target.value as 'mine' | 'theirs')}
                options={[
                  { value: 'mine', label: t.documents.conflict.keepMine },
                  { value: 'theirs', label: t.documents.conflict.keepTheirs },
                ]}
              />
              <Button
                size="small"
                onClick={() =>
                  void navigator.clipboard
                    .writeText(body.map(shownText).join('\n'))
                    .then(() => message.success(t.common.copied))
                }
              >
                {t.documents.conflict.copyMine}
              </Button>
            </Space>
            <p className="legend">
              <ins>{t.documents.conflict.added}</ins> <del>{t.documents.conflict.removed}</del>
            </p>
            <ComparedBodies before={theirs.body} after={body} />
          </>
        )}
      </section>
    </Page>
  );
}

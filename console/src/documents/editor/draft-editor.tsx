import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EditorContent, useEditor, type JSONContent } from '@tiptap/react';
import { Alert, Button, Checkbox, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { answer, http } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import type { DocumentDetail, DocumentFields, Edition, FieldName } from '../../api/types.ts';
import { nonce } from '../../app/csp.ts';
import { useSession } from '../../app/session.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { dropKept, findKept } from '../../ui/kept.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { Page } from '../../ui/page.tsx';
import { useInstantWords } from '../../ui/times.tsx';
import { useSaveKey } from '../../ui/use-save-key.ts';
import { useKeeping } from '../../ui/use-keeping.ts';
import { fieldFaults, FieldsForm } from '../fields-form.tsx';
import { documentQuery, fileAddress } from '../queries.ts';
import { ReturnedNote } from '../returned-note.tsx';
import { Warnings } from '../warnings.tsx';
import { ConflictView, type Resolution } from './conflict-view.tsx';
import { blocksToTree, treeToBlocks } from './convert.ts';
import { editorExtensions } from './extensions.ts';
import { cleanPasted } from './pasted.ts';
import { Toolbar } from './toolbar.tsx';

/** The fields a draft is edited by. */
export function fieldsOf(edition: Edition): DocumentFields {
  const {
    title,
    documentNumber,
    issuingBody,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    madeOn,
    publishedOn,
    validity,
  } = edition;
  return {
    title,
    documentNumber,
    issuingBody,
    indexNumber,
    topic,
    subjectWords,
    mainRecipients,
    madeOn,
    publishedOn,
    validity,
  };
}

interface KeptText {
  /** Version of the draft it was typed on. */
  version: number;
  at: string;
  fields: DocumentFields;
  tree: JSONContent;
}
const isKeptText = ({ tree, fields }: Partial<KeptText>) => tree?.type === 'doc' && typeof fields?.title === 'string';

interface Saving {
  version: number;
  fields: DocumentFields;
  /** Absent: the text was not touched. */
  tree?: JSONContent;
}

/** Editor of one draft: saving with versions, keeping unsent text in the browser, conflicts. */
export function DraftEditor({ document, draft }: { document: DocumentDetail; draft: Edition }) {
  const t = useTexts();
  const { id } = document;
  const { account } = useSession();
  const instant = useInstantWords();
  const client = useQueryClient();
  const [version, setVersion] = useState(draft.version);
  const [fields, setFields] = useState(() => fieldsOf(draft));
  const [warnings, setWarnings] = useState(draft.warnings);
  const [original, setOriginal] = useState(draft.original);
  const [keepOriginal, setKeepOriginal] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [faults, setFaults] = useState<Partial<Record<FieldName, string>>>({});
  const [found, setFound] = useState(() => findKept<KeptText>(account.id, 'text', id, isKeptText));
  const [conflict, setConflict] = useState<{ theirs: Edition; name: string; at: string } | null>(null);
  const textTouched = useRef(false);

  const editor = useEditor({
    extensions: editorExtensions(fileAddress),
    content: blocksToTree(draft.body),
    injectNonce: nonce,
    editorProps: {
      transformPastedHTML: cleanPasted,
      attributes: {
        'aria-label': t.documents.editor.textLabel,
        role: 'textbox',
        'aria-multiline': 'true',
        lang: 'zh-CN',
      },
    },
    onUpdate: () => {
      textTouched.current = true;
      setDirty(true);
      keeping.schedule();
    },
  });
  const keeping = useKeeping(account.id, 'text', id, (): KeptText => ({
    version,
    at: new Date().toISOString(),
    fields,
    tree: editor.getJSON(),
  }));

  const changeFields = (next: DocumentFields) => {
    setFields(next);
    setDirty(true);
    if (Object.keys(faults).length > 0) setFaults(fieldFaults(next, t));
  };
  // The kept text holds the fields of the last drawing, so it is scheduled after it.
  useEffect(() => {
    if (dirty) keeping.schedule();
    // oxlint-disable-next-line exhaustive-deps
  }, [fields]);

  const save = useMutation({
    mutationFn: ({ tree, ...input }: Saving) => {
      const body = { ...input, keepOriginal, ...(tree && { blocks: treeToBlocks(tree) }) };
      return answer(http.PUT('/api/v1/console/documents/{id}/draft', { params: { path: { id } }, body }));
    },
    onSuccess: (edition) => {
      setVersion(edition.version);
      setWarnings(edition.warnings);
      setOriginal(edition.original);
      setFields((now) => ({ ...now, documentNumber: edition.documentNumber }));
      setDirty(false);
      setSavedAt(edition.changedAt);
      setConflict(null);
      textTouched.current = false;
      keeping.drop();
      setFound(null);
      client.setQueryData(documentQuery(id).queryKey, (now) => now && { ...now, draft: edition });
      void client.invalidateQueries({ queryKey: ['documents', 'list'] });
      void client.invalidateQueries({ queryKey: ['workbench'] });
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.code !== 'documents.edition_conflict') return;
      const theirs = await client.fetchQuery({ ...documentQuery(id), staleTime: 0 }).catch(() => null);
      if (!theirs?.draft) return;
      const { theirName, theirAt } = error.details;
      setConflict({
        theirs: theirs.draft,
        name: typeof theirName === 'string' ? theirName : '',
        at: typeof theirAt === 'string' && theirAt ? theirAt : theirs.draft.changedAt,
      });
    },
  });

  const saveNow = () => {
    const wrong = fieldFaults(fields, t);
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) {
      window.document.querySelector<HTMLElement>('.fields-form [aria-invalid="true"]')?.focus();
      return;
    }
    save.mutate({ version, fields, ...(textTouched.current && { tree: editor.getJSON() }) });
  };
  useSaveKey(dirty && !save.isPending, saveNow);

  const restore = () => {
    if (!found) return;
    setFields(found.fields);
    setVersion(found.version);
    editor.commands.setContent(found.tree, { emitUpdate: false });
    textTouched.current = true;
    setDirty(true);
    setFound(null);
  };
  const resolve = ({ fields: chosen, tree }: Resolution) => {
    setFields(chosen);
    editor.commands.setContent(tree, { emitUpdate: false });
    save.mutate({ version: conflict?.theirs.version ?? version, fields: chosen, tree });
  };

  if (conflict) {
    return (
      <ConflictView
        mine={{ fields, tree: editor.getJSON() }}
        theirs={conflict.theirs}
        theirName={conflict.name}
        theirAt={conflict.at}
        busy={save.isPending}
        error={save.error instanceof ApiError && save.error.code === 'documents.edition_conflict' ? null : save.error}
        onResolve={resolve}
        onBack={() => setConflict(null)}
      />
    );
  }
  return (
    <Page
      title={t.documents.editor.title}
      heading={<span lang="zh-CN">{fields.title || t.documents.untitled}</span>}
      stays
      extra={
        <Space wrap>
          <span className="secondary" role="status">
            {dirty
              ? keeping.state === 'failed'
                ? t.documents.editor.keepFailed
                : keeping.at
                  ? t.documents.editor.keptAt(instant(keeping.at))
                  : ''
              : savedAt
                ? t.documents.editor.savedAt(instant(savedAt))
                : t.documents.editor.unchanged}
          </span>
          <LinkButton to={`/documents/${id}`}>{t.documents.editor.backToDocument}</LinkButton>
          <Button type="primary" loading={save.isPending} disabled={!dirty} title={t.common.saveKey} onClick={saveNow}>
            {t.documents.editor.save}
          </Button>
        </Space>
      }
    >
      <ErrorNote error={save.error} {...(dirty && { onRetry: saveNow })} />
      <ReturnedNote document={document} />
      {found && (
        <Alert
          type="warning"
          showIcon
          className="note"
          title={t.documents.editor.foundTitle}
          description={t.documents.editor.foundHelp(instant(found.at))}
          action={
            <Space>
              <Button type="primary" size="small" onClick={restore}>
                {t.documents.editor.restore}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  dropKept(account.id, 'text', id);
                  setFound(null);
                }}
              >
                {t.documents.editor.drop}
              </Button>
            </Space>
          }
        />
      )}
      <div className="editor">
        <section aria-label={t.documents.editor.fields} className="editor-fields">
          <h2>{t.documents.editor.fields}</h2>
          <FieldsForm value={fields} onChange={changeFields} faults={faults} />
        </section>
        <section aria-label={t.documents.editor.text} className="editor-text">
          <h2>{t.documents.editor.text}</h2>
          <Warnings warnings={warnings} />
          <div className="editor-box">
            <Toolbar editor={editor} documentId={id} />
            <EditorContent editor={editor} className="editor-area body" />
          </div>
          <p className="secondary">{t.documents.editor.numbersHelp}</p>
          {original && (
            <Checkbox checked={keepOriginal} onChange={(event) => setKeepOriginal(event.target.checked)}>
              {t.documents.editor.keepOriginal(original.name)}
            </Checkbox>
          )}
        </section>
      </div>
      <LeaveGuard active={dirty} onLeave={keeping.now} />
    </Page>
  );
}

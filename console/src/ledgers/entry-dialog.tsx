import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useSession } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useShown } from '../ui/use-shown.ts';
import { FieldInput } from './field-input.tsx';
import { LEDGERS, type Entry, type LedgerKind, type Values } from './queries.ts';
import { fromForm, toForm, type FormValues } from './values.ts';

type Fields = FormValues & { title: string; organisationId: string };

/** Files an entry of a kind, or changes a draft: the form is made from the fields of the kind. */
export function EntryDialog({
  kind,
  entry = null,
  start = {},
  onDone,
  onClose,
}: {
  kind: LedgerKind;
  entry?: Entry | null;
  /** What stands in a new form already. */
  start?: Values;
  onDone?: (entry: Entry) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.ledgers;
  const locale = useLocale();
  const { account } = useSession();
  // One key a form: sent twice it files one entry.
  const [submissionKey] = useState(() => crypto.randomUUID());
  const shown = useShown(LEDGERS);
  const save = useMutation({
    mutationFn: ({ title, organisationId, ...values }: Fields) => {
      const fields = fromForm(kind, values);
      return entry
        ? answer(
            http.PUT('/api/v1/console/ledger-entries/{id}', {
              params: { path: { id: entry.id } },
              body: { version: entry.version, title: title.trim(), fields },
            }),
          )
        : answer(
            http.POST('/api/v1/console/ledger-entries', {
              body: { kind: kind.code, organisationId, title: title.trim(), fields, submissionKey },
            }),
          );
    },
    onSuccess: async (saved) => {
      await shown(entry ? t.common.saved : words.drafted);
      onClose();
      onDone?.(saved);
    },
  });
  const own = account.organisationId;
  const initial = {
    ...toForm(kind, entry?.fields ?? start),
    title: entry?.title ?? '',
    ...(entry ? { organisationId: entry.organisationId } : own ? { organisationId: own } : {}),
  };
  return (
    <FormDialog<Fields>
      title={entry ? words.editTitle(kind.title[locale]) : words.createTitle(kind.title[locale])}
      help={kind.about[locale]}
      initial={initial as unknown as Partial<Fields>}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={`${words.entryTitle} *`}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.entryTitle) }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label={`${words.unit} *`}
        rules={[{ required: true, message: t.common.choose(words.unit) }]}
      >
        <UnitSelect disabled={entry !== null} />
      </Form.Item>
      {kind.fields.map((field) => (
        <FieldInput key={field.name} field={field} />
      ))}
    </FormDialog>
  );
}

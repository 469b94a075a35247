import { useMutation, useQuery } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { answer, http } from '../api/client.ts';
import type { NormativeDocument } from '../api/types.ts';
import { DocumentSelect } from '../documents/document-select.tsx';
import { useTexts } from '../texts/index.ts';
import { FormDialog, type FormDialogProps } from '../ui/form-dialog.tsx';
import { shownText } from '../documents/body/body-text.ts';
import { documentQuery } from '../documents/queries.ts';
import { NORMATIVE } from './queries.ts';
import { statedTerm } from './stated-term.ts';
import { useShown } from '../ui/use-shown.ts';

type Day = dayjs.Dayjs | null;
const written = (day: Day | undefined) => day?.format('YYYY-MM-DD') ?? null;
const read = (on: string | null | undefined): Day => (on ? dayjs(on) : null);

type DialogProps<T extends object> = Omit<FormDialogProps<T>, 'save' | 'okText'> & {
  send: (values: T) => Promise<unknown>;
};

function NormativeDialog<T extends object>({ send, ...form }: DialogProps<T>) {
  const t = useTexts();
  const shown = useShown(NORMATIVE, ['documents']);
  const save = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await shown(t.normative.saved);
      form.onClose();
    },
  });
  return <FormDialog<T> {...form} save={save} />;
}

interface RegisterFields {
  kind: 'rule' | 'normative';
  registrationNumber: string;
  signedOn: Day;
  effectiveOn: Day;
  expiresOn: Day;
  isTrial: boolean;
}

export function RegisterDialog(props: { documentId: string; item: NormativeDocument | null; onClose: () => void }) {
  const { documentId, item, onClose } = props;
  const t = useTexts();
  const words = t.normative;
  const document = useQuery({ ...documentQuery(documentId), enabled: item === null });
  if (item === null && document.isPending) return null;
  const edition = document.data?.draft ?? document.data?.live;
  // What the text says of itself stands there to be checked, so that nobody has to count years.
  const stated =
    item ??
    (edition && {
      ...statedTerm(edition.title, edition.body.map(shownText).join('\n')),
      signedOn: edition.madeOn,
    });
  return (
    <NormativeDialog<RegisterFields>
      title={item ? words.changeTitle : words.registerTitle}
      {...(item === null && { help: words.statedHelp })}
      initial={{
        ...{ kind: item?.kind ?? 'normative', registrationNumber: item?.registrationNumber ?? '' },
        ...{ signedOn: read(stated?.signedOn), effectiveOn: read(stated?.effectiveOn) },
        ...{ expiresOn: read(stated?.expiresOn), isTrial: stated?.isTrial ?? false },
      }}
      onClose={onClose}
      send={({ signedOn, effectiveOn, expiresOn, ...rest }) =>
        answer(
          http.PUT('/api/v1/console/documents/{id}/normative', {
            params: { path: { id: documentId } },
            body: {
              ...rest,
              ...{ signedOn: written(signedOn), effectiveOn: written(effectiveOn), expiresOn: written(expiresOn) },
              version: item?.version ?? 0,
            },
          }),
        )
      }
    >
      <Form.Item name="kind" label={words.field.kind}>
        <Radio.Group options={(['normative', 'rule'] as const).map((value) => ({ value, label: words.kind[value] }))} />
      </Form.Item>
      <Form.Item name="registrationNumber" label={words.field.number}>
        <Input maxLength={60} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="signedOn" label={words.field.signedOn}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="effectiveOn" label={words.field.effectiveOn}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="expiresOn" label={words.field.expiresOn} extra={words.expiresHelp}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="isTrial" valuePropName="checked">
        <Checkbox>{words.trial}</Checkbox>
      </Form.Item>
    </NormativeDialog>
  );
}

interface EffectFields {
  kind: 'amends' | 'partly' | 'replaces' | 'repeals';
  target: string[];
  sinceOn: Day;
  basis: string;
}

export function EffectDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.normative;
  return (
    <NormativeDialog<EffectFields>
      title={words.declareTitle}
      help={words.declareHelp}
      initial={{ kind: 'repeals', target: [], sinceOn: null, basis: '' }}
      onClose={onClose}
      send={({ kind, target, sinceOn, basis }) =>
        answer(
          http.POST('/api/v1/console/documents/{id}/normative/effects', {
            params: { path: { id: documentId } },
            body: { kind, targetId: target[0] ?? '', sinceOn: written(sinceOn), basis: basis.trim() },
          }),
        )
      }
    >
      <Form.Item name="kind" label={words.field.effect}>
        <Radio.Group
          options={(['repeals', 'replaces', 'amends', 'partly'] as const).map((value) => ({
            value,
            label: words.kindOf[value],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="target"
        label={words.field.target}
        rules={[{ required: true, message: t.common.choose(words.field.target) }]}
      >
        <DocumentSelect state="live" most={1} />
      </Form.Item>
      <Form.Item name="sinceOn" label={words.field.since} extra={words.sinceHelp}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="basis" label={words.field.basis}>
        <Input maxLength={300} lang="zh-CN" />
      </Form.Item>
    </NormativeDialog>
  );
}

interface DecisionFields {
  kind: 'repeals' | 'expires' | 'continues';
  sinceOn: dayjs.Dayjs;
  expiresOn: Day;
  basis: string;
}

export function DecisionDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.normative;
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <NormativeDialog<DecisionFields>
      title={words.decideTitle}
      help={words.decideHelp}
      initial={{ kind: 'continues', sinceOn: dayjs(), expiresOn: null, basis: '' }}
      onClose={onClose}
      send={({ kind, sinceOn, expiresOn, basis }) =>
        answer(
          http.POST('/api/v1/console/documents/{id}/normative/decisions', {
            params: { path: { id: documentId } },
            body: {
              ...{ kind, basis: basis.trim(), sinceOn: sinceOn.format('YYYY-MM-DD') },
              expiresOn: kind === 'continues' ? written(expiresOn) : null,
            },
          }),
        )
      }
    >
      <Form.Item name="kind" label={words.field.effect}>
        <Radio.Group
          options={(['continues', 'repeals', 'expires'] as const).map((value) => ({
            value,
            label: words.kindOf[value],
          }))}
        />
      </Form.Item>
      <Form.Item name="sinceOn" label={words.field.since} rules={required(words.field.since)}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="expiresOn" label={words.field.newTerm}>
        <DatePicker />
      </Form.Item>
      <Form.Item name="basis" label={words.field.basis} rules={required(words.field.basis)}>
        <Input maxLength={300} lang="zh-CN" />
      </Form.Item>
    </NormativeDialog>
  );
}

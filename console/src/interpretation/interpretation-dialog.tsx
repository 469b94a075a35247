import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Modal, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Interpretation, InterpretationInput } from '../api/types.ts';
import { useSession } from '../app/session.tsx';
import { DocumentSelect } from '../documents/document-select.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useFirstFocus } from '../ui/first-focus.ts';
import { INTERPRETATION, useExperts } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

type Fields = Omit<InterpretationInput, 'documentId' | 'title' | 'heldOn'> & {
  way: 'draft' | 'existing';
  title: string;
  existing: string[];
  heldOn: dayjs.Dayjs | null;
};
interface DialogProps {
  /** What a new interpretation explains. */
  explained: readonly { id: string; title: string }[];
  /** The interpretation that is changed; null: a new one. */
  existing: Interpretation | null;
  onClose: () => void;
}

/** Starts an interpretation or changes what is said of one. */
export function InterpretationDialog({ explained, existing, onClose }: DialogProps) {
  const t = useTexts();
  const words = t.interpretation;
  const [form] = Form.useForm<Fields>();
  const { account } = useSession();
  const navigate = useNavigate();
  const experts = useExperts();
  const { first, afterOpenChange } = useFirstFocus();
  const [unlinking, setUnlinking] = useState(false);
  const shown = useShown(INTERPRETATION, ['documents'], ['workbench']);
  const save = useMutation({
    mutationFn: async ({ way, title, existing: chosen, heldOn, ...rest }: Fields) => {
      const isExpert = rest.interpreter === 'expert';
      const body = {
        ...rest,
        expertId: isExpert ? (rest.expertId ?? null) : null,
        heldOn: heldOn?.format('YYYY-MM-DD') ?? null,
      };
      if (existing) {
        const path = { id: existing.documentId };
        const sent = { ...body, version: existing.version };
        return answer(http.PUT('/api/v1/console/interpretations/{id}', { params: { path }, body: sent }));
      }
      const subject = way === 'draft' ? { title: title.trim() } : { documentId: chosen[0] ?? '' };
      return answer(http.POST('/api/v1/console/interpretations', { body: { ...body, ...subject } }));
    },
    onSuccess: async (made, { way }) => {
      await shown(existing ? words.saved : words.created);
      if (!existing && way === 'draft') void navigate(`/documents/${made.documentId}/edit`);
      else onClose();
    },
  });
  const unlink = useMutation({
    mutationFn: () =>
      answer(
        http.DELETE('/api/v1/console/interpretations/{id}', { params: { path: { id: existing?.documentId ?? '' } } }),
      ),
    onSuccess: async () => {
      await shown(words.unlinked);
      onClose();
    },
  });
  const way = Form.useWatch('way', form);
  const kind = Form.useWatch('interpreter', form);
  const shape = Form.useWatch('form', form);
  const recorded = shape === 'audio' || shape === 'video';
  const initial: Partial<Fields> = existing
    ? {
        ...existing,
        ...{ way: 'existing', title: existing.title, existing: [existing.documentId] },
        explains: existing.explains.map(({ id }) => id),
        heldOn: existing.heldOn ? dayjs(existing.heldOn) : null,
      }
    : {
        ...{ way: 'draft', title: defaultTitle(explained[0]?.title ?? ''), existing: [], form: 'text' },
        ...{
          interpreter: 'drafting_unit',
          interpreterRole: '',
          expertId: null,
          phone: '',
          audience: '',
          mediaLink: '',
        },
        explains: explained.map(({ id }) => id),
        heldOn: null,
        ...(account.organisationId && { interpreterUnitId: account.organisationId }),
      };
  const required = (label: string) => [{ required: true, whitespace: true, message: t.common.required(label) }];
  const optionsOf = <K extends string>(names: Record<K, string>) =>
    (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
  return (
    <Modal
      open
      title={existing ? words.panel : words.add}
      okText={t.common.save}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNote error={save.error ?? unlink.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="explains"
          label={words.field.explains}
          rules={[{ required: true, type: 'array', min: 1, message: t.common.choose(words.field.explains) }]}
        >
          <DocumentSelect known={existing?.explains ?? explained} most={20} />
        </Form.Item>
        {!existing && (
          <Form.Item name="way" noStyle>
            <Radio.Group className="note" options={optionsOf(words.choice)} />
          </Form.Item>
        )}
        {!existing && way !== 'existing' && (
          <Form.Item name="title" label={words.field.title} rules={required(words.field.title)}>
            <Input maxLength={400} lang="zh-CN" />
          </Form.Item>
        )}
        {!existing && way === 'existing' && (
          <Form.Item
            name="existing"
            label={words.field.existing}
            rules={[{ required: true, type: 'array', min: 1, message: t.common.choose(words.field.existing) }]}
          >
            <DocumentSelect most={1} />
          </Form.Item>
        )}
        <Form.Item name="form" label={words.field.form}>
          <Select options={optionsOf(words.form)} />
        </Form.Item>
        {recorded && (
          <Form.Item
            name="mediaLink"
            label={words.field.mediaLink}
            extra={words.field.mediaLinkHelp}
            rules={required(words.field.mediaLink)}
          >
            <Input maxLength={500} placeholder="https://" />
          </Form.Item>
        )}
        <Form.Item name="interpreter" label={words.field.interpreter}>
          <Select options={optionsOf(words.interpreter)} />
        </Form.Item>
        {kind === 'expert' && (
          <Form.Item
            name="expertId"
            label={words.field.expert}
            rules={[{ required: true, message: t.common.choose(words.field.expert) }]}
          >
            <Select
              options={(experts.data ?? [])
                .filter(({ status }) => status === 'active')
                .map(({ id, name, field, position, unit }) => ({
                  value: id,
                  label: [name, field, unit, position].filter(Boolean).join(' · '),
                }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="interpreterRole"
          label={words.field.interpreterRole}
          extra={words.field.interpreterRoleHelp}
          rules={kind === 'leader' ? required(words.field.interpreterRole) : []}
        >
          <Input maxLength={80} lang="zh-CN" />
        </Form.Item>
        <Form.Item
          name="interpreterUnitId"
          label={words.field.interpreterUnit}
          rules={[{ required: true, message: t.common.choose(words.field.interpreterUnit) }]}
        >
          <UnitSelect />
        </Form.Item>
        <Form.Item name="phone" label={words.field.phone} rules={required(words.field.phone)}>
          <Input maxLength={60} inputMode="tel" />
        </Form.Item>
        <Form.Item name="audience" label={words.field.audience} extra={words.field.audienceHelp}>
          <Input maxLength={60} lang="zh-CN" />
        </Form.Item>
        {(shape === 'interview' || shape === 'press_conference') && (
          <Form.Item name="heldOn" label={words.field.heldOn}>
            <DatePicker />
          </Form.Item>
        )}
        {/* Kept while another form or interpreter is looked at. */}
        {!recorded && (
          <Form.Item name="mediaLink" hidden>
            <Input />
          </Form.Item>
        )}
      </Form>
      {existing && (
        <>
          <Button danger size="small" onClick={() => setUnlinking(true)}>
            {words.unlink}
          </Button>
          <Modal
            open={unlinking}
            title={words.unlinkTitle}
            okText={words.unlink}
            okButtonProps={{ danger: true }}
            cancelButtonProps={first}
            afterOpenChange={afterOpenChange}
            confirmLoading={unlink.isPending}
            onOk={() => unlink.mutate()}
            onCancel={() => setUnlinking(false)}
          >
            {words.unlinkHelp}
          </Modal>
        </>
      )}
    </Modal>
  );
}

/** 《…办法》政策解读 */
function defaultTitle(title: string): string {
  if (title === '') return '';
  const named = /《([^》]+)》/.exec(title)?.[1] ?? title;
  return `《${named}》政策解读`;
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { answer, http } from '../api/client.ts';
import type { NormativeSettings } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { NORMATIVE } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

/** The rules of a place, each with its source. */
export function SettingsTab({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery({
    queryKey: [...NORMATIVE, 'settings'],
    queryFn: () => answer(http.GET('/api/v1/console/normative-settings')),
  });
  return (
    <Loaded query={query}>{(data) => <SettingsForm key={data.version} settings={data} mayWrite={mayWrite} />}</Loaded>
  );
}

function SettingsForm({ settings, mayWrite }: { settings: NormativeSettings; mayWrite: boolean }) {
  const t = useTexts();
  const words = t.normative.settings;
  const shown = useShown(NORMATIVE);
  const save = useMutation({
    mutationFn: (values: NormativeSettings) =>
      answer(http.PUT('/api/v1/console/normative-settings', { body: { ...values, version: settings.version } })),
    onSuccess: () => shown(t.normative.saved),
  });
  const required = (label: string) => [{ required: true, whitespace: true, message: t.common.required(label) }];
  const needed = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <>
      {settings.version === 0 && <Alert type="info" className="note" title={words.defaults} />}
      <ErrorNote error={save.error} />
      <Form
        layout="vertical"
        requiredMark={false}
        className="narrow"
        disabled={!mayWrite}
        initialValues={settings}
        onFinish={(values: NormativeSettings) => save.mutate(values)}
      >
        <Form.Item name="publishDays" label={words.publishDays} rules={needed(words.publishDays)}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="publishSource" label={words.publishSource} rules={required(words.publishSource)}>
          <Input maxLength={300} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="warnMonths" label={words.warnMonths} rules={needed(words.warnMonths)}>
          <InputNumber min={1} max={24} precision={0} />
        </Form.Item>
        <Form.Item name="warnSource" label={words.warnSource} rules={required(words.warnSource)}>
          <Input maxLength={300} lang="zh-CN" />
        </Form.Item>
        <Form.Item
          name="numberPattern"
          label={words.numberPattern}
          extra={words.numberPatternHelp}
          rules={required(words.numberPattern)}
        >
          <Input maxLength={40} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="numberSource" label={words.numberSource} rules={required(words.numberSource)}>
          <Input maxLength={300} lang="zh-CN" />
        </Form.Item>
        {mayWrite && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t.common.save}
          </Button>
        )}
      </Form>
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { answer, http } from '../api/client.ts';
import type { InterpretationSettings } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { INTERPRETATION, settingsQuery } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

/** The rules of a place, each with its source. */
export function SettingsTab({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(settingsQuery);
  return (
    <Loaded query={query}>{(data) => <SettingsForm key={data.version} settings={data} mayWrite={mayWrite} />}</Loaded>
  );
}

function SettingsForm({ settings, mayWrite }: { settings: InterpretationSettings; mayWrite: boolean }) {
  const t = useTexts();
  const words = t.interpretation.settings;
  const [form] = Form.useForm<InterpretationSettings>();
  const shown = useShown(INTERPRETATION);
  const save = useMutation({
    mutationFn: (values: InterpretationSettings) =>
      answer(
        http.PUT('/api/v1/console/interpretation-settings', {
          body: { ...values, leaderYearly: values.leaderYearly ?? null, version: settings.version },
        }),
      ),
    onSuccess: () => shown(words.saved),
  });
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  return (
    <>
      {settings.version === 0 && <Alert type="info" className="note" title={words.defaults} />}
      <ErrorNote error={save.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="narrow"
        disabled={!mayWrite}
        initialValues={settings}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item
          name="limitDays"
          label={words.limitDays}
          extra={words.limitDaysHelp}
          rules={required(words.limitDays)}
        >
          <InputNumber min={0} max={60} precision={0} />
        </Form.Item>
        <Form.Item name="limitSource" label={words.sourceOf(words.limitDays)} rules={required(t.interpretation.source)}>
          <Input maxLength={300} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="neededGenres" label={words.neededGenres} extra={words.neededGenresHelp}>
          <Select mode="tags" tokenSeparators={['、', ',', '，', ' ']} maxTagTextLength={20} />
        </Form.Item>
        <Form.Item
          name="neededSource"
          label={words.sourceOf(words.neededGenres)}
          rules={required(t.interpretation.source)}
        >
          <Input maxLength={300} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="stockDays" label={words.stockDays} extra={words.stockDaysHelp} rules={[{ required: true }]}>
          <InputNumber min={0} max={3650} precision={0} />
        </Form.Item>
        <Form.Item name="leaderYearly" label={words.leaderYearly} extra={words.leaderYearlyHelp}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="leaderSource" label={words.sourceOf(words.leaderYearly)}>
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

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, InputNumber, Space } from 'antd';
import { useId, useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { ReviewSettings } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';

const KEY = ['review-settings'];

/** Within how many working days a text that went out in an emergency is reviewed, and which rule says so. */
export function AfterwardsForm() {
  const query = useQuery({
    queryKey: KEY,
    queryFn: (): Promise<ReviewSettings> => answer(http.GET('/api/v1/review-settings')),
  });
  return query.data ? <Fields key={query.data.version} settings={query.data} /> : null;
}

function Fields({ settings }: { settings: ReviewSettings }) {
  const t = useTexts();
  const words = t.reviews.chains;
  const id = useId();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(settings);
  const save = useMutation({
    mutationFn: () => answer(http.PUT('/api/v1/review-settings', { body: draft })),
    onSuccess: (saved) => {
      client.setQueryData(KEY, saved);
      void message.success(words.settingsSaved);
    },
  });
  const isReady = draft !== settings && draft.afterwardsSource.trim() !== '';
  return (
    <Card size="small" className="chain" title={words.settings} role="group" aria-label={words.settings}>
      <ErrorNote error={save.error} />
      <Form layout="vertical" component="div">
        <Space wrap align="end">
          <Form.Item label={words.afterwardsDays} htmlFor={`${id}-days`}>
            <InputNumber
              id={`${id}-days`}
              min={1}
              max={60}
              precision={0}
              value={draft.afterwardsDays}
              onChange={(value) => setDraft({ ...draft, afterwardsDays: value ?? draft.afterwardsDays })}
            />
          </Form.Item>
          <Form.Item label={words.afterwardsSource} htmlFor={`${id}-source`}>
            <Input
              id={`${id}-source`}
              className="afterwards-source"
              maxLength={200}
              value={draft.afterwardsSource}
              onChange={(event) => setDraft({ ...draft, afterwardsSource: event.target.value })}
            />
          </Form.Item>
          <Form.Item>
            <Button disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
              {t.common.save}
            </Button>
          </Form.Item>
        </Space>
      </Form>
    </Card>
  );
}

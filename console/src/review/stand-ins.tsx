import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Space } from 'antd';
import { useId, useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { ReviewDelegation } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { dayOf } from '../time/dates.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { useShown } from '../ui/use-shown.ts';

const KEY = ['review-delegations'];

/** Who decides for me while I am away, and for whom I do. */
export function StandIns({ mayGive }: { mayGive: boolean }) {
  const t = useTexts();
  const words = t.reviews.standIn;
  const refresh = useShown(KEY, ['reviews']);
  const query = useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<ReviewDelegation[]> => (await answer(http.GET('/api/v1/review-delegations'))).items,
  });
  const end = useMutation({
    mutationFn: (id: string) => answer(http.DELETE('/api/v1/review-delegations/{id}', { params: { path: { id } } })),
    onSuccess: () => refresh(words.ended),
  });
  const shown = (query.data ?? []).filter(({ state }) => state === 'ahead' || state === 'running');
  if (!mayGive && shown.length === 0) return null;
  return (
    <section aria-labelledby="stand-ins" className="panel stand-ins">
      <h2 id="stand-ins">{words.title}</h2>
      <p className="secondary">{words.help}</p>
      <ErrorNote error={end.error} />
      {shown.length === 0 && <p>{words.none}</p>}
      <ul className="returns">
        {shown.map((one) => (
          <li key={one.id}>
            {one.isMine
              ? words.mine(one.toName, one.fromOn, one.untilOn)
              : words.theirs(one.fromName, one.fromOn, one.untilOn)}{' '}
            <span className="secondary">{words.state[one.state]}</span>{' '}
            {one.isMine && (
              <Button size="small" loading={end.isPending} onClick={() => end.mutate(one.id)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayGive && <Give />}
    </section>
  );
}

/** Hands the own reviews to a colleague for some days. */
function Give() {
  const t = useTexts();
  const words = t.reviews.standIn;
  const id = useId();
  const refresh = useShown(KEY, ['reviews']);
  const today = dayOf(new Date());
  const [draft, setDraft] = useState({ toAccount: '', fromOn: today, untilOn: today, reason: '' });
  const choices = useQuery({
    queryKey: [...KEY, 'choices'],
    queryFn: async () => (await answer(http.GET('/api/v1/review-delegations/choices'))).items,
  });
  const give = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/review-delegations', { body: draft })),
    onSuccess: () => {
      setDraft({ ...draft, toAccount: '', reason: '' });
      return refresh(words.given);
    },
  });
  const isReady = draft.toAccount !== '' && draft.fromOn !== '' && draft.untilOn !== '';
  return (
    <Form layout="vertical" component="div">
      <ErrorNote error={give.error} />
      <Space wrap align="end">
        <Form.Item label={words.to} htmlFor={`${id}-to`}>
          <Select
            id={`${id}-to`}
            className="filter-wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.toAccount || null}
            options={(choices.data ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(toAccount: string) => setDraft({ ...draft, toAccount })}
          />
        </Form.Item>
        <Form.Item label={words.days} htmlFor={`${id}-from`}>
          <Space.Compact>
            <Input
              id={`${id}-from`}
              type="date"
              min={today}
              value={draft.fromOn}
              onChange={(event) => setDraft({ ...draft, fromOn: event.target.value })}
            />
            <Input
              aria-label={words.days}
              type="date"
              min={draft.fromOn}
              value={draft.untilOn}
              onChange={(event) => setDraft({ ...draft, untilOn: event.target.value })}
            />
          </Space.Compact>
        </Form.Item>
        <Form.Item label={words.reason} htmlFor={`${id}-reason`}>
          <Input
            id={`${id}-reason`}
            maxLength={200}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
        </Form.Item>
        <Form.Item>
          <Button disabled={!isReady} loading={give.isPending} onClick={() => give.mutate()}>
            {words.give}
          </Button>
        </Form.Item>
      </Space>
    </Form>
  );
}

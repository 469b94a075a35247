import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useInstantWords } from '../ui/times.tsx';
import { useShown } from '../ui/use-shown.ts';

const CALENDAR = ['request-calendar'];

/** The address under which an officer's own calendar program reads the last days of his cases: shown once, taken back at any time. */
export function CalendarAddress() {
  const t = useTexts();
  const words = t.requestCalendar;
  const instant = useInstantWords();
  const shown = useShown(CALENDAR);
  const [address, setAddress] = useState<string | null>(null);
  const query = useQuery({
    queryKey: CALENDAR,
    queryFn: () => answer(http.GET('/api/v1/console/request-calendar')),
  });
  const renew = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/console/request-calendar')),
    onSuccess: async ({ path }) => {
      setAddress(new URL(path, window.location.origin).href);
      await shown(null);
    },
  });
  const revoke = useMutation({
    mutationFn: () => answer(http.DELETE('/api/v1/console/request-calendar')),
    onSuccess: () => shown(words.revoked),
  });
  return (
    <section aria-labelledby="request-calendar">
      <h2 id="request-calendar">{words.title}</h2>
      <p className="secondary">{words.help}</p>
      <ErrorNote error={renew.error ?? revoke.error} />
      <Loaded query={query} rows={1}>
        {({ since }) =>
          since === null ? (
            <Button loading={renew.isPending} onClick={() => renew.mutate()}>
              {words.make}
            </Button>
          ) : (
            <>
              <p>
                <StateTag tone="green" shape="●">
                  {words.inUse}
                </StateTag>{' '}
                {words.since(instant(since))}
              </p>
              <Space wrap>
                <Popconfirm
                  title={words.renewTitle}
                  description={words.renewHelp}
                  okText={words.renew}
                  cancelText={t.common.cancel}
                  onConfirm={() => renew.mutate()}
                >
                  <Button loading={renew.isPending}>{words.renew}</Button>
                </Popconfirm>
                <Popconfirm
                  title={words.revokeTitle}
                  description={words.revokeHelp}
                  okText={words.revoke}
                  okButtonProps={{ danger: true }}
                  cancelText={t.common.cancel}
                  onConfirm={() => revoke.mutate()}
                >
                  <Button danger loading={revoke.isPending}>
                    {words.revoke}
                  </Button>
                </Popconfirm>
              </Space>
            </>
          )
        }
      </Loaded>
      {address !== null && <AddressDialog address={address} onClose={() => setAddress(null)} />}
    </section>
  );
}

/** Shows the address this once; it cannot be closed by accident. */
function AddressDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useTexts();
  const words = t.requestCalendar;
  const { message } = App.useApp();
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => message.success(t.common.copied),
      () => message.error(words.copyFailed),
    );
  return (
    <Modal
      open
      title={words.once}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {words.done}
        </Button>
      }
    >
      <p>{words.onceHelp}</p>
      <Space.Compact block>
        <Input
          readOnly
          className="one-time"
          aria-label={words.title}
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>{t.common.copy}</Button>
      </Space.Compact>
      <p className="secondary">{words.onceUse}</p>
    </Modal>
  );
}

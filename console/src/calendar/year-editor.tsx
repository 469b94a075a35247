import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { CalendarYear } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { calendarQuery } from '../time/calendar-query.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { YearView } from './year-view.tsx';
import { countDays, switched } from './year.ts';

type Notice = CalendarYear['notices'][number];

/** Days and notices of a year to enter; the server checks them and says what looks odd. */
export function YearEditor({ data, onDone }: { data: CalendarYear; onDone: () => void }) {
  const t = useTexts();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [days, setDays] = useState<{ off: readonly string[]; work: readonly string[] }>({
    off: data.off,
    work: data.work,
  });
  const [notices, setNotices] = useState<Notice[]>(data.notices.length > 0 ? data.notices : [{ title: '' }]);
  const [touched, setTouched] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/calendar/{year}', {
          params: { path: { year: data.year } },
          body: {
            version: data.version,
            off: [...days.off],
            work: [...days.work],
            notices: notices
              .filter(({ title }) => title.trim() !== '')
              .map(({ title, number, madeOn }) => ({
                title: title.trim(),
                ...(number?.trim() && { number: number.trim() }),
                ...(madeOn && { madeOn }),
              })),
          },
        }),
      ),
    onSuccess: (saved) => {
      setTouched(false);
      client.setQueryData(calendarQuery(data.year).queryKey, saved);
      void message.success(t.calendar.saved);
      if (saved.warnings.length > 0) {
        modal.warning({
          title: t.organisations.warnings,
          content: saved.warnings.map((warning) => <p key={warning}>{warning}</p>),
        });
      }
      onDone();
    },
  });
  const { work, off } = countDays(data.year, days);
  const setNotice = (at: number, part: Partial<Notice>) => {
    setTouched(true);
    setNotices(notices.map((notice, other) => (other === at ? { ...notice, ...part } : notice)));
  };
  return (
    <>
      <Alert
        action={
          <Space wrap>
            <Button onClick={onDone}>{t.calendar.discard}</Button>
            <Button type="primary" disabled={!touched} loading={save.isPending} onClick={() => save.mutate()}>
              {t.calendar.save}
            </Button>
          </Space>
        }
        type="info"
        className="note"
        title={t.calendar.toggle}
        description={t.calendar.counts(work, off)}
        role="status"
      />
      <ErrorNote error={save.error} />
      <fieldset className="choice">
        <legend>{t.calendar.source}</legend>
        <p className="secondary">{t.calendar.sourceHelp}</p>
        {notices.map(({ title, number }, at) => (
          <Space.Compact key={at} block className="notice-row">
            <Input
              aria-label={t.calendar.noticeTitle}
              placeholder={t.calendar.noticeTitle}
              maxLength={200}
              value={title}
              onChange={(event) => setNotice(at, { title: event.target.value })}
            />
            <Input
              className="notice-number"
              aria-label={t.documents.field.documentNumber}
              placeholder={t.documents.field.documentNumber}
              maxLength={60}
              value={number ?? ''}
              onChange={(event) => setNotice(at, { number: event.target.value })}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={`${t.common.remove} ${title}`}
              onClick={() => {
                setTouched(true);
                setNotices(notices.filter((_, other) => other !== at));
              }}
            />
          </Space.Compact>
        ))}
        <Button icon={<PlusOutlined />} onClick={() => setNotices([...notices, { title: '' }])}>
          {t.common.add}
        </Button>
      </fieldset>
      <YearView
        year={data.year}
        days={days}
        onPress={(on) => {
          setTouched(true);
          setDays(switched(days, on));
        }}
      />
      <LeaveGuard active={touched} />
    </>
  );
}

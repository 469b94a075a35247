import { Button, DatePicker, Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import { ApiError } from '../../api/errors.ts';
import type { DocumentDetail } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { instantOf, pickedOf } from './china-instant.ts';
import { useAct } from './use-act.ts';

interface DialogProps {
  document: DocumentDetail;
  open: boolean;
  onClose: () => void;
}

/** Sets when what was approved becomes public. A time that has passed is told, and published at once only by a button of its own. */
export function ScheduleDialog({ document, open, onClose }: DialogProps) {
  const t = useTexts();
  const { id, draft } = document;
  const [picked, setPicked] = useState<Dayjs | null>(pickedOf(draft?.publishAt ?? null));
  const [isLate, setIsLate] = useState(false);
  const schedule = useAct(
    (confirmPast: boolean) =>
      answer(
        http.PUT('/api/v1/console/documents/{id}/schedule', {
          params: { path: { id } },
          body: { version: draft?.version ?? 0, publishAt: picked ? instantOf(picked) : '', confirmPast },
        }),
      ),
    t.timed.scheduleDone,
    onClose,
  );
  const isPast = schedule.error instanceof ApiError && schedule.error.code === 'documents.schedule_past';
  const send = () => (picked ? schedule.mutate(false) : setIsLate(true));
  return (
    <Modal
      open={open}
      title={t.timed.scheduleTitle}
      okText={t.timed.scheduleTitle}
      confirmLoading={schedule.isPending}
      onOk={send}
      onCancel={onClose}
      destroyOnHidden
    >
      <p lang="zh-CN" className="asked-title">
        {draft?.title}
      </p>
      <ErrorNote error={schedule.error} {...(isPast && { title: t.timed.pastTitle })} />
      {isPast && (
        <p>
          <Button danger loading={schedule.isPending} onClick={() => schedule.mutate(true)}>
            {t.timed.publishNow}
          </Button>
        </p>
      )}
      <Form layout="vertical" component="div">
        <Form.Item
          label={t.timed.publishAt}
          htmlFor="publish-at"
          {...(isLate && !picked && { validateStatus: 'error' as const, help: t.timed.needsTime })}
        >
          <DatePicker id="publish-at" showTime value={picked} onChange={setPicked} style={{ width: '100%' }} />
        </Form.Item>
      </Form>
      <p className="secondary">{t.timed.scheduledHelp}</p>
    </Modal>
  );
}

export function UnscheduleDialog({ document, open, onClose }: DialogProps) {
  const t = useTexts();
  const { id, draft } = document;
  const unschedule = useAct(
    () =>
      answer(
        http.DELETE('/api/v1/console/documents/{id}/schedule', {
          params: { path: { id }, query: { version: draft?.version ?? 0 } },
        }),
      ),
    t.timed.unscheduleDone,
    onClose,
  );
  return (
    <Modal
      open={open}
      title={t.timed.unscheduleTitle}
      okText={t.documents.action.unschedule}
      confirmLoading={unschedule.isPending}
      onOk={() => unschedule.mutate()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t.timed.unscheduleHelp}</p>
      <ErrorNote error={unschedule.error} />
    </Modal>
  );
}

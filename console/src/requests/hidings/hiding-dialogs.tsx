import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { answer, http } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { REQUESTS } from '../queries.ts';
import type { Hiding } from './queries.ts';

/** Proposes that a case be hidden or shown again, with the reason. */
export function ProposeHidingDialog(props: { requestId: string; kind: Hiding['kind']; onClose: () => void }) {
  const { requestId, kind, onClose } = props;
  const words = useTexts().requestHidings;
  const client = useQueryClient();
  const shown = useShown(REQUESTS);
  const save = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      answer(http.POST('/api/v1/console/request-hidings', { body: { requestId, kind, reason } })),
    onSuccess: async () => {
      await shown(words.proposedNow);
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: REQUESTS }),
  });
  return (
    <FormDialog<{ reason: string }>
      title={words[kind]}
      help={kind === 'hide' ? words.hideHelp : words.showHelp}
      okText={words[kind]}
      save={save}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={words.reason}
        extra={words.reasonHelp}
        rules={[{ required: true, whitespace: true, message: words.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}

type Decided = Pick<Hiding, 'id' | 'version' | 'kind' | 'isMine'>;

/** Decides a proposal as the second person, or takes one's own back. */
export function DecideHidingDialog(props: { of: Decided; approve: boolean; onClose: () => void }) {
  const { of, approve, onClose } = props;
  const words = useTexts().requestHidings;
  const client = useQueryClient();
  const shown = useShown(REQUESTS, ['workbench']);
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/console/request-hidings/{id}/decision', {
          params: { path: { id: of.id } },
          body: { version: of.version, approve },
        }),
      ),
    onSuccess: async () => {
      await shown(approve ? words.doneNow[of.kind] : words.refusedNow);
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: REQUESTS }),
  });
  const name = approve ? words.approve[of.kind] : of.isMine ? words.takeBack : words.refuse;
  const help = approve ? words.approveHelp[of.kind] : of.isMine ? words.takeBackHelp : words.refuseHelp;
  return (
    <FormDialog<object>
      title={name}
      help={help}
      okText={name}
      isDanger={approve && of.kind === 'hide'}
      save={{ ...save, mutate: () => save.mutate() }}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}

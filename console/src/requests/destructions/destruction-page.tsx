import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Space } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { dateWords, dayOf } from '../../time/dates.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded, NotFound, Page } from '../../ui/page.tsx';
import { On } from '../../ui/times.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { CaseTable } from './case-table.tsx';
import { DestructionTag } from './destruction-tag.tsx';
import { type Destruction, DESTRUCTIONS, destructionsQuery } from './queries.ts';

/** One destruction: what the second person looks over and decides; once done, its certificate, which prints on one sheet. */
export function Component() {
  const { id } = useParams();
  const query = useQuery(destructionsQuery);
  return (
    <Loaded query={query}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return found ? <Sheet of={found} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function Sheet({ of }: { of: Destruction }) {
  const words = useTexts().requestDestructions;
  const locale = useLocale();
  const [deciding, setDeciding] = useState<'approve' | 'refuse' | null>(null);
  const facts: [string, React.ReactNode][] = [
    [words.certificateNumber, <code key="id">{of.id}</code>],
    [words.basis, words.basisText],
    [words.scope, words.scopeText(dateWords(locale, of.closedBefore))],
    [
      words.proposed,
      <>
        <span lang="zh-CN">{of.proposedByName}</span> <On on={dayOf(of.proposedAt)} />
      </>,
    ],
    ...(of.decidedAt
      ? [
          [
            words.decidedBy[of.state === 'done' ? 'done' : 'refused'],
            <>
              <span lang="zh-CN">{of.decidedByName}</span> <On on={dayOf(of.decidedAt)} />
            </>,
          ] satisfies [string, React.ReactNode],
        ]
      : []),
    [words.cases, words.count(of.cases.length)],
    ...(of.state === 'done'
      ? ([
          [words.destroyed, words.destroyedText(of.people, of.files, of.texts)],
          [words.kept, words.keptText],
        ] satisfies [string, React.ReactNode][])
      : []),
  ];
  return (
    <Page
      title={of.state === 'done' ? words.certificate : words.sheet}
      tags={<DestructionTag state={of.state} />}
      extra={
        of.state === 'proposed' ? (
          <Space wrap>
            <Button onClick={() => setDeciding('refuse')}>{of.isMine ? words.takeBack : words.refuse}</Button>
            {!of.isMine && (
              <Button type="primary" danger onClick={() => setDeciding('approve')}>
                {words.approve}
              </Button>
            )}
          </Space>
        ) : (
          <Button onClick={() => window.print()}>{words.print}</Button>
        )
      }
    >
      {of.state === 'proposed' && <p className="secondary">{words.next[of.isMine ? 'mine' : 'other']}</p>}
      <dl className="fields">
        {facts.map(([name, value]) => (
          <div key={name} className="wide">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.casesOf}</h2>
      <CaseTable label={words.casesOf} cases={of.cases} />
      {deciding && <DecideDialog of={of} approve={deciding === 'approve'} onClose={() => setDeciding(null)} />}
    </Page>
  );
}

/** What cannot be taken back asks for a tick first. */
function DecideDialog({ of, approve, onClose }: { of: Destruction; approve: boolean; onClose: () => void }) {
  const words = useTexts().requestDestructions;
  const client = useQueryClient();
  const shown = useShown(DESTRUCTIONS);
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/console/request-destructions/{id}/decision', {
          params: { path: { id: of.id } },
          body: { version: of.version, approve },
        }),
      ),
    onSuccess: async () => {
      await shown(approve ? words.doneNow : words.refusedNow);
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: DESTRUCTIONS }),
  });
  const title = approve ? words.approveTitle(of.cases.length) : of.isMine ? words.takeBack : words.refuse;
  return (
    <FormDialog<{ sure?: boolean }>
      title={title}
      help={approve ? words.approveHelp : words.refuseHelp}
      okText={approve ? words.approve : of.isMine ? words.takeBack : words.refuse}
      isDanger={approve}
      save={{ ...save, mutate: () => save.mutate() }}
      onClose={onClose}
    >
      {approve && (
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[
            {
              validator: (_, sure) => (sure === true ? Promise.resolve() : Promise.reject(new Error(words.sureNeeded))),
            },
          ]}
        >
          <Checkbox>{words.sure}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}

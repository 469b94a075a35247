import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useLocale } from '../../api/locale.ts';
import type { Input as Sent } from '../../api/types.ts';
import { useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Nothing } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { On } from '../../ui/times.tsx';
import { type AnsweredCase, useMayDraft, useToDraft } from './queries.ts';

/** What was answered, and which answers have a summary for the public list. */
export function AnswersTab({ answered }: { answered: readonly AnsweredCase[] }) {
  const t = useTexts();
  const locale = useLocale();
  const words = t.requestOpenings;
  const mayDraft = useMayDraft();
  const [chosen, setChosen] = useState<AnsweredCase | null>(null);
  return (
    <>
      <p className="secondary">{words.answersHelp}</p>
      <p>
        <a href="/requests/answers">{words.publicList}</a>
      </p>
      <DataTable<AnsweredCase>
        label={words.tabs.answers}
        rows={answered}
        rowKey={({ id }) => id}
        empty={<Nothing title={words.noAnswers} help={words.noAnswersHelp} />}
        columns={[
          {
            key: 'case',
            title: words.case,
            render: ({ id, number, title }) => (
              <Link to={`/requests/${id}`} lang="zh-CN">
                {number} {title}
              </Link>
            ),
          },
          {
            key: 'unit',
            title: words.unit,
            render: ({ organisationName }) => <span lang="zh-CN">{organisationName}</span>,
          },
          { key: 'outcome', title: words.outcome, render: ({ outcomeTitle }) => outcomeTitle[locale] },
          { key: 'replied', title: words.repliedOn, whole: true, render: ({ repliedOn }) => <On on={repliedOn} /> },
          {
            key: 'draft',
            title: t.common.actions,
            render: (one) =>
              one.answerId ? (
                <>
                  <StateTag tone="green" shape="●">
                    {words.drafted}
                  </StateTag>{' '}
                  <LinkButton size="small" to={`/documents/${one.answerId}`} aria-label={words.openOf(one.title)}>
                    {words.openDraft}
                  </LinkButton>
                </>
              ) : mayDraft ? (
                <Button size="small" aria-label={words.summariseOf(one.title)} onClick={() => setChosen(one)}>
                  {words.summarise}
                </Button>
              ) : (
                <span className="secondary">{words.notMine}</span>
              ),
          },
        ]}
      />
      {chosen && <SummaryDialog of={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

type Summary = Omit<Sent<'/api/v1/console/request-answers', 'post'>, 'requestId'>;

/** The officer's own words on what was asked and answered; a text that names the applicant is refused and stays in the form. */
function SummaryDialog({ of, onClose }: { of: AnsweredCase; onClose: () => void }) {
  const t = useTexts();
  const words = t.requestOpenings;
  const toDraft = useToDraft();
  const save = useMutation({
    mutationFn: (summary: Summary) =>
      answer(http.POST('/api/v1/console/request-answers', { body: { requestId: of.id, ...summary } })),
    onSuccess: toDraft,
  });
  const field = (name: keyof Summary, label: string, most: number, help: string, rows: number) => (
    <Form.Item
      name={name}
      label={label}
      extra={help}
      rules={[
        { required: true, whitespace: true, message: t.common.required(label) },
        { max: most, message: t.common.tooLong(label, most) },
      ]}
    >
      {rows === 1 ? <Input /> : <Input.TextArea rows={rows} />}
    </Form.Item>
  );
  return (
    <FormDialog<Summary>
      title={words.summariseTitle(of.number)}
      help={words.summariseHelp}
      okText={words.summarise}
      initial={{ title: of.title, asked: of.title }}
      save={save}
      onClose={onClose}
    >
      {field('title', words.field.title, 200, words.field.titleHelp, 1)}
      {field('asked', words.field.asked, 4000, words.field.askedHelp, 3)}
      {field('answer', words.field.answer, 8000, words.field.answerHelp, 6)}
    </FormDialog>
  );
}

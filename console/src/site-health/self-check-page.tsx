import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useShown } from '../ui/use-shown.ts';
import { SITE_HEALTH, type SelfCheck, type SelfCheckLine } from './queries.ts';

const PARTS = ['veto', 'deduction', 'bonus', 'media'] as const;
const FORMATS = ['xlsx', 'docx', 'pdf'] as const;

/** One self-check: the official table, each line down to what was found, judged where no program can, settled once. */
export function Component() {
  const words = useTexts().siteHealth;
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: [...SITE_HEALTH, 'self-check', id],
    queryFn: () => answer(http.GET('/api/v1/console/site-health/self-checks/{id}', { params: { path: { id } } })),
  });
  const title = query.data ? `${query.data.month} ${query.data.targetName}` : words.tabs.selfChecks;
  return (
    <Page
      title={title}
      extra={
        <Space wrap>
          {FORMATS.map((format) => (
            <Button key={format} href={`/api/v1/console/site-health/self-checks/${id}/files/${format}`}>
              {words.download[format]}
            </Button>
          ))}
        </Space>
      }
    >
      <Loaded query={query}>{(check) => <Table key={check.version} check={check} />}</Loaded>
    </Page>
  );
}

function Table({ check }: { check: SelfCheck }) {
  const words = useTexts().siteHealth;
  const [judging, setJudging] = useState<SelfCheckLine | null>(null);
  const { outcome, score, lines, groups, uncertain, open, settledAt } = check;
  return (
    <>
      <Alert
        type={outcome === 'vetoed' || outcome === 'failed' ? 'error' : outcome === 'incomplete' ? 'warning' : 'success'}
        showIcon
        title={`${words.outcomes[outcome ?? ''] ?? ''}${score === null ? '' : ` · ${words.score} ${score}`}`}
        description={
          <>
            {settledAt ? words.settledOn(settledAt.slice(0, 10)) : words.draft} · {words.filledOn(check.filledOn)} ·{' '}
            {words.media}: {words.mediaOutcomes[check.media]}
            {open.length > 0 && ` · ${words.open(open.length)}`}
          </>
        }
      />
      {uncertain.length > 0 && (
        <details>
          <summary>{words.toVerify}</summary>
          <p>{words.uncertain(uncertain.join('、'))}</p>
        </details>
      )}
      {PARTS.map((part) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <h2 id={`part-${part}`}>{words.parts[part]}</h2>
          <DataTable
            label={words.parts[part]}
            rows={lines.filter((line) => line.part === part)}
            rowKey={({ code }) => code}
            more={{ label: ({ name }) => `${words.more}: ${name}`, render: (line) => <FoundList line={line} /> }}
            columns={[
              {
                key: 'line',
                title: words.line,
                render: ({ name, rule }) => (
                  <>
                    {name}
                    <div className="secondary">{rule}</div>
                  </>
                ),
              },
              { key: 'result', title: words.result, width: 130, render: (line) => <Verdict line={line} /> },
              {
                key: 'seen',
                title: words.seen,
                render: ({ seen, evidence, judgedBy, judgedOn }) => (
                  <>
                    {seen}
                    {evidence && (
                      <div>
                        <span lang="zh-CN">{evidence}</span>
                        <div className="secondary">{words.judged(judgedBy, judgedOn)}</div>
                      </div>
                    )}
                  </>
                ),
              },
              {
                key: 'judge',
                title: words.judge,
                width: 90,
                render: (line) =>
                  line.mayJudge && (
                    <Button size="small" aria-label={words.judgeTitle(line.name)} onClick={() => setJudging(line)}>
                      {words.judge}
                    </Button>
                  ),
              },
            ]}
          />
        </section>
      ))}
      <section aria-labelledby="scores">
        <h2 id="scores">{words.scoreTable}</h2>
        <DataTable
          label={words.scoreTable}
          rows={groups}
          rowKey={({ group }) => group}
          columns={[
            { key: 'group', title: words.group, render: ({ group }) => words.groups[group] ?? group },
            { key: 'cap', title: words.cap, render: ({ cap }) => cap },
            { key: 'deducted', title: words.deducted, render: ({ deducted }) => deducted },
            { key: 'left', title: words.left, render: ({ cap, deducted }) => Math.round((cap - deducted) * 100) / 100 },
          ]}
        />
      </section>
      {check.mayWrite && <Settle check={check} />}
      {judging && <JudgeDialog check={check} line={judging} onClose={() => setJudging(null)} />}
    </>
  );
}

const LOOKS = {
  met: { tone: 'green', shape: '●' },
  unmet: { tone: 'red', shape: '■' },
  unknown: { tone: 'amber', shape: '▲' },
  not_applicable: { tone: 'neutral', shape: '○' },
} as const;

function Verdict({ line: { part, verdict, points } }: { line: SelfCheckLine }) {
  const words = useTexts().siteHealth;
  const text = points > 0 ? (part === 'bonus' ? words.plus(points) : words.minus(points)) : words.verdicts[verdict];
  return <StateTag {...LOOKS[verdict]}>{text}</StateTag>;
}

/** What a line found, one by one. */
function FoundList({ line: { found, count } }: { line: SelfCheckLine }) {
  const words = useTexts().siteHealth;
  if (found.length === 0) return <p className="secondary">{words.noFindings}</p>;
  return (
    <>
      <p>{words.foundCount(count)}</p>
      <ul>
        {found.map(({ title, address, unit, since }, at) => (
          <li key={`${title} ${at}`}>
            <span lang="zh-CN">{words.elements[title] ?? title}</span>
            {/^https?:\/\//.test(address) && (
              <>
                {' '}
                <a href={address} target="_blank" rel="noreferrer noopener" style={{ wordBreak: 'break-all' }}>
                  {address}
                </a>
              </>
            )}{' '}
            <span className="secondary">
              <span lang="zh-CN">{unit}</span> {since}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Judgement {
  verdict: 'met' | 'unmet' | 'not_applicable';
  points: number | null;
  evidence: string;
}

function JudgeDialog({ check, line, onClose }: { check: SelfCheck; line: SelfCheckLine; onClose: () => void }) {
  const t = useTexts();
  const words = t.siteHealth;
  const shown = useShown(SITE_HEALTH);
  const save = useMutation({
    mutationFn: ({ verdict, points, evidence }: Judgement) =>
      answer(
        http.PUT('/api/v1/console/site-health/self-checks/{id}/lines/{code}', {
          params: { path: { id: check.id, code: line.code } },
          body: { version: check.version, verdict, points: points ?? 0, evidence },
        }),
      ),
    onSuccess: async () => {
      await shown(t.common.saved);
      onClose();
    },
  });
  const hasPoints = line.part === 'deduction' || line.part === 'bonus';
  return (
    <FormDialog<Judgement>
      title={words.judgeTitle(line.name)}
      help={line.rule}
      initial={{
        verdict: line.verdict === 'unknown' ? 'met' : line.verdict,
        points: line.points || null,
        evidence: line.evidence,
      }}
      save={save}
      onClose={onClose}
    >
      <Form.Item name="verdict" label={words.verdict}>
        <Select
          options={(['met', 'unmet', 'not_applicable'] as const).map((value) => ({
            value,
            label: words.verdicts[value],
          }))}
        />
      </Form.Item>
      {hasPoints && (
        <Form.Item name="points" label={words.points} extra={words.pointsHelp}>
          <InputNumber min={0} max={100} step={0.5} />
        </Form.Item>
      )}
      <Form.Item
        name="evidence"
        label={words.evidence}
        extra={words.evidenceHelp}
        rules={[{ required: true, whitespace: true, message: t.common.required(words.evidence) }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function Settle({ check }: { check: SelfCheck }) {
  const t = useTexts();
  const words = t.siteHealth;
  const shown = useShown(SITE_HEALTH);
  const [isAsked, setAsked] = useState(false);
  const settle = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/site-health/self-checks/{id}/settlement', {
          params: { path: { id: check.id } },
          body: { version: check.version },
        }),
      ),
    onSuccess: async () => {
      await shown(words.settledNow);
      setAsked(false);
    },
  });
  return (
    <>
      <p>
        <Button type="primary" onClick={() => setAsked(true)}>
          {words.settle}
        </Button>
      </p>
      {isAsked && (
        <Modal
          open
          title={words.settleTitle}
          okText={words.settle}
          cancelText={t.common.cancel}
          confirmLoading={settle.isPending}
          onOk={() => settle.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>{words.settleHelp}</p>
          <ErrorNote error={settle.error} />
        </Modal>
      )}
    </>
  );
}

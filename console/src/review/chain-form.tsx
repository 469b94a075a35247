import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Card, Checkbox, Form, Input, InputNumber, Popconfirm, Select, Space } from 'antd';
import { useId, useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { ReviewChain, ReviewChainStep } from '../api/types.ts';
import { useRoleOfPermission } from '../identity/roles-query.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { ChainGaps } from './chain-gaps.tsx';
import { chainFault, moved, STEP_PERMISSIONS, stepFor, type StepPermission } from './chain-draft.ts';
import { useShown } from '../ui/use-shown.ts';

/** One chain: its name, the unit it holds for, its steps in order. */
export function ChainForm({ chain, onDone }: { chain: ReviewChain; onDone: () => void }) {
  const t = useTexts();
  const id = useId();
  const shown = useShown(['review-chains']);
  const [draft, setDraft] = useState(chain);
  const [said, setSaid] = useState('');
  const fault = chainFault(draft, t);
  const isNew = chain.version === 0;
  const save = useMutation({
    mutationFn: () => {
      const { name, organisationId, kind, steps, distinctReviewers, resubmit, version } = draft;
      const body = {
        name: name.trim(),
        organisationId,
        kind: kind.trim(),
        steps,
        distinctReviewers,
        resubmit,
        version,
      };
      return isNew
        ? answer(http.POST('/api/v1/review-chains', { body }))
        : answer(http.PUT('/api/v1/review-chains/{id}', { params: { path: { id: chain.id } }, body }));
    },
    onSuccess: async () => {
      setDraft(chain);
      await shown(t.reviews.chains.saved);
      onDone();
    },
  });
  const retire = useMutation({
    mutationFn: () =>
      answer(
        http.DELETE('/api/v1/review-chains/{id}', {
          params: { path: { id: chain.id }, query: { version: chain.version } },
        }),
      ),
    onSuccess: () => shown(t.reviews.chains.retired),
  });
  const setSteps = (steps: ReviewChainStep[]) => setDraft({ ...draft, steps });
  const move = (at: number, by: number) => {
    const name = draft.steps[at]?.nameZh ?? '';
    setSteps(moved(draft.steps, at, by));
    setSaid(t.reviews.chains.moved(name, at + by + 1));
  };
  return (
    <Card size="small" className="chain" title={chain.name} role="group" aria-label={chain.name}>
      <ErrorNote error={save.error ?? retire.error} />
      <ChainGaps gaps={chain.gaps} />
      <Form layout="vertical" component="div">
        <Space wrap align="start" className="chain-head">
          <Form.Item label={t.reviews.chains.name} htmlFor={`${id}-name`}>
            <Input
              id={`${id}-name`}
              value={draft.name}
              maxLength={80}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t.reviews.chains.scope} htmlFor={`${id}-unit`}>
            <UnitSelect
              id={`${id}-unit`}
              className="filter-wide"
              allowClear
              placeholder={t.common.wholeCity}
              value={draft.organisationId}
              onChange={(organisationId) => setDraft({ ...draft, organisationId })}
            />
          </Form.Item>
          <Form.Item label={t.reviews.chains.kind} htmlFor={`${id}-kind`} extra={t.reviews.chains.kindHelp}>
            <Input
              id={`${id}-kind`}
              value={draft.kind}
              maxLength={40}
              onChange={(event) => setDraft({ ...draft, kind: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t.reviews.chains.resubmit} htmlFor={`${id}-resubmit`}>
            <Select
              id={`${id}-resubmit`}
              className="filter-wide"
              popupMatchSelectWidth={false}
              value={draft.resubmit}
              options={(['start', 'returning_step'] as const).map((value) => ({
                value,
                label: t.reviews.chains.resubmits[value],
              }))}
              onChange={(resubmit: ReviewChain['resubmit']) => setDraft({ ...draft, resubmit })}
            />
          </Form.Item>
        </Space>
      </Form>
      <ol className="chain-steps">
        {draft.steps.map((step, at) => (
          <StepRow
            key={step.key}
            step={step}
            at={at}
            last={draft.steps.length - 1}
            onChange={(next) => setSteps(draft.steps.map((old, other) => (other === at ? next : old)))}
            onMove={(by) => move(at, by)}
            onRemove={() => setSteps(draft.steps.filter((_, other) => other !== at))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <p>
        <Button
          icon={<PlusOutlined />}
          disabled={draft.steps.length >= 12}
          onClick={() => setSteps([...draft.steps, stepFor(nextPermission(draft.steps), draft.steps)])}
        >
          {t.reviews.chains.addStep}
        </Button>
      </p>
      <p>
        <Checkbox
          checked={draft.distinctReviewers}
          onChange={(event) => setDraft({ ...draft, distinctReviewers: event.target.checked })}
        >
          {t.reviews.chains.distinct}
        </Checkbox>
      </p>
      <Space wrap>
        <Button
          type="primary"
          disabled={(draft === chain && !isNew) || fault !== null}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {t.reviews.chains.save}
        </Button>
        {(draft !== chain || isNew) && (
          <Button
            onClick={() => {
              setDraft(chain);
              onDone();
            }}
          >
            {t.common.cancel}
          </Button>
        )}
        {!isNew && (
          <Popconfirm
            title={t.reviews.chains.retireTitle}
            description={t.reviews.chains.retireHelp}
            okText={t.reviews.chains.retire}
            onConfirm={() => retire.mutate()}
          >
            <Button danger loading={retire.isPending}>
              {t.reviews.chains.retire}
            </Button>
          </Popconfirm>
        )}
        {fault && <span className="amber">{fault}</span>}
      </Space>
      {draft !== chain && <LeaveGuard active />}
    </Card>
  );
}

const nextPermission = (steps: readonly ReviewChainStep[]): StepPermission =>
  STEP_PERMISSIONS.find((permission) => steps.every((step) => step.permission !== permission)) ?? 'review.step.final';

interface StepRowProps {
  step: ReviewChainStep;
  at: number;
  last: number;
  onChange: (step: ReviewChainStep) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

function StepRow({ step, at, last, onChange, onMove, onRemove }: StepRowProps) {
  const t = useTexts();
  const roleOf = useRoleOfPermission();
  const words = t.reviews.chains;
  return (
    <li>
      <span className="chain-number">{words.step(at + 1)}</span>
      <Select
        aria-label={`${words.step(at + 1)} ${words.role}`}
        className="chain-role"
        value={step.permission}
        options={STEP_PERMISSIONS.map((value) => ({ value, label: roleOf(value) || words.stepName[value] }))}
        onChange={(permission: StepPermission) => onChange({ ...step, permission })}
      />
      <Input
        aria-label={`${words.step(at + 1)} ${words.nameZh}`}
        className="chain-name"
        maxLength={40}
        value={step.nameZh}
        onChange={(event) => onChange({ ...step, nameZh: event.target.value })}
      />
      <Input
        aria-label={`${words.step(at + 1)} ${words.nameEn}`}
        className="chain-name"
        maxLength={60}
        value={step.nameEn}
        onChange={(event) => onChange({ ...step, nameEn: event.target.value })}
      />
      <Space.Compact>
        <Button
          icon={<ArrowUpOutlined />}
          aria-label={`${words.up} ${step.nameZh}`}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        />
        <Button
          icon={<ArrowDownOutlined />}
          aria-label={`${words.down} ${step.nameZh}`}
          disabled={at === last}
          onClick={() => onMove(1)}
        />
        <Button icon={<DeleteOutlined />} aria-label={words.removeStep(step.nameZh)} onClick={onRemove} />
      </Space.Compact>
      <div className="chain-limits">
        <InputNumber
          aria-label={`${words.step(at + 1)} ${words.limit}`}
          className="chain-limit"
          min={1}
          max={60}
          precision={0}
          prefix={t.reviews.limit}
          suffix={words.workdays}
          value={step.limitDays ?? null}
          onChange={(limitDays) => onChange({ ...step, limitDays })}
        />
        {step.limitDays ? (
          <Input
            aria-label={`${words.step(at + 1)} ${words.limitSource}`}
            className="chain-source"
            maxLength={200}
            placeholder={words.limitSource}
            value={step.limitSource ?? ''}
            onChange={(event) => onChange({ ...step, limitSource: event.target.value })}
          />
        ) : null}
        {at > 0 && (
          <Checkbox
            checked={step.parallel ?? false}
            onChange={(event) => onChange({ ...step, parallel: event.target.checked })}
          >
            {words.parallel}
          </Checkbox>
        )}
      </div>
    </li>
  );
}

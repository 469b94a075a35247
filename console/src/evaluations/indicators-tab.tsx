import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts, type Texts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useShown } from '../ui/use-shown.ts';
import { EVALUATIONS, pathOf, type Evaluation, type Indicator } from './queries.ts';

/** How an indicator is scored, in words. */
function measureWords({ measure, isBonus }: Indicator, { evaluations: words }: Texts): string {
  const bonus = isBonus ? ` · ${words.bonus}` : '';
  if (measure.kind === 'judged') return `${words.byJudges}: ${measure.criteria}${bonus}`;
  const { formula, duties } = measure;
  const fields = duties.fields?.join('、') ?? words.allFields;
  const how =
    formula.kind === 'rate'
      ? words.formulaRate(formula.worth.met_late)
      : words.formulaDeduct(formula.each.met_late, formula.each.overdue);
  return `${words.byDuties} (${fields}): ${how}${bonus}`;
}

/** The tree of indicators; in a draft points are changed and indicators added or taken out. */
export function IndicatorsTab({ evaluation }: { evaluation: Evaluation }) {
  const t = useTexts();
  const words = t.evaluations;
  const locale = useLocale();
  const shown = useShown(EVALUATIONS);
  const [editing, setEditing] = useState<{ group: string; indicator: Indicator | null } | null>(null);
  const save = useMutation({
    mutationFn: (tree: Evaluation['tree']) => {
      const { title, fromOn, untilOn, cutOn, unitIds, rules, overallShare, shareSource, version } = evaluation;
      const body = { title, fromOn, untilOn, cutOn, unitIds, rules, overallShare, shareSource, version, tree };
      return answer(http.PUT('/api/v1/console/evaluations/{id}', { ...pathOf(evaluation.id), body }));
    },
    onSuccess: async () => {
      await shown(t.common.saved);
      setEditing(null);
    },
  });
  const mayChange = evaluation.state === 'draft' && evaluation.may.write;
  const rows = evaluation.tree.flatMap((group) => group.indicators.map((indicator) => ({ group, indicator })));
  const full = rows.reduce((sum, { indicator }) => sum + (indicator.isBonus ? 0 : indicator.points), 0);
  const put = (groupCode: string, change: (list: Indicator[]) => Indicator[]) =>
    save.mutate(
      evaluation.tree
        .map((group) => (group.code === groupCode ? { ...group, indicators: change(group.indicators) } : group))
        .filter(({ indicators }) => indicators.length > 0),
    );
  return (
    <>
      {editing === null && <ErrorNote error={save.error} />}
      <DataTable
        label={words.tabs.indicators}
        rows={rows}
        rowKey={({ indicator }) => indicator.code}
        columns={[
          {
            key: 'indicator',
            title: words.indicator,
            render: ({ group, indicator }) => (
              <span lang={locale === 'en' && indicator.titleEn ? 'en' : 'zh-CN'}>
                {indicator.code} {(locale === 'en' && indicator.titleEn) || indicator.title}
                <span className="secondary"> · {(locale === 'en' && group.titleEn) || group.title}</span>
              </span>
            ),
          },
          { key: 'points', title: words.points, width: 90, render: ({ indicator }) => indicator.points },
          { key: 'measure', title: words.measure, render: ({ indicator }) => measureWords(indicator, t) },
          ...(mayChange
            ? [
                {
                  key: 'change',
                  title: t.common.actions,
                  render: ({ group, indicator }: (typeof rows)[number]) => (
                    <Space wrap>
                      <Button size="small" onClick={() => setEditing({ group: group.code, indicator })}>
                        {words.changeIndicator}
                      </Button>
                      <Button
                        size="small"
                        loading={save.isPending}
                        onClick={() => put(group.code, (list) => list.filter(({ code }) => code !== indicator.code))}
                      >
                        {words.removeIndicator}
                      </Button>
                    </Space>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p>{words.sum(String(full))}</p>
      {mayChange && (
        <Button onClick={() => setEditing({ group: evaluation.tree.at(-1)?.code ?? '', indicator: null })}>
          {words.addIndicator}
        </Button>
      )}
      {editing && (
        <IndicatorDialog
          indicator={editing.indicator}
          codes={rows.map(({ indicator }) => indicator.code)}
          save={save}
          onSave={(next) =>
            put(editing.group, (list) =>
              editing.indicator ? list.map((one) => (one.code === next.code ? next : one)) : [...list, next],
            )
          }
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface Fields {
  title: string;
  points: number;
  kind: 'duties' | 'judged';
  fields: string;
  criteria: string;
}

function IndicatorDialog({
  indicator,
  codes,
  save,
  onSave,
  onClose,
}: {
  indicator: Indicator | null;
  codes: readonly string[];
  save: { isPending: boolean; error: Error | null };
  onSave: (next: Indicator) => void;
  onClose: () => void;
}) {
  const t = useTexts();
  const words = t.evaluations;
  const measure = indicator?.measure;
  const required = (label: string) => [{ required: true, message: t.common.required(label) }];
  const build = ({ title, points, kind, fields = '', criteria = '' }: Fields): Indicator => {
    const list = fields.split(/[,，、\s]+/).filter(Boolean);
    const free = Array.from({ length: codes.length + 1 }, (_, i) => `E${i + 1}`).find((code) => !codes.includes(code));
    const kept = measure?.kind === 'duties' ? measure : null;
    return {
      ...{ code: indicator?.code ?? free ?? 'E', title: title.trim(), points, isBonus: indicator?.isBonus ?? false },
      ...{ titleEn: title.trim() === indicator?.title ? indicator.titleEn : '', source: indicator?.source ?? '' },
      measure:
        kind === 'judged'
          ? { kind, criteria: criteria.trim() }
          : {
              kind,
              duties: { ...kept?.duties, ...(list.length > 0 && { fields: list }) },
              formula: kept?.formula ?? {
                ...{ kind: 'rate', worth: { met: 100, met_late: 50, overdue: 0 }, weighted: false },
              },
            },
    };
  };
  return (
    <FormDialog<Fields>
      title={indicator ? words.changeIndicator : words.addIndicator}
      initial={{
        ...{ title: indicator?.title ?? '', points: indicator?.points ?? 5, kind: measure?.kind ?? 'duties' },
        ...{ fields: measure?.kind === 'duties' ? (measure.duties.fields?.join(', ') ?? '') : '' },
        ...{ criteria: measure?.kind === 'judged' ? measure.criteria : '' },
      }}
      save={{ ...save, mutate: (values) => onSave(build(values)) }}
      onClose={onClose}
    >
      <Form.Item name="title" label={words.indicator} rules={required(words.indicator)}>
        <Input maxLength={100} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="points" label={words.points} rules={required(words.points)}>
        <InputNumber min={0.01} max={1000} precision={2} />
      </Form.Item>
      <Form.Item name="kind" label={words.kind}>
        <Radio.Group
          options={[
            { value: 'duties', label: words.byDuties },
            { value: 'judged', label: words.byJudges },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Fields, b: Fields) => a.kind !== b.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'judged' ? (
            <Form.Item name="criteria" label={words.criteria} rules={required(words.criteria)}>
              <Input.TextArea rows={3} maxLength={1000} lang="zh-CN" />
            </Form.Item>
          ) : (
            <Form.Item name="fields" label={words.fields}>
              <Input maxLength={300} />
            </Form.Item>
          )
        }
      </Form.Item>
    </FormDialog>
  );
}

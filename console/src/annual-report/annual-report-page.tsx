import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input, InputNumber, List, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { useShown } from '../ui/use-shown.ts';

type Report = Answer<'/api/v1/console/organisations/{id}/annual-reports/{year}'>;
interface Cell {
  table: 'table3' | 'table4';
  row: string;
  column: string;
  title: string;
}
const keyOf = (id: string, year: number) => ['annual-report', id, year];

/** The annual report of a unit: its tables from the cases, what each figure counts, the checks, and settling. */
export function Component() {
  const words = useTexts().annualReport;
  const units = useOrganisations();
  const [chosen, setChosen] = useState<string | null>(null);
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear - 1);
  const id = chosen ?? units.data?.[0]?.id ?? null;
  const query = useQuery({
    queryKey: keyOf(id ?? '', year),
    enabled: id !== null,
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/organisations/{id}/annual-reports/{year}', {
          params: { path: { id: id ?? '', year } },
        }),
      ),
  });
  return (
    <Page title={words.title} help={words.help}>
      <Space wrap>
        <UnitSelect label={words.unit} value={id} onChange={setChosen} />
        <Select
          aria-label={words.year}
          value={year}
          onChange={setYear}
          options={Array.from({ length: 6 }, (_, n) => ({ value: thisYear - n, label: words.yearOf(thisYear - n) }))}
        />
        <Button
          href={id ? `/api/v1/console/organisations/${id}/annual-reports/${year}.xlsx` : undefined}
          disabled={!id}
        >
          {words.excel}
        </Button>
      </Space>
      <Loaded query={query}>{(report) => <Tables key={`${id} ${year}`} report={report} />}</Loaded>
    </Page>
  );
}

function Tables({ report }: { report: Report }) {
  const words = useTexts().annualReport;
  const [cell, setCell] = useState<Cell | null>(null);
  const { tables, rows, columns, tracks, results } = report;
  const figure = (
    table: Cell['table'],
    row: { code: string; name: string },
    column: { code: string; name: string },
  ) => {
    const count = tables[table][row.code]?.[column.code] ?? 0;
    const title = `${row.name} · ${column.name}`;
    return count === 0 ? (
      0
    ) : (
      <Button
        type="link"
        size="small"
        aria-label={words.explain(title, count)}
        onClick={() => setCell({ table, row: row.code, column: column.code, title })}
      >
        {count}
      </Button>
    );
  };
  const documents = [
    { code: 'rule', name: words.rule },
    { code: 'normative', name: words.normative },
  ];
  return (
    <>
      <Checks report={report} />
      <h2>{words.table2}</h2>
      <DataTable
        label={words.table2}
        rows={documents}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: words.content, render: ({ name }) => name },
          ...(['made', 'ended', 'inForce'] as const).map((key) => ({
            ...{ key, title: words.documents[key] },
            render: ({ code }: { code: string }) => tables.table2[code]?.[key] ?? 0,
          })),
        ]}
      />
      <h2>{words.table3}</h2>
      <DataTable
        label={words.table3}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'name',
            title: words.row,
            render: ({ name, group }) => (group ? `${words.groups[group] ?? ''}${name}` : name),
          },
          ...columns.map((column) => ({
            ...{ key: column.code, title: column.name },
            render: (row: (typeof rows)[number]) => figure('table3', row, column),
          })),
        ]}
      />
      <h2>{words.table4}</h2>
      <DataTable
        label={words.table4}
        rows={tracks}
        rowKey={({ code }) => code}
        columns={[
          { key: 'name', title: words.track, render: ({ name }) => name },
          ...results.map((result) => ({
            ...{ key: result.code, title: result.name },
            render: (row: (typeof tracks)[number]) => figure('table4', row, result),
          })),
        ]}
      />
      {report.maySettle && report.settledAt === null && <Entered report={report} />}
      {cell && <Cases report={report} cell={cell} onClose={() => setCell(null)} />}
    </>
  );
}

/** What holds and what does not, with where. */
function Checks({ report: { checks, settledAt, differences } }: { report: Report }) {
  const words = useTexts().annualReport;
  const unmet = checks.filter(({ isMet }) => !isMet);
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {settledAt && <Alert type="success" showIcon title={words.settled(settledAt.slice(0, 10))} />}
      {differences.length > 0 && (
        <Alert type="warning" showIcon title={words.differences} description={differences.join('；')} />
      )}
      {unmet.length === 0 ? (
        <Alert type="success" showIcon title={words.allMet} />
      ) : (
        <List
          header={<strong>{words.unmet(unmet.length)}</strong>}
          dataSource={unmet}
          renderItem={({ code, level, faults }) => (
            <List.Item>
              <div>
                <Tag color={level === 'error' ? 'error' : 'warning'}>{words.levels[level]}</Tag>
                <strong>{words.checks[code] ?? code}</strong>
                <ul>
                  {faults.slice(0, 20).map((fault) => (
                    <li key={fault}>{fault}</li>
                  ))}
                </ul>
              </div>
            </List.Item>
          )}
        />
      )}
    </Space>
  );
}

/** The cases behind one figure. */
function Cases({ report, cell, onClose }: { report: Report; cell: Cell; onClose: () => void }) {
  const words = useTexts().annualReport;
  const { organisationId: id, year } = report;
  const { title, ...asked } = cell;
  const query = useQuery({
    queryKey: [...keyOf(id, year), asked],
    queryFn: () =>
      answer(
        http.GET('/api/v1/console/organisations/{id}/annual-reports/{year}/cell', {
          params: { path: { id, year }, query: asked },
        }),
      ),
  });
  return (
    <Drawer open title={title} onClose={onClose}>
      <Loaded query={query}>
        {({ count, cases, hidden }) => (
          <>
            <p>{words.counted(count, cases.length, hidden)}</p>
            <ul>
              {cases.map((one) => (
                <li key={one.id}>{one.number === '' ? one.id : `${one.number} · ${one.receivedOn}`}</li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

/** What no case holds, entered by the office; and settling. */
function Entered({ report }: { report: Report }) {
  const t = useTexts();
  const words = t.annualReport;
  const { organisationId: id, year, version, inputs } = report;
  const shown = useShown(keyOf(id, year));
  const saved = (text: string) => () => shown(text);
  const save = useMutation({
    mutationFn: (fields: Report['inputs']) =>
      answer(
        http.PUT('/api/v1/console/organisations/{id}/annual-reports/{year}/inputs', {
          params: { path: { id, year } },
          body: { ...inputs, ...fields, fees: fields.fees ?? '', version },
        }),
      ),
    onSuccess: saved(t.common.saved),
  });
  const settle = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/organisations/{id}/annual-reports/{year}/settlement', {
          params: { path: { id, year } },
          body: { version },
        }),
      ),
    onSuccess: saved(words.settledNow),
  });
  return (
    <section aria-label={words.entered}>
      <h2>{words.entered}</h2>
      <Form key={version} layout="vertical" initialValues={inputs} onFinish={(fields) => save.mutate(fields)}>
        {(['licences', 'penalties', 'coercions', 'feeNotices', 'feeAsked', 'feePaid'] as const).map((name) => (
          <Form.Item key={name} name={name} label={words.inputs[name]}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
        ))}
        <Form.Item name="fees" label={words.inputs.fees}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="problems" label={words.inputs.problems}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={20_000} />
        </Form.Item>
        <Form.Item name="feeText" label={words.inputs.feeText}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={20_000} />
        </Form.Item>
        <ErrorNote error={save.error ?? settle.error} />
        <Space wrap>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {words.save}
          </Button>
          <Button onClick={() => settle.mutate()} loading={settle.isPending}>
            {words.settle}
          </Button>
        </Space>
      </Form>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, TreeSelect } from 'antd';
import { answer, http } from '../api/client.ts';
import { treeOf, useOrganisations, type UnitNode } from '../organisations/organisations-query.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { RequestDialog } from './dialog.tsx';
import { officersQuery, type RequestView } from './queries.ts';

/** The unit in charge, the officer with his load beside his name, and the units that help. The form around it holds unitId, officerId and coUnitIds. */
export function DispatchFields() {
  const t = useTexts();
  const words = t.requests.dispatch;
  const form = Form.useFormInstance();
  return (
    <>
      <Form.Item
        name="unitId"
        label={t.requests.step.unitId}
        rules={[{ required: true, message: t.requests.step.required }]}
      >
        <UnitSelect onChange={() => form.setFieldValue('officerId', undefined)} />
      </Form.Item>
      <Form.Item noStyle dependencies={['unitId']}>
        {({ getFieldValue }) => (
          <Form.Item name="officerId" label={words.officer} extra={words.officerHelp}>
            <OfficerSelect unit={(getFieldValue('unitId') as string | undefined) ?? null} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="coUnitIds" label={t.requests.step.coUnitIds} extra={words.coUnitsHelp}>
        <UnitsSelect />
      </Form.Item>
    </>
  );
}

interface Chosen<T> {
  id?: string;
  value?: T;
  onChange?: (value: T) => void;
}

/** Who may work on cases of a unit, the least busy first. */
export function OfficerSelect({ unit, id, value, onChange }: Chosen<string | undefined> & { unit: string | null }) {
  const t = useTexts();
  const words = t.requests.dispatch;
  const { data = [], isFetching } = useQuery(officersQuery(unit));
  return (
    <Select
      {...(id !== undefined && { id })}
      value={data.some((one) => one.id === value) ? value : undefined}
      onChange={(next: string | undefined) => onChange?.(next)}
      loading={isFetching && unit !== null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={data.map((one) => ({ value: one.id, label: words.load(one.name, one.open, one.overdue) }))}
      notFoundContent={unit ? words.noOfficer : words.unitFirst}
    />
  );
}

interface Choice {
  value: string;
  title: string;
  children: Choice[];
}
const choiceOf = ({ unit, children }: UnitNode): Choice => ({
  ...{ value: unit.id, title: unit.name },
  children: children.filter((child) => child.unit.status === 'active').map(choiceOf),
});

function UnitsSelect({ id, value, onChange }: Chosen<string[]>) {
  const units = useOrganisations();
  return (
    <TreeSelect
      {...(id !== undefined && { id })}
      multiple
      value={value ?? []}
      onChange={(next: string[]) => onChange?.(next)}
      treeData={treeOf(units.data ?? []).map(choiceOf)}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      className="full"
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { maxHeight: 360, overflow: 'auto' } } }}
    />
  );
}

/** A case that is worked on is given to other units or another officer, with the reason. */
export function DispatchDialog({ request, onClose }: { request: RequestView; onClose: () => void }) {
  const t = useTexts();
  const words = t.requests.dispatch;
  type Values = { unitId: string; officerId?: string; coUnitIds?: string[]; words?: string };
  const send = ({ unitId, officerId, coUnitIds = [], words: said = '' }: Values) =>
    answer(
      http.PUT('/api/v1/console/requests/{id}/units', {
        params: { path: { id: request.id } },
        body: { version: request.version, unitId, officerId: officerId ?? null, coUnitIds, words: said },
      }),
    );
  return (
    <RequestDialog<Values>
      title={words.title}
      help={words.help}
      initial={{
        unitId: request.units.find(({ role }) => role === 'lead')?.id ?? request.organisationId,
        coUnitIds: request.units.filter(({ role }) => role === 'co').map(({ id }) => id),
        ...(request.officerId && { officerId: request.officerId }),
      }}
      send={send}
      onClose={onClose}
    >
      <DispatchFields />
      <Form.Item name="words" label={words.reason} rules={[{ required: true, message: t.requests.step.required }]}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </RequestDialog>
  );
}

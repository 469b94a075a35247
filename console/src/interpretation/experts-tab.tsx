import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import type { Expert } from '../api/types.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { INTERPRETATION, useExperts } from './queries.ts';
import { useShown } from '../ui/use-shown.ts';

/** The pool of experts (专家库); names and contacts are seen by those who keep it. */
export function ExpertsTab({ mayWrite }: { mayWrite: boolean }) {
  const t = useTexts();
  const words = t.interpretation.experts;
  const query = useExperts();
  const [edited, setEdited] = useState<Expert | 'new' | null>(null);
  return (
    <>
      <p className="secondary">{words.hidden}</p>
      {mayWrite && (
        <p>
          <Button type="primary" onClick={() => setEdited('new')}>
            {words.add}
          </Button>
        </p>
      )}
      <Loaded query={query}>
        {(rows) => (
          <DataTable
            label={t.interpretation.tabs.experts}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Nothing title={words.none} help={words.noneHelp} />}
            columns={[
              { key: 'field', title: words.fieldName, render: ({ field }) => <span lang="zh-CN">{field}</span> },
              { key: 'unit', title: words.unit, render: ({ unit }) => <span lang="zh-CN">{unit}</span> },
              {
                key: 'position',
                title: words.position,
                render: ({ position }) => <span lang="zh-CN">{position}</span>,
              },
              ...(mayWrite
                ? [
                    { key: 'name', title: words.name, render: ({ name }: Expert) => name },
                    { key: 'contact', title: words.contact, render: ({ contact }: Expert) => contact },
                  ]
                : []),
              { key: 'status', title: t.common.state, width: 100, render: ({ status }) => words.status[status] },
              ...(mayWrite
                ? [
                    {
                      key: 'edit',
                      title: t.common.actions,
                      width: 80,
                      render: (expert: Expert) => (
                        <button type="button" className="link" onClick={() => setEdited(expert)}>
                          {words.edit}
                        </button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      {edited && <ExpertDialog expert={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

type Fields = {
  name: string;
  contact: string;
  field: string;
  position: string;
  unit: string;
  status: Expert['status'];
};

function ExpertDialog({ expert, onClose }: { expert: Expert | null; onClose: () => void }) {
  const t = useTexts();
  const words = t.interpretation.experts;
  const shown = useShown(INTERPRETATION);
  const save = useMutation({
    mutationFn: (values: Fields) => {
      const body = { ...values, version: expert?.version ?? 0 };
      return expert
        ? answer(http.PUT('/api/v1/console/interpretation-experts/{id}', { params: { path: { id: expert.id } }, body }))
        : answer(http.POST('/api/v1/console/interpretation-experts', { body }));
    },
    onSuccess: async () => {
      await shown(words.saved);
      onClose();
    },
  });
  const required = (label: string) => [{ required: true, whitespace: true, message: t.common.required(label) }];
  const initial: Fields = {
    ...{ name: expert?.name ?? '', contact: expert?.contact ?? '', field: expert?.field ?? '' },
    ...{ position: expert?.position ?? '', unit: expert?.unit ?? '', status: expert?.status ?? 'active' },
  };
  return (
    <FormDialog<Fields> title={expert ? words.edit : words.add} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="name" label={words.name} rules={required(words.name)}>
        <Input maxLength={80} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={words.contact}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="field" label={words.fieldName} rules={required(words.fieldName)}>
        <Input maxLength={80} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="unit" label={words.unit}>
        <Input maxLength={120} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="position" label={words.position}>
        <Input maxLength={80} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="status" label={t.common.state}>
        <Select
          options={[
            { value: 'active', label: words.status.active },
            { value: 'left', label: words.status.left },
          ]}
        />
      </Form.Item>
    </FormDialog>
  );
}

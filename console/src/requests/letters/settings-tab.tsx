import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { answer, http } from '../../api/client.ts';
import type { Answer } from '../../api/types.ts';
import { useLocale } from '../../api/locale.ts';
import { usePermissions, useSession } from '../../app/session.tsx';
import { useOrganisations } from '../../organisations/organisations-query.ts';
import { UnitSelect } from '../../organisations/unit-select.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorNote } from '../../ui/errors.tsx';
import { Loaded } from '../../ui/page.tsx';
import { useShown } from '../../ui/use-shown.ts';
import { LETTER_TEXTS } from './queries.ts';

type Settings = Answer<'/api/v1/console/organisations/{id}/letter-settings'>;
type Values = Omit<Settings['own'], 'version'>;
const FIELDS = [
  'numberPrefix',
  'reconsiderationBody',
  'court',
  'contactAddress',
  'contactPhone',
  'payment',
  'source',
] as const;

/** What a unit's letters say of the unit: number, remedy bodies, where it is reached, how a fee is paid, and where these facts come from. */
export function SettingsTab() {
  const words = useTexts().letterTexts.settings;
  const { account } = useSession();
  const units = useOrganisations();
  const [chosen, setChosen] = useState<string | null>(null);
  const id = chosen ?? account.organisationId ?? units.data?.[0]?.id ?? null;
  const query = useQuery({
    queryKey: [...LETTER_TEXTS, 'settings', id],
    enabled: id !== null,
    queryFn: () =>
      answer(http.GET('/api/v1/console/organisations/{id}/letter-settings', { params: { path: { id: id ?? '' } } })),
  });
  return (
    <>
      <p className="secondary">{words.help}</p>
      <p>
        <UnitSelect label={words.unit} value={id} onChange={setChosen} className="narrow" />
      </p>
      <Loaded query={query}>
        {(settings) => <SettingsForm key={`${id} ${settings.own.version}`} id={id ?? ''} settings={settings} />}
      </Loaded>
    </>
  );
}

function SettingsForm({ id, settings }: { id: string; settings: Settings }) {
  const t = useTexts();
  const locale = useLocale();
  const words = t.letterTexts.settings;
  const mayWrite = usePermissions()('requests.settings.write');
  const shown = useShown(LETTER_TEXTS);
  const { own, holding } = settings;
  const save = useMutation({
    mutationFn: (values: Values) =>
      answer(
        http.PUT('/api/v1/console/organisations/{id}/letter-settings', {
          params: { path: { id } },
          body: { ...values, version: own.version },
        }),
      ),
    onSuccess: () => shown(words.saved),
  });
  const missing = FIELDS.filter((name) => holding[name] === '' && name !== 'source' && name !== 'payment');
  return (
    <>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="note"
          title={words.missing(missing.map((name) => words.fields[name]).join(locale === 'zh' ? '、' : ', '))}
        />
      )}
      <ErrorNote error={save.error} />
      <Form<Values>
        layout="vertical"
        requiredMark={false}
        className="narrow"
        disabled={!mayWrite}
        initialValues={own}
        onFinish={(values) => save.mutate(values)}
      >
        {FIELDS.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={words.fields[name]}
            extra={
              own[name] === '' && holding[name] !== ''
                ? words.fromAbove(holding[name])
                : words.helpOf[name] || undefined
            }
            rules={name === 'source' ? [{ required: true, whitespace: true, message: t.requests.step.required }] : []}
          >
            <Input maxLength={name === 'payment' ? 500 : name === 'source' ? 300 : 100} lang="zh-CN" />
          </Form.Item>
        ))}
        {mayWrite && (
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t.common.save}
          </Button>
        )}
      </Form>
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, InputNumber, Modal, Select, Space } from 'antd';
import { useId, useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorNote } from '../ui/errors.tsx';
import { Loaded, Nothing } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useShown } from '../ui/use-shown.ts';
import { PACKS, type Choice, type Pack } from './queries.ts';

const QUIET = new Set(['same', 'kept']);
const TONES = {
  new: 'green',
  again: 'green',
  changed: 'amber',
  ended: 'red',
  taken: 'red',
  same: 'neutral',
  kept: 'neutral',
} as const;

/** What may be chosen in a pack, with its sources, and what the installation would do with that; nothing is written before the button. */
export function PackDialog({ pack, mayWrite, onClose }: { pack: Pack; mayWrite: boolean; onClose: () => void }) {
  const t = useTexts();
  const words = t.rulePacks;
  const locale = useLocale();
  const shown = useShown(PACKS);
  const [choice, setChoice] = useState<Choice>({
    choices: pack.chosen.choices,
    year: pack.year === null ? null : (pack.chosen.year ?? new Date().getFullYear()),
  });
  const body = { choices: choice.choices, ...(choice.year === null ? {} : { year: choice.year }) };
  const act = useMutation({
    mutationFn: () =>
      answer(
        http.POST('/api/v1/console/rule-packs/{code}/installations', { params: { path: { code: pack.code } }, body }),
      ),
    onSuccess: async ({ created, changed, ended, withoutUnits }) => {
      const more = withoutUnits.length > 0 ? ` ${words.withoutUnits(withoutUnits.length)}` : '';
      await shown(words.done(created, changed, ended) + more);
      onClose();
    },
  });
  const ok = pack.installed === null ? words.install : pack.installed === pack.version ? words.save : words.update;
  return (
    <Modal
      open
      width={960}
      title={pack.title[locale]}
      okText={ok}
      cancelText={t.common.cancel}
      confirmLoading={act.isPending}
      onOk={() => act.mutate()}
      onCancel={onClose}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          {mayWrite && <OkBtn />}
        </>
      )}
    >
      <p className="secondary" lang="zh-CN">
        {pack.source}
      </p>
      <ErrorNote error={act.error} />
      <Settings pack={pack} choice={choice} onChange={setChoice} />
      <Changes pack={pack} body={body} />
    </Modal>
  );
}

interface SettingsProps {
  pack: Pack;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function Settings({ pack, choice, onChange }: SettingsProps) {
  const words = useTexts().rulePacks;
  const locale = useLocale();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.settings}</h3>
      {pack.year !== null && choice.year !== null && (
        <p>
          <label htmlFor={`${id}-year`}>{words.year} </label>
          <InputNumber
            id={`${id}-year`}
            min={2000}
            max={2100}
            value={choice.year}
            onChange={(year) => onChange({ ...choice, year: year ?? pack.year })}
          />
          <br />
          <span className="secondary">{words.yearHelp(pack.year)}</span>
        </p>
      )}
      {pack.choices.length === 0 ? (
        <p className="secondary">{words.noSettings}</p>
      ) : (
        <>
          <p className="secondary">{words.settingsHelp}</p>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {`${words.settings} ${pack.choices.length}`}
          </Button>
          {open &&
            pack.choices.map(({ rule, action, english, options }) => {
              const value = choice.choices[rule] ?? options[0]?.code ?? '';
              const chosen = options.find(({ code }) => code === value);
              return (
                <p key={rule}>
                  <label htmlFor={`${id}-${rule}`}>
                    {rule} {locale === 'zh' ? action : english}
                  </label>
                  <br />
                  <Select
                    id={`${id}-${rule}`}
                    style={{ width: '100%', maxWidth: 420 }}
                    value={value}
                    options={options.map(({ code, title }) => ({ value: code, label: title[locale] }))}
                    onChange={(code) => onChange({ ...choice, choices: { ...choice.choices, [rule]: code } })}
                  />
                  <br />
                  <span className="secondary" lang="zh-CN">
                    {chosen && words.by(chosen.source)}
                  </span>
                </p>
              );
            })}
        </>
      )}
    </section>
  );
}

function Changes({ pack, body }: { pack: Pack; body: { choices: Record<string, string>; year?: number } }) {
  const words = useTexts().rulePacks;
  const locale = useLocale();
  const [onlyChanges, setOnlyChanges] = useState(true);
  const query = useQuery({
    queryKey: [...PACKS, pack.code, body],
    queryFn: () =>
      answer(http.POST('/api/v1/console/rule-packs/{code}/preview', { params: { path: { code: pack.code } }, body })),
  });
  return (
    <section aria-label={words.changes}>
      <h3>{words.changes}</h3>
      <Loaded query={query}>
        {({ steps }) => {
          const kinds = [...Map.groupBy(steps, ({ kind }) => kind)];
          const rows = steps.filter(({ kind }) => !onlyChanges || !QUIET.has(kind));
          return (
            <>
              <Space wrap>
                {kinds.map(([kind, of]) => (
                  <StateTag key={kind} tone={TONES[kind]} shape="●">
                    {`${words.changesOf[kind]} ${of.length}`}
                  </StateTag>
                ))}
                <Checkbox checked={onlyChanges} onChange={({ target }) => setOnlyChanges(target.checked)}>
                  {words.onlyChanges}
                </Checkbox>
              </Space>
              <DataTable
                label={words.changes}
                rows={rows}
                rowKey={({ code }) => code}
                empty={<Nothing title={words.nothing} help="" />}
                columns={[
                  { key: 'code', title: words.code, whole: true, render: ({ code }) => code },
                  { key: 'effect', title: words.effect, render: ({ kind }) => words.changesOf[kind] },
                  {
                    key: 'what',
                    title: words.what,
                    render: ({ before, after, english, missing }) => (
                      <>
                        {locale === 'zh' || english === '' ? (after ?? before)?.action : english}
                        {missing.length > 0 && <div className="secondary">{words.missing(missing.join('、'))}</div>}
                      </>
                    ),
                  },
                  {
                    key: 'when',
                    title: words.when,
                    render: ({ kind, before, after }) =>
                      kind === 'changed' && before && after && before.schedule.zh !== after.schedule.zh ? (
                        <>
                          <div>
                            {words.before}: {before.schedule[locale]}
                          </div>
                          <div>
                            {words.after}: {after.schedule[locale]}
                          </div>
                        </>
                      ) : (
                        (after ?? before)?.schedule[locale]
                      ),
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

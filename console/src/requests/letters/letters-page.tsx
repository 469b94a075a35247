import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useLocale } from '../../api/locale.ts';
import { useTexts } from '../../texts/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Loaded, Page } from '../../ui/page.tsx';
import { templatesQuery, type Template } from './queries.ts';
import { SettingsTab } from './settings-tab.tsx';

/** Texts of letters, and what a unit's letters say of the unit. */
export function Component() {
  const words = useTexts().letterTexts;
  const navigate = useNavigate();
  const { tab } = useParams();
  const items = [
    { key: 'texts', label: words.tabs.texts, children: <Texts /> },
    { key: 'settings', label: words.tabs.settings, children: <SettingsTab /> },
  ];
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={tab === 'settings' ? tab : 'texts'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'texts' ? '/letters' : `/letters/${key}`)}
        items={items}
      />
    </Page>
  );
}

/** Whole letters, then the paragraphs that stand in them: one for each answer, and the remedies. */
const GROUPS = ['letter', 'answer', 'remedy'] as const;
const groupOf = ({ code }: Template): (typeof GROUPS)[number] =>
  code.startsWith('answer.') ? 'answer' : code.startsWith('remedy.') ? 'remedy' : 'letter';

function Texts() {
  const words = useTexts().letterTexts;
  const locale = useLocale();
  const query = useQuery(templatesQuery);
  return (
    <Loaded query={query}>
      {(all) => (
        <>
          {GROUPS.map((group) => (
            <section key={group} aria-labelledby={group}>
              <h2 id={group}>{words.groups[group]}</h2>
              <DataTable<Template>
                label={words.groups[group]}
                rows={all.filter((one) => groupOf(one) === group)}
                rowKey={({ code }) => code}
                columns={[
                  {
                    key: 'name',
                    title: words.name,
                    render: ({ code, nameZh, nameEn }) => (
                      <Link to={`/letters/texts/${code}`}>{locale === 'zh' ? nameZh : nameEn}</Link>
                    ),
                  },
                  {
                    key: 'text',
                    title: words.begins,
                    render: ({ body }) => (
                      <span lang="zh-CN" className="secondary">
                        {[...body.replaceAll('\n', ' ')].slice(0, 60).join('')}…
                      </span>
                    ),
                  },
                  {
                    key: 'version',
                    title: words.version,
                    width: 130,
                    render: ({ version }) => (version === 0 ? words.brought : words.versionOf(version)),
                  },
                ]}
              />
            </section>
          ))}
        </>
      )}
    </Loaded>
  );
}

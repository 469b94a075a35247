import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { Page } from '../ui/page.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { SelfChecksTab } from './self-checks-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';

const TABS = ['overview', 'findings', 'self-checks', 'settings'] as const;

/** How the sites stand, what is to be mended, the self-checks, the standards. */
export function Component() {
  const words = useTexts().siteHealth;
  const navigate = useNavigate();
  const { tab } = useParams();
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={TABS.find((name) => name === tab) ?? 'overview'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'overview' ? '/site-health' : `/site-health/${key}`)}
        items={[
          { key: 'overview', label: words.tabs.overview, children: <OverviewTab /> },
          { key: 'findings', label: words.tabs.findings, children: <FindingsTab /> },
          { key: 'self-checks', label: words.tabs.selfChecks, children: <SelfChecksTab /> },
          { key: 'settings', label: words.tabs.settings, children: <SettingsTab /> },
        ]}
      />
    </Page>
  );
}

import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useTexts } from '../../texts/index.ts';
import { Page } from '../../ui/page.tsx';
import { ComplaintsTab } from './complaints-tab.tsx';
import { DisputesTab } from './disputes-tab.tsx';

/** What came after the answers: reconsiderations and lawsuits, complaints. */
export function Component() {
  const words = useTexts().requestRegisters;
  const navigate = useNavigate();
  const { tab } = useParams();
  const items = [
    { key: 'disputes', label: words.tabs.disputes, children: <DisputesTab /> },
    { key: 'complaints', label: words.tabs.complaints, children: <ComplaintsTab /> },
  ];
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={tab === 'complaints' ? tab : 'disputes'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'disputes' ? '/disputes' : `/disputes/${key}`)}
        items={items}
      />
    </Page>
  );
}

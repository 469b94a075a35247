import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { answer, http } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { Loaded, Page } from '../../ui/page.tsx';
import { AnswersTab } from './answers-tab.tsx';
import { GroupsTab } from './groups-tab.tsx';
import { OPENINGS } from './queries.ts';

/** What requests make public: what several asked for (article 44), and summaries of answers. Both become drafts like all others. */
export function Component() {
  const words = useTexts().requestOpenings;
  const navigate = useNavigate();
  const { tab } = useParams();
  const query = useQuery({
    queryKey: OPENINGS,
    queryFn: () => answer(http.GET('/api/v1/console/request-openings')),
  });
  const items = [
    {
      key: 'groups',
      label: words.tabs.groups,
      children: <Loaded query={query}>{({ groups }) => <GroupsTab groups={groups} />}</Loaded>,
    },
    {
      key: 'answers',
      label: words.tabs.answers,
      children: <Loaded query={query}>{({ answered }) => <AnswersTab answered={answered} />}</Loaded>,
    },
  ];
  return (
    <Page title={words.title} help={words.help}>
      <Tabs
        activeKey={tab === 'answers' ? tab : 'groups'}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'groups' ? '/openings' : `/openings/${key}`)}
        items={items}
      />
    </Page>
  );
}

import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { usePermissions } from '../app/session.tsx';
import { useTexts } from '../texts/index.ts';
import { Page } from '../ui/page.tsx';
import { ListTab } from './list-tab.tsx';
import { LoadTab } from './load-tab.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';

const LOAD = '/requests/load';

/** Disclosure on request: the list of cases, and beside it who has how much on the desk. */
export function Component() {
  const t = useTexts();
  const can = usePermissions();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [isTaking, setTaking] = useState(false);
  const words = t.requests.load;
  const active = pathname === LOAD ? 'load' : 'list';
  return (
    <Page
      title={t.requests.title}
      help={active === 'load' ? words.help : t.requests.help}
      extra={
        can('requests.request.register') && (
          <Button type="primary" onClick={() => setTaking(true)}>
            {t.requests.takeIn}
          </Button>
        )
      }
    >
      <Tabs
        activeKey={active}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'load' ? LOAD : '/requests')}
        items={[
          { key: 'list', label: words.tabs.list, children: <ListTab /> },
          { key: 'load', label: words.tabs.load, children: <LoadTab /> },
        ]}
      />
      {isTaking && <TakeInDialog onClose={() => setTaking(false)} />}
    </Page>
  );
}

import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { answer, http } from '../api/client.ts';
import { chooseLocale, useLocale } from '../api/locale.ts';
import { useTexts } from '../texts/index.ts';
import { errorWords } from '../ui/errors.tsx';
import { countKept, dropAllKept } from '../ui/kept.ts';
import { usePermissions, useSession, useSessionSetter } from './session.tsx';

/** One press changes the language; the button names the other language in its own words. */
export function LanguageSwitch() {
  const t = useTexts();
  const locale = useLocale();
  const other = locale === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'en' ? 'en' : 'zh-CN'} onClick={() => chooseLocale(other)}>
      {t.shell.otherLanguage}
    </Button>
  );
}

/** Own account: password, calendar address, sign-ins, the portal, sign out. */
export function AccountMenu({ wide }: { wide: boolean }) {
  const t = useTexts();
  const { account } = useSession();
  const can = usePermissions();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'password', label: t.shell.changePassword, onClick: () => void navigate('/me#password') },
          ...(can('requests.request.read') || can('plans.part.report')
            ? [
                {
                  key: 'calendar',
                  label: t.requestCalendar.menu,
                  onClick: () => void navigate('/me#request-calendar'),
                },
              ]
            : []),
          { key: 'sessions', label: t.shell.mySessions, onClick: () => void navigate('/me#sessions') },
          { key: 'portal', label: <a href="/">{t.shell.portal}</a> },
          { type: 'divider' },
          { key: 'out', label: t.shell.signOut, onClick: signOut },
        ],
      }}
    >
      <Button
        type="text"
        aria-label={t.shell.accountMenu(account.displayName)}
        aria-haspopup="menu"
        icon={<UserOutlined />}
      >
        {wide && account.displayName} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}

/** Ends the session; texts kept in this browser go with it, after a question that says so. */
function useSignOut(): () => void {
  const t = useTexts();
  const { modal, message } = App.useApp();
  const { account } = useSession();
  const setSession = useSessionSetter();
  const leave = async () => {
    try {
      await answer(http.DELETE('/api/v1/session'));
    } catch (error) {
      void message.error(errorWords(error, t));
      return;
    }
    dropAllKept(account.id);
    setSession(null);
  };
  return () => {
    const kept = countKept(account.id);
    if (kept === 0) return void leave();
    modal.confirm({
      title: t.shell.signOutTitle,
      content: t.shell.signOutLosesTexts(kept),
      okText: t.shell.signOutAnyway,
      okButtonProps: { danger: true },
      onOk: leave,
    });
  };
}

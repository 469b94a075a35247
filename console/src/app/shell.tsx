import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Breadcrumb, Button, Drawer, Grid, Layout } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useMatches } from 'react-router';
import { useLocale } from '../api/locale.ts';
import { SignInAgainDialog } from '../identity/sign-in-again-dialog.tsx';
import icon from './icon.svg';
import { useTexts } from '../texts/index.ts';
import { Denied } from '../ui/page.tsx';
import { workbenchQuery } from '../workbench/workbench-query.ts';
import { AccountMenu, LanguageSwitch } from './account-menu.tsx';
import { GROUPS, mayOpen, SCREENS, type ScreenName } from './navigation.ts';
import { OfflineBanner } from './offline-banner.tsx';
import type { Handle } from './routes.tsx';
import { usePermissions, useSession } from './session.tsx';

/** Header, navigation by permission, breadcrumb and the screen itself. */
export function Shell() {
  const t = useTexts();
  const wide = Grid.useBreakpoint().lg ?? window.innerWidth >= 992;
  const [open, setOpen] = useState(false);
  const can = usePermissions();
  const handle = useMatches().at(-1)?.handle as Handle | undefined;
  const screen = handle?.screen ?? null;
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <Layout className="shell">
      <a className="skip" href="#content">
        {t.shell.skip}
      </a>
      <Layout.Header className="shell-header">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t.shell.openNavigation}
            onClick={() => setOpen(true)}
          />
        )}
        <Brand wide={wide} />
        <div className="shell-tools">
          {wide && <LanguageSwitch />}
          <AccountMenu wide={wide} />
        </div>
      </Layout.Header>
      <Layout hasSider={wide} className="shell-body">
        {wide && (
          <div className="shell-sider">
            <Navigation screen={screen} />
          </div>
        )}
        <Layout.Content id="content" tabIndex={-1} className="shell-content" role="main">
          <OfflineBanner />
          <Crumbs handle={handle} />
          <Suspense>{screen && !mayOpen(screen, can) ? <Denied /> : <Outlet />}</Suspense>
        </Layout.Content>
      </Layout>
      {!wide && (
        <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} title={t.shell.productLong}>
          <Navigation screen={screen} />
          <div className="drawer-tools">
            <LanguageSwitch />
          </div>
        </Drawer>
      )}
      <SignInAgainDialog />
    </Layout>
  );
}

function Brand({ wide }: { wide: boolean }) {
  const t = useTexts();
  const locale = useLocale();
  const { tenant, account } = useSession();
  return (
    <Link to="/" className="brand">
      <img src={icon} alt="" width={24} height={24} />
      <span className="brand-name">{t.shell.product}</span>
      <span className="brand-tenant">
        {locale === 'en' && tenant.nameEn ? tenant.nameEn : tenant.name}
        {wide && account.organisationName && account.organisationName !== tenant.name
          ? ` · ${account.organisationName}`
          : ''}
      </span>
    </Link>
  );
}

/** Screens by group; the present one is marked for eyes and for screen readers. */
function Navigation({ screen }: { screen: ScreenName | null }) {
  const t = useTexts();
  const can = usePermissions();
  const todos = useQuery({ ...workbenchQuery, enabled: can('documents.document.read') }).data?.todos.length ?? 0;
  const groups = GROUPS.map((group) => ({
    group,
    screens: (Object.keys(SCREENS) as ScreenName[]).filter(
      (name) => SCREENS[name].group === group && mayOpen(name, can),
    ),
  }));
  return (
    <nav aria-label={t.shell.navigation} className="navigation">
      {groups
        .filter(({ screens }) => screens.length > 0)
        .map(({ group, screens }) => (
          <section key={group} aria-labelledby={`nav-${group}`}>
            <div id={`nav-${group}`} className="nav-group">
              {t.shell.menu[group]}
            </div>
            <ul>
              {screens.map((name) => (
                <li key={name}>
                  <Link to={SCREENS[name].path} {...(name === screen && { 'aria-current': 'page' as const })}>
                    {t.shell.menu[name]}
                    {name === 'workbench' && todos > 0 && (
                      <span className="nav-count">
                        <span aria-hidden="true">{todos}</span>
                        <span className="visually-hidden">{t.shell.todoCount(todos)}</span>
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}

function Crumbs({ handle }: { handle: Handle | undefined }) {
  const t = useTexts();
  const crumb = handle?.crumb?.(t);
  const screen = handle?.screen ?? null;
  if (screen === 'workbench') return null;
  const items = [
    { title: <Link to="/">{t.shell.menu.workbench}</Link> },
    ...(screen
      ? [
          {
            title:
              crumb !== undefined ? (
                <Link to={SCREENS[screen].path}>{t.shell.menu[screen]}</Link>
              ) : (
                t.shell.menu[screen]
              ),
          },
        ]
      : []),
    ...(crumb ? [{ title: crumb }] : []),
  ];
  return <Breadcrumb className="crumbs" items={items} aria-label={t.shell.breadcrumb} />;
}

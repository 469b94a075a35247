import { App } from 'antd';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { usePermissions, useSession } from '../app/session.tsx';
import { useOrganisations } from '../organisations/organisations-query.ts';
import { CalendarAddress } from '../requests/calendar-address.tsx';
import { useTexts } from '../texts/index.ts';
import { Page } from '../ui/page.tsx';
import { PasswordForm } from './password-form.tsx';
import { useRoleName } from './roles-query.ts';
import { SessionsTable } from './sessions-table.tsx';

/** Own account: roles, password, calendar address, sign-ins. */
export function Component() {
  const t = useTexts();
  const { message } = App.useApp();
  const { account, roles } = useSession();
  const roleName = useRoleName();
  const can = usePermissions();
  const { hash } = useLocation();
  useEffect(() => {
    document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <Page title={t.identity.myAccount} heading={account.displayName} help={account.organisationName ?? undefined}>
      <section aria-labelledby="roles">
        <h2 id="roles">{t.identity.myRoles}</h2>
        {roles.length === 0 && <p className="secondary">{t.accounts.noRoles}</p>}
        <ul>
          {roles.map(({ role, organisationId }) => (
            <li key={`${role}-${organisationId}`}>
              {roleName(role)} · {organisationId ? <UnitName id={organisationId} /> : t.common.wholeCity}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="password">
        <h2 id="password">{t.identity.changeTitle}</h2>
        <PasswordForm name={account.name} onChanged={() => void message.success(t.identity.changed)} />
      </section>
      {(can('requests.request.read') || can('plans.part.report')) && <CalendarAddress />}
      <section aria-labelledby="sessions">
        <h2 id="sessions">{t.identity.sessionsTitle}</h2>
        <p className="secondary">{t.identity.sessionsHelp}</p>
        <SessionsTable accountId={account.id} />
      </section>
    </Page>
  );
}

/** The name of a unit; nothing for those who may not read units. */
function UnitName({ id }: { id: string }) {
  const can = usePermissions();
  return can('organisations.organisation.read') ? <KnownUnitName id={id} /> : null;
}

function KnownUnitName({ id }: { id: string }) {
  const units = useOrganisations();
  return <>{units.data?.find((unit) => unit.id === id)?.name ?? ''}</>;
}

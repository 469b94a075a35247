import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answer, http } from '../api/client.ts';
import type { Account } from '../api/types.ts';
import { usePermissions, useSession } from '../app/session.tsx';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { Loaded, Page } from '../ui/page.tsx';
import { useInstantWords } from '../ui/times.tsx';
import { AccountTags, isLocked } from './accounts-page.tsx';
import { OneTimePasswordDialog } from './one-time-password.tsx';
import { RoleGuide } from './role-guide.tsx';
import { RolesForm } from './roles-form.tsx';
import { SessionsTable } from './sessions-table.tsx';

const accountKey = (id: string) => ['accounts', 'one', id];

/** One account: profile, roles and scope, lock, password, sign-ins; each part for those who may. */
export function Component() {
  const t = useTexts();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: accountKey(id),
    queryFn: () => answer(http.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={query.data?.displayName ?? t.accounts.title}
      tags={query.data && <AccountTags account={query.data} />}
      help={query.data && t.common.labelled(t.accounts.name, query.data.name)}
    >
      <Loaded query={query}>{(account) => <AccountParts account={account} />}</Loaded>
    </Page>
  );
}

function AccountParts({ account }: { account: Account }) {
  const t = useTexts();
  const can = usePermissions();
  return (
    <>
      <div className="columns">
        <section aria-labelledby="profile">
          <h2 id="profile">{t.accounts.profile}</h2>
          <Profile key={account.version} account={account} editable={can('identity.account.write')} />
        </section>
        <div>
          <section aria-labelledby="roles">
            <h2 id="roles">{t.accounts.rolesTitle}</h2>
            <p className="secondary">{t.accounts.rolesHelp}</p>
            <RoleGuide />
            <RolesForm key={account.version} account={account} editable={can('identity.role.grant')} />
          </section>
          <Access account={account} />
        </div>
      </div>
      {can('identity.session.revoke') && (
        <section aria-labelledby="sessions">
          <h2 id="sessions">{t.accounts.sessions}</h2>
          <SessionsTable accountId={account.id} />
        </section>
      )}
    </>
  );
}

function Profile({ account, editable }: { account: Account; editable: boolean }) {
  const t = useTexts();
  const [dirty, setDirty] = useState(false);
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (change: { displayName: string; organisationId: string | null }) =>
      answer(
        http.PATCH('/api/v1/accounts/{id}', {
          params: { path: { id: account.id } },
          body: { version: account.version, ...change },
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(accountKey(account.id), saved);
      void client.invalidateQueries({ queryKey: ['accounts', 'list'] });
      setDirty(false);
      void message.success(t.common.saved);
    },
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      className="narrow"
      disabled={!editable}
      initialValues={{ displayName: account.displayName, organisationId: account.organisationId }}
      onValuesChange={() => setDirty(true)}
      onFinish={save.mutate}
    >
      <LeaveGuard active={dirty && !save.isPending} />
      <ErrorNote error={save.error} />
      <Form.Item
        name="displayName"
        label={t.accounts.displayName}
        rules={[
          { required: true, whitespace: true, message: t.common.required(t.accounts.displayName) },
          { max: 60, message: t.common.tooLong(t.accounts.displayName, 60) },
        ]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="organisationId" label={t.accounts.organisation}>
        <UnitSelect allowClear placeholder={t.accounts.noOrganisation} />
      </Form.Item>
      {editable && (
        <Button htmlType="submit" loading={save.isPending}>
          {t.common.save}
        </Button>
      )}
    </Form>
  );
}

/** Lock, password, disabling; each names what it does to the person. */
function Access({ account }: { account: Account }) {
  const t = useTexts();
  const can = usePermissions();
  const session = useSession();
  const instant = useInstantWords();
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const [password, setPassword] = useState<{ oneTimePassword: string; oneTimeUntil: string } | null>(null);
  const path = { path: { id: account.id } };
  const refresh = () => void client.invalidateQueries({ queryKey: ['accounts'] });
  const unlock = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/accounts/{id}/unlock', { params: path })),
    onSuccess: () => {
      refresh();
      void message.success(t.accounts.unlocked);
    },
  });
  const reset = useMutation({
    mutationFn: () => answer(http.POST('/api/v1/accounts/{id}/reset-password', { params: path })),
    onSuccess: (issued) => {
      refresh();
      setPassword(issued);
    },
  });
  const setStatus = useMutation({
    mutationFn: (status: Account['status']) =>
      answer(http.PATCH('/api/v1/accounts/{id}', { params: path, body: { version: account.version, status } })),
    onSuccess: refresh,
  });
  const mayReset = can('identity.password.reset');
  const mayWrite = can('identity.account.write');
  if (!mayReset && !mayWrite) return null;
  const ask = (title: string, content: string, onOk: () => void) =>
    modal.confirm({ title, content, okText: title, okButtonProps: { danger: true }, onOk: () => onOk() });
  const own = account.id === session.account.id;
  return (
    <section aria-labelledby="access">
      <h2 id="access">{t.accounts.dangerTitle}</h2>
      <ErrorNote error={unlock.error ?? reset.error ?? setStatus.error} />
      {isLocked(account) && account.lockedUntil && (
        <Alert type="warning" showIcon className="note" title={t.accounts.lockedUntil(instant(account.lockedUntil))} />
      )}
      <Space wrap>
        {mayReset && isLocked(account) && (
          <Button type="primary" loading={unlock.isPending} onClick={() => unlock.mutate()}>
            {t.accounts.unlock}
          </Button>
        )}
        {mayReset && (
          <Button
            loading={reset.isPending}
            disabled={own}
            onClick={() => ask(t.accounts.reset, t.accounts.resetHelp(account.displayName), () => reset.mutate())}
          >
            {t.accounts.reset}
          </Button>
        )}
        {mayWrite &&
          (account.status === 'active' ? (
            <Button
              danger
              disabled={own}
              loading={setStatus.isPending}
              onClick={() =>
                ask(t.accounts.disable, t.accounts.disableHelp(account.displayName), () => setStatus.mutate('disabled'))
              }
            >
              {t.accounts.disable}
            </Button>
          ) : (
            <Button loading={setStatus.isPending} onClick={() => setStatus.mutate('active')}>
              {t.accounts.enable}
            </Button>
          ))}
      </Space>
      {own && <p className="why">{t.accounts.ownAccount}</p>}
      <OneTimePasswordDialog name={account.name} issued={password} onClose={() => setPassword(null)} />
    </section>
  );
}

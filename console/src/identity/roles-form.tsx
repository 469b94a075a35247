import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { Account, RoleGrant } from '../api/types.ts';
import { UnitSelect } from '../organisations/unit-select.tsx';
import { useTexts } from '../texts/index.ts';
import { ErrorNote } from '../ui/errors.tsx';
import { LeaveGuard } from '../ui/leave-guard.tsx';
import { useRoleName, useRoles } from './roles-query.ts';

/** Roles of an account, each with the unit it holds in. The server has the last word on which go together. */
export function RolesForm({ account, editable }: { account: Account; editable: boolean }) {
  const t = useTexts();
  const locale = useLocale();
  const { message } = App.useApp();
  const client = useQueryClient();
  const roles = useRoles();
  const roleName = useRoleName();
  const [grants, setGrants] = useState<RoleGrant[]>(account.roles);
  const save = useMutation({
    mutationFn: () =>
      answer(
        http.PUT('/api/v1/accounts/{id}/roles', {
          params: { path: { id: account.id } },
          body: { version: account.version, roles: grants },
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(['accounts', 'one', account.id], saved);
      void client.invalidateQueries({ queryKey: ['accounts', 'list'] });
      void message.success(t.accounts.rolesSaved);
    },
  });
  const isAdministrator = (role: string) =>
    roles.data?.find((candidate) => candidate.role === role)?.administrator ?? false;
  const change = (at: number, part: Partial<RoleGrant>) =>
    setGrants(grants.map((grant, other) => (other === at ? { ...grant, ...part } : grant)));
  const options = (roles.data ?? []).map(({ role, nameZh, nameEn, administrator }) => ({
    value: role,
    label: `${locale === 'en' ? nameEn : nameZh}${administrator && locale === 'zh' && !nameZh.includes(t.accounts.administrator) ? `（${t.accounts.administrator}）` : ''}`,
  }));
  return (
    <>
      <ErrorNote error={save.error} />
      {grants.length === 0 && <p>{t.accounts.noRoles}</p>}
      <ul className="grants">
        {grants.map(({ role, organisationId }, at) => (
          <li key={at}>
            <Select
              className="grant-role"
              aria-label={t.accounts.role}
              disabled={!editable}
              value={role || undefined}
              placeholder={t.common.choose(t.accounts.role)}
              options={options}
              onChange={(next: string) =>
                change(at, { role: next, ...(isAdministrator(next) && { organisationId: null }) })
              }
            />
            <UnitSelect
              className="grant-unit"
              allowClear
              disabled={!editable || isAdministrator(role)}
              label={t.accounts.scope}
              placeholder={t.common.wholeCity}
              value={organisationId}
              onChange={(next) => change(at, { organisationId: next })}
            />
            {t.accounts.guide.duties[role] && (
              <span className="secondary grant-duty">{t.accounts.guide.duties[role]}</span>
            )}
            {editable && (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t.accounts.removeRole(roleName(role))}
                onClick={() => setGrants(grants.filter((_, other) => other !== at))}
              />
            )}
          </li>
        ))}
      </ul>
      <LeaveGuard active={grants !== account.roles && !save.isPending} />
      {editable && (
        <Space wrap>
          <Button
            icon={<PlusOutlined />}
            onClick={() => setGrants([...grants, { role: '', organisationId: account.organisationId }])}
          >
            {t.accounts.addRole}
          </Button>
          <Button
            type="primary"
            disabled={grants === account.roles || grants.some(({ role }) => role === '')}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t.common.save}
          </Button>
        </Space>
      )}
    </>
  );
}

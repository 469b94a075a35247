import { useTexts } from '../texts/index.ts';
import { useRoleName, useRoles } from './roles-query.ts';

/** Which role a person needs for what, and at which step of the way it stands; folded, for whoever grants roles. */
export function RoleGuide() {
  const t = useTexts();
  const roles = useRoles();
  const roleName = useRoleName();
  return (
    <details className="role-guide">
      <summary>{t.accounts.guide.title}</summary>
      <p>{t.accounts.guide.help}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.accounts.role}</th>
            <th scope="col">{t.accounts.guide.duty}</th>
          </tr>
        </thead>
        <tbody>
          {(roles.data ?? []).map(({ role }) => (
            <tr key={role}>
              <th scope="row">{roleName(role)}</th>
              <td>{t.accounts.guide.duties[role] ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

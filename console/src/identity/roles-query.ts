import { useQuery } from '@tanstack/react-query';
import { answer, http } from '../api/client.ts';
import { useLocale } from '../api/locale.ts';
import type { RoleView } from '../api/types.ts';

/** The roles and what they allow. */
export const useRoles = () =>
  useQuery({
    queryKey: ['roles'],
    staleTime: Infinity,
    queryFn: (): Promise<RoleView[]> => answer(http.GET('/api/v1/roles')),
  });

/** A function that names roles in the reader's language; an unknown one by its code. */
export function useRoleName(): (role: string) => string {
  const locale = useLocale();
  const roles = useRoles();
  return (role) => {
    const known = roles.data?.find((candidate) => candidate.role === role);
    return known ? (locale === 'en' ? known.nameEn : known.nameZh) : role;
  };
}

/** A function that names who holds a permission: the roles that have it. */
export function useRoleOfPermission(): (permission: string) => string {
  const locale = useLocale();
  const roles = useRoles();
  return (permission) =>
    (roles.data ?? [])
      .filter(({ permissions }) => permissions.includes(permission))
      .map(({ nameZh, nameEn }) => (locale === 'en' ? nameEn : nameZh))
      .join(locale === 'en' ? ', ' : '、');
}

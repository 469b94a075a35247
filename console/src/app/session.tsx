import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, type ReactNode } from 'react';
import { answer, http } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import type { Session } from '../api/types.ts';

const KEY = ['session'];

/** The session of this browser; `data` is null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: KEY,
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await answer(http.GET('/api/v1/session'));
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });
}

/** Puts a new session (or none) in place; what the former account saw is forgotten when the account changes. */
export function useSessionSetter(): (session: Session | null) => void {
  const client = useQueryClient();
  return (session) => {
    const before = client.getQueryData<Session | null>(KEY);
    if (before?.account.id !== session?.account.id)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(KEY, session);
  };
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** The session of the signed-in account; only below SessionProvider. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a signed-in page');
  return session;
}

/** A function that tells whether the account holds a permission anywhere. */
export function usePermissions(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
